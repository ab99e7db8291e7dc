import { ASSIGNMENTS, CAPTURES } from './assignments';
import { BRAZE_TAGS } from './braze';
import { CALLS } from './calls';
import { CONDITIONS } from './conditions';
import { LOOPS } from './loops';
import { PARTIALS, SNIPPETS } from './partials';
import { CHANGES, PRINTING, VERBATIM } from './printing';
import { TABLES } from './tables';
import type { Block, Tag } from './tag';

export const TAGS: ReadonlyMap<string, Tag> = new Map(
  [ASSIGNMENTS, CALLS, BRAZE_TAGS, PARTIALS, PRINTING].flatMap((tags) => Object.entries(tags)),
);

export const BLOCKS: ReadonlyMap<string, Block> = new Map(
  [CONDITIONS, LOOPS, TABLES, CAPTURES, CHANGES, SNIPPETS, VERBATIM].flatMap((blocks) => Object.entries(blocks)),
);
