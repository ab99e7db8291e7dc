import type { Span } from '../../template/expressionNodes';
import type { Piece } from '../../template/oddities';

/** Text that does not fit into its piece. */
export interface Unfitting extends Span {
  readonly text: string;
  readonly piece: Piece;
}

/** Whether the tag takes a condition. */
export function isCondition(piece: Piece): boolean {
  return piece.kind === 'tag' && ['if', 'unless', 'elsif', 'else'].includes(piece.name);
}

/** Whether filters may stand in the piece. */
export function takesFilters(piece: Piece): boolean {
  return piece.kind === 'output' || piece.name === 'assign' || piece.name === 'echo';
}
