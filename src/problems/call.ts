import { cacheAgeOutOfRange } from './call/cacheAge';
import type { Rule } from './rule';

/** What Braze refuses, or does otherwise than meant, in any call. Source: Braze, Connected Content. */
export const CALL: readonly Rule[] = [cacheAgeOutOfRange];
