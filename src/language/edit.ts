import type { Span } from '../template/expressionNodes';

/** Puts `newText` in the place of what stands there. */
export interface Edit extends Span {
  readonly newText: string;
}
