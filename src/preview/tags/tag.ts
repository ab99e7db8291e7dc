import type { BlockNode, TagNode } from '../../template/nodes';
import type { Run } from '../run';

/** What a tag does. Throws a `LiquidError` where Liquid prints one. */
export type Tag = (run: Run, tag: TagNode) => void;

/** What a block does when it is met. It pushes frames for what is in it. */
export type Block = (run: Run, block: BlockNode) => void;

export type Tags = { readonly [name: string]: Tag };
export type Blocks = { readonly [name: string]: Block };
