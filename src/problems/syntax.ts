import type { Rule } from './rule';

/** What Liquid cannot read, or reads in another way than it looks. */
export const SYNTAX: readonly Rule[] = [];
