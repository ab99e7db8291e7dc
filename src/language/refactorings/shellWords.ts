export interface ShellWords {
  readonly words: readonly string[];
  /** The length of the command in the text. */
  readonly length: number;
}

/**
 * `curl 'a b' \⏎ -d "c" | jq` → `curl`, `a b`, `-d`, `c`: splits one command into words, by the rules of Unix and
 * Windows shells.
 */
export function shellWords(text: string): ShellWords {
  const words: string[] = [];
  let word: string | undefined;
  let at = 0;
  let isInTable = false;
  const end = () => {
    if (word !== undefined) words.push(word);
    word = undefined;
  };
  while (at < text.length) {
    const character = text.charAt(at);
    isInTable = isInTable ? character !== '}' : beginsTable(text, at);
    const continued = '\\^`'.includes(character) ? lineBreakAt(text, at + 1) : 0;
    if (continued > 0) {
      end();
      at += 1 + continued;
    } else if (/[\n\r;|<>]/.test(character) && !isInTable) break;
    else if (/[ \t\n\r;]/.test(character)) {
      end();
      at++;
    } else if (character === "'" || character === '"') {
      const [inside, next] = quoted(text, at);
      word = (word ?? '') + inside;
      at = next;
    } else if (isCaret(text, at) || text.startsWith("$'", at)) at++;
    else {
      const escaped = character === '\\' && at + 1 < text.length;
      word = (word ?? '') + text.charAt(escaped ? at + 1 : at);
      at += escaped ? 2 : 1;
    }
  }
  end();
  return { words, length: at };
}

/** `@{ "a" = "b"; "c" = "d" }`: a table of PowerShell, often over several lines. */
function beginsTable(text: string, at: number): boolean {
  return text.startsWith('@{', at) && text.includes('}', at);
}

/** Returns the quoted text and the offset after it. An unclosed quote extends to the end. */
function quoted(text: string, start: number): readonly [inside: string, next: number] {
  const quote = text.charAt(start);
  let inside = '';
  let at = start + 1;
  while (at < text.length && text.charAt(at) !== quote) {
    const escaped = quote === '"' && text.charAt(at) === '\\' && /["\\$`]/.test(text.charAt(at + 1));
    if (escaped || (quote === '"' && isCaret(text, at))) at++;
    if (text.charAt(at) === quote && !escaped) break;
    inside += text.charAt(at++);
  }
  return [inside, Math.min(at + 1, text.length)];
}

/** Whether this `^` is an escape of the Windows command line. Browsers also add one after `%`: `^%^40`. */
function isCaret(text: string, at: number): boolean {
  if (text.charAt(at) !== '^') return false;
  return text.charAt(at - 1) === '%' || /["&|<>^%!()@$#{}[\]\\]/.test(text.charAt(at + 1));
}

function lineBreakAt(text: string, at: number): number {
  if (text.startsWith('\r\n', at)) return 2;
  return text.charAt(at) === '\n' || text.charAt(at) === '\r' ? 1 : 0;
}
