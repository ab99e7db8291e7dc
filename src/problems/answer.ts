import { noControlGuard } from './answer/controlGuard';
import { fieldNotRequested } from './answer/fieldNotRequested';
import { secondsNotMilliseconds } from './answer/lastUpdated';
import { indexOutOfRange, propensityOfMany } from './answer/lists';
import { maybeNull } from './answer/maybeNull';
import { unknownCohort, unknownProperty } from './answer/neverSeen';
import { noFallback } from './answer/noFallback';
import { numberAsText } from './answer/numberAsText';
import { statusComparedWrongly } from './answer/status';
import { unknownField } from './answer/unknownField';
import type { Rule } from './rule';

/** Rules about how a response of the User Profile API is used. */
export const ANSWER: readonly Rule[] = [
  fieldNotRequested,
  unknownField,
  maybeNull,
  noControlGuard,
  noFallback,
  numberAsText,
  secondsNotMilliseconds,
  statusComparedWrongly,
  propensityOfMany,
  indexOutOfRange,
  unknownCohort,
  unknownProperty,
];
