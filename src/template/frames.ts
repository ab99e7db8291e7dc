import { type Frame, NONE, type UnexpectedNode } from './expressionNodes';

const ENDS = [undefined, '}}', '%}'] as const;

/** All frames in which everything fits, apart from those that end with a wrong delimiter. */
const FRAMES: readonly Frame[] = ENDS.flatMap((unclosed) =>
  [false, true].flatMap((trimEnd) =>
    [false, true].map((trimStart): Frame => ({ trimStart, trimEnd, unclosed, unexpected: NONE })),
  ),
);

export function frameOf(
  trimStart: boolean,
  trimEnd: boolean,
  unclosed: Frame['unclosed'],
  unexpected: readonly UnexpectedNode[],
): Frame {
  if (typeof unclosed === 'object' || unexpected.length > 0) return { trimStart, trimEnd, unclosed, unexpected };
  const index = (trimStart ? 1 : 0) + (trimEnd ? 2 : 0) + (unclosed === undefined ? 0 : unclosed === '}}' ? 4 : 8);
  return FRAMES[index] as Frame;
}
