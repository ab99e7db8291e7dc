import { missingAuthorization, wrongAuthorization } from './profileApi/authorization';
import { noRequestsLeft } from './profileApi/budget';
import { euEndpoint, insecureEndpoint, postToProfileApi } from './profileApi/endpoint';
import { idWithoutFlag, recommendationsWithoutId } from './profileApi/ids';
import { parameterValue, unknownParameter } from './profileApi/parameters';
import { wrongPath } from './profileApi/path';
import { secretInTemplate } from './profileApi/secretHeaders';
import { secretInUrl } from './profileApi/secretUrls';
import { noUser, sharedCache, unescapedId } from './profileApi/user';
import type { Rule } from './rule';

/**
 * Rules for calls to the User Profile API that fail, leak a key or return another user's data. Source: Amplitude, User
 * Profile API.
 */
export const PROFILE_API: readonly Rule[] = [
  noUser,
  insecureEndpoint,
  euEndpoint,
  wrongPath,
  unknownParameter,
  parameterValue,
  recommendationsWithoutId,
  idWithoutFlag,
  postToProfileApi,
  missingAuthorization,
  wrongAuthorization,
  secretInTemplate,
  secretInUrl,
  unescapedId,
  sharedCache,
  noRequestsLeft,
];
