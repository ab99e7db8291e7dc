import type { Rule } from './rule';

/** Names that mean nothing here: of filters, variables and personalization. */
export const NAMES: readonly Rule[] = [];
