import type { Rule } from './rule';
import { mismatchedEnd, strayEnd, unclosedBlock } from './syntax/blocks';
import { curlyQuotes } from './syntax/curlyQuotes';
import { filterInCondition } from './syntax/filterInCondition';
import { wrongOperator } from './syntax/operators';
import { parenthesesInCondition } from './syntax/parentheses';
import { singleBraces } from './syntax/singleBraces';
import { unclosedTag } from './syntax/unclosedTag';
import { unfinishedExpression } from './syntax/unfinishedExpression';
import { unknownTag } from './syntax/unknownTag';

/** Rules for what Liquid cannot parse, or parses differently than it looks. */
export const SYNTAX: readonly Rule[] = [
  unclosedTag,
  unclosedBlock,
  strayEnd,
  mismatchedEnd,
  unfinishedExpression,
  unknownTag,
  parenthesesInCondition,
  wrongOperator,
  filterInCondition,
  curlyQuotes,
  singleBraces,
];
