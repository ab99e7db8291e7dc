import type { Span } from '../../template/expressionNodes';
import type { BlockNode } from '../../template/nodes';
import type { EndlessBlock, Level } from '../../template/oddities';

/** A block with an end, and those inside it that it ended too, the innermost last. */
export interface Cut extends Span {
  readonly around: BlockNode;
  readonly inner: BlockNode[];
}

/**
 * A block that stands in another one without an end, and ends where that does, was ended by the same tag. By where the block stands
 * that has an end.
 */
export function cutsOf(endless: readonly EndlessBlock[]): ReadonlyMap<Level, readonly Cut[]> {
  const cuts = new Map<Level, Cut[]>();
  const found = new Map<BlockNode, Cut | undefined>();
  for (const { block, level } of endless) {
    const around = level.block;
    let cut = around && found.get(around);
    if (around?.close.kind === 'tag' && around.close.start === block.end && level.parent) {
      cut = { start: around.start, end: around.end, around, inner: [] };
      const list = cuts.get(level.parent);
      if (list) list.push(cut);
      else cuts.set(level.parent, [cut]);
    } else if (around?.end !== block.end) cut = undefined;
    found.set(block, cut);
    cut?.inner.push(block);
  }
  return cuts;
}
