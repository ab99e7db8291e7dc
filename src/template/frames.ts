import { type Frame, NONE, type UnexpectedNode } from './expressionNodes';

/** All frames without unexpected text, except those closed by a wrong delimiter. */
const FRAMES: readonly Frame[] = [undefined, '}}' as const, '%}' as const].flatMap((unclosed) =>
  [false, true].flatMap((trimEnd) =>
    [false, true].map((trimStart): Frame => ({ trimStart, trimEnd, unclosed, unexpected: NONE })),
  ),
);

/** The frame of most tags and outputs, and of the lines of a `liquid` tag. */
export const PLAIN_FRAME = frameOf(false, false, undefined);

export function frameOf(trimStart: boolean, trimEnd: boolean, unclosed: Frame['unclosed']): Frame {
  if (typeof unclosed === 'object') return { trimStart, trimEnd, unclosed, unexpected: NONE };
  const index = (trimStart ? 1 : 0) + (trimEnd ? 2 : 0) + (unclosed === undefined ? 0 : unclosed === '}}' ? 4 : 8);
  return FRAMES[index] as Frame;
}

/** Returns the frame with unexpected text added. */
export function withUnexpected(frame: Frame, unexpected: readonly UnexpectedNode[]): Frame {
  return unexpected.length === 0 ? frame : { ...frame, unexpected };
}
