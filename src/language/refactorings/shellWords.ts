export interface ShellWords {
  readonly words: readonly string[];
  /** How much of the text the command takes. */
  readonly length: number;
}

/** `curl 'a b' \⏎ -d "c"` → `curl`, `a b`, `-d`, `c`: the words of a POSIX command, which ends with its line. */
export function shellWords(text: string): ShellWords {
  const words: string[] = [];
  let word: string | undefined;
  let at = 0;
  const end = () => {
    if (word !== undefined) words.push(word);
    word = undefined;
  };
  while (at < text.length) {
    const character = text.charAt(at);
    const breakAfter = character === '\\' ? lineBreakAt(text, at + 1) : 0;
    if (breakAfter > 0) {
      end();
      at += 1 + breakAfter;
    } else if (character === '\n' || character === '\r' || character === ';' || character === '|') break;
    else if (character === ' ' || character === '\t') {
      end();
      at++;
    } else if (character === "'" || character === '"') {
      const [inside, next] = quoted(text, at);
      word = (word ?? '') + inside;
      at = next;
    } else {
      const escaped = character === '\\' && at + 1 < text.length;
      word = (word ?? '') + text.charAt(escaped ? at + 1 : at);
      at += escaped ? 2 : 1;
    }
  }
  end();
  return { words, length: at };
}

/** What stands in quotes, and the offset behind them. A quote that is never closed reaches to the end. */
function quoted(text: string, start: number): readonly [inside: string, next: number] {
  const quote = text.charAt(start);
  let inside = '';
  let at = start + 1;
  while (at < text.length && text.charAt(at) !== quote) {
    const escaped = quote === '"' && text.charAt(at) === '\\' && /["\\$`]/.test(text.charAt(at + 1));
    if (escaped) at++;
    inside += text.charAt(at++);
  }
  return [inside, Math.min(at + 1, text.length)];
}

function lineBreakAt(text: string, at: number): number {
  if (text.startsWith('\r\n', at)) return 2;
  return text.charAt(at) === '\n' || text.charAt(at) === '\r' ? 1 : 0;
}
