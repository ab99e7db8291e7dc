import type { Rule } from './rule';

/** What is done with an answer of the User Profile API. */
export const ANSWER: readonly Rule[] = [];
