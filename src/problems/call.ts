import { bodyWithSpaces } from './call/body';
import { cacheAgeOutOfRange, noCacheWithCacheAge } from './call/cacheAge';
import { headersNotJson } from './call/headers';
import { methodNotSupported } from './call/method';
import { missingSpaceBeforeOption, optionWithoutValue, unknownOption } from './call/options';
import { duplicateCall, sameVariableTwice } from './call/repeated';
import { retryNeverHappens } from './call/retry';
import { saveNeedsAName } from './call/save';
import { missingUrl, portNotSupported } from './call/url';
import type { Rule } from './rule';

/** Rules for every call: what Braze rejects or handles differently than intended. Source: Braze, Connected Content. */
export const CALL: readonly Rule[] = [
  missingUrl,
  missingSpaceBeforeOption,
  unknownOption,
  optionWithoutValue,
  headersNotJson,
  bodyWithSpaces,
  saveNeedsAName,
  methodNotSupported,
  cacheAgeOutOfRange,
  portNotSupported,
  noCacheWithCacheAge,
  retryNeverHappens,
  duplicateCall,
  sameVariableTwice,
];
