import type { BlockNode, TagNode } from '../../template/nodes';
import type { Run } from '../run';

/** Executes a tag. Throws a `LiquidError` where Liquid prints one. */
export type Tag = (run: Run, tag: TagNode) => void;

/** Executes a block, by pushing frames for its content. */
export type Block = (run: Run, block: BlockNode) => void;

export type Tags = { readonly [name: string]: Tag };
export type Blocks = { readonly [name: string]: Block };
