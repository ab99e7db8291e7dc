import { type Delimiters, NONE, type UnexpectedNode } from './expressionNodes';

/** Those without unexpected text, except those closed by a wrong delimiter. */
const SHARED: readonly Delimiters[] = [undefined, '}}' as const, '%}' as const].flatMap((unclosed) =>
  [false, true].flatMap((trimEnd) =>
    [false, true].map((trimStart): Delimiters => ({ trimStart, trimEnd, unclosed, unexpected: NONE })),
  ),
);

/** The delimiters of most tags and outputs, and of the lines of a `liquid` tag. */
export const PLAIN_DELIMITERS = delimitersOf(false, false, undefined);

export function delimitersOf(trimStart: boolean, trimEnd: boolean, unclosed: Delimiters['unclosed']): Delimiters {
  if (typeof unclosed === 'object') return { trimStart, trimEnd, unclosed, unexpected: NONE };
  const index = (trimStart ? 1 : 0) + (trimEnd ? 2 : 0) + (unclosed === undefined ? 0 : unclosed === '}}' ? 4 : 8);
  return SHARED[index] as Delimiters;
}

/** Returns the delimiters with unexpected text added. */
export function withUnexpected(delimiters: Delimiters, unexpected: readonly UnexpectedNode[]): Delimiters {
  return unexpected.length === 0 ? delimiters : { ...delimiters, unexpected };
}
