import { toText } from '../profile/outlineRows';
import { toRequest } from '../profile/request';
import { personOf } from './people';
import { methodNotAllowed, missingKey, notFound, notSeen, wrongKey } from './refusals';
import type { SampleResponse } from './response';
import { userDataOf } from './userData';

export interface SampleRequest {
  readonly method: string;
  /** Path and query. */
  readonly url: string;
  readonly headers: { readonly [name: string]: unknown };
  /** Whether to answer without a key, as the extension's own sample connection does. */
  readonly keyless?: boolean;
}

export const SAMPLE_PATH = '/v1/userprofile';

/** The only key that is refused. */
const WRONG_KEY = 'wrong';

/**
 * Answers as Amplitude's User Profile API would for a project that holds the sample people.
 * Source: Amplitude, User Profile API, https://amplitude.com/docs/apis/analytics/user-profile
 */
export function answer({ method, url, headers, keyless = false }: SampleRequest): SampleResponse {
  const [path, query] = url.split(/\?(.*)/s, 2);
  if (path !== SAMPLE_PATH) return notFound;
  if (!['GET', 'HEAD'].includes(method.toUpperCase())) return methodNotAllowed;
  return (keyless ? undefined : keyRefusal(headers)) ?? personAnswer(new URLSearchParams(query));
}

/** `Api-Key` is the only scheme that the API accepts. */
function keyRefusal(headers: SampleRequest['headers']): SampleResponse | undefined {
  const [, header] = Object.entries(headers).find(([name]) => name.toLowerCase() === 'authorization') ?? [];
  const key = /^Api-Key (\S+)$/.exec(String(header ?? ''))?.[1];
  if (!key) return missingKey;
  return key === WRONG_KEY ? wrongKey : undefined;
}

function personAnswer(query: URLSearchParams): SampleResponse {
  const asked = toRequest(query);
  const person = personOf(asked.userId, asked.deviceId);
  if (!person) return notSeen;
  if ('response' in person) return person.response;
  const { bodyBytes = 0, delayMs } = person;
  return {
    status: 200,
    headers: { 'content-type': 'application/json' },
    body: toText({ userData: userDataOf(person, asked) }).padEnd(bodyBytes),
    ...(delayMs === undefined ? {} : { delayMs }),
  };
}
