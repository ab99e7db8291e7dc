import type { Token } from './tokens';

/** `  ^^^ variable.other - string`: these columns of the line above have the first scopes and none of those behind the dash. */
export interface Mark {
  readonly start: number;
  readonly end: number;
  readonly wanted: readonly string[];
  readonly unwanted: readonly string[];
}

export interface MarkedLine {
  readonly text: string;
  readonly marks: readonly Mark[];
}

const MARK = /^( *)(\^+) (.*)$/;

/** The lines of a template, each with the marks that follow it. */
export function toMarkedLines(fixture: string): MarkedLine[] {
  const lines: { text: string; marks: Mark[] }[] = [];
  for (const text of fixture.replace(/\n$/, '').split('\n')) {
    const [mark, indent = '', carets = '', scopes = ''] = MARK.exec(text) ?? [];
    if (mark === undefined) lines.push({ text, marks: [] });
    else {
      const [wanted, unwanted] = scopes.split(/(?:^| )- /).map((names) => names.split(' ').filter(Boolean));
      const start = indent.length;
      lines.at(-1)?.marks.push({ start, end: start + carets.length, wanted: wanted ?? [], unwanted: unwanted ?? [] });
    }
  }
  return lines;
}

/** What is wrong with a line, one sentence for each token that is not as marked. */
export function faultsOf({ text, marks }: MarkedLine, tokens: readonly Token[]): string[] {
  return marks.flatMap((mark) =>
    tokens
      .filter(({ start, end }) => start < mark.end && end > mark.start)
      .filter(({ scopes }) => !fits(mark, scopes))
      .map(
        ({ start, end, scopes }) => `${text}\n  ${text.slice(start, end)} is ${scopes.join(' ')}, not ${names(mark)}`,
      ),
  );
}

function fits({ wanted, unwanted }: Mark, scopes: readonly string[]): boolean {
  const has = (name: string) => scopes.some((scope) => scope === name || scope.startsWith(`${name}.`));
  return wanted.every(has) && !unwanted.some(has);
}

function names({ wanted, unwanted }: Mark): string {
  return [...wanted, ...unwanted.map((name) => `-${name}`)].join(' ');
}
