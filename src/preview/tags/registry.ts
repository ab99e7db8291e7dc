import { ASSIGNMENTS, CAPTURES } from './assignments';
import { CONDITIONS } from './conditions';
import { LOOPS } from './loops';
import { PRINTING, VERBATIM } from './printing';
import type { Block, Tag } from './tag';

export const TAGS: ReadonlyMap<string, Tag> = new Map([ASSIGNMENTS, PRINTING].flatMap((tags) => Object.entries(tags)));

export const BLOCKS: ReadonlyMap<string, Block> = new Map(
  [CONDITIONS, LOOPS, CAPTURES, VERBATIM].flatMap((blocks) => Object.entries(blocks)),
);
