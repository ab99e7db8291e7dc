import type { Span } from '../../template/expressionNodes';
import type { BlockNode } from '../../template/nodes';
import type { EndlessBlock, Level } from '../../template/oddities';

/** A closed block and the unclosed blocks inside it that its end tag also ended, innermost last. */
export interface Cut extends Span {
  readonly around: BlockNode;
  readonly inner: BlockNode[];
}

/**
 * Finds unclosed blocks that were ended by the end tag of an enclosing one. Grouped by the level that contains the
 * closed block.
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
