import { entriesOf, isObject, type Json, type JsonObject, objectOf } from '../profile/json';
import { parseJson } from '../profile/parseJson';
import { API_URL } from '../profile/request';
import { STATUS_FIELD } from '../profile/response';
import type { CallAnswer, CallRefusal, CallRequest } from './rendering';

/** Braze's limits for a call: the time it waits and the number of bytes it reads. */
const TIMEOUT_MS = 2_000;
const MAX_BYTES = 1_048_576;

/** As `new URL()` gives them: the empty one is that of the scheme. */
const PORTS: readonly string[] = ['', '80', '443'];

/** Number of retries with `:retry`. */
export const MOST_RETRIES = 5;

const GET_TYPE = 'application/json';
const POST_TYPE = 'application/x-www-form-urlencoded';

/** A call after its Liquid was evaluated. */
export interface WrittenCall {
  readonly url: string;
  /** `https://x.io/a?id={{ … }}` → `https://x.io/a?id=*` */
  readonly pattern: string;
  readonly method: string | undefined;
  readonly headers: { readonly [name: string]: string };
  readonly body: string | undefined;
  readonly contentType: string | undefined;
  readonly variable: string;
  readonly basicAuth: string | undefined;
  readonly authCredentials: string | undefined;
  /** Whether the tag has `:retry`, `:no_cache`, `:rerender` and `:cache_max_age`. */
  readonly retries: boolean;
  readonly uncached: boolean;
  readonly cached: boolean;
  readonly rerenders: boolean;
}

/** What Braze does with a response. */
export type CallOutcome =
  | { readonly kind: 'variable'; readonly value: Json; readonly answer: Json }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'nothing'; readonly failure?: string };

/**
 * Returns the request that Braze would send, or a sentence that says why it sends none. Uses the URL as `new URL()`
 * parses it, because the request goes there, and never the text of it.
 */
export function toRequest(
  call: WrittenCall,
  attempt: number,
  profileApi: string | undefined,
): CallRequest | CallRefusal {
  const url = checkedUrl(call.url, profileApi);
  if (typeof url === 'string') return { failure: url };
  const method = (call.method ?? 'get').toUpperCase();
  if (method !== 'GET' && method !== 'POST')
    return { failure: `Braze knows the methods GET and POST, not \`${method}\`.` };
  const contentType = call.contentType ?? (method === 'POST' ? POST_TYPE : GET_TYPE);
  const body = method === 'POST' ? bodyOf(call.body, contentType) : undefined;
  url.hash = '';
  return {
    url: url.href,
    method,
    headers: { 'Content-Type': contentType, Accept: contentType, ...call.headers },
    ...(body === undefined ? {} : { body }),
    variable: call.variable,
    isProfileApi: isProfileApi(url, profileApi),
    ...(call.basicAuth === undefined ? {} : { basicAuth: call.basicAuth }),
    ...(call.authCredentials === undefined ? {} : { authCredentials: call.authCredentials }),
    attempt,
    timeoutMs: TIMEOUT_MS,
    maxBytes: MAX_BYTES,
  };
}

function checkedUrl(text: string, profileApi: string | undefined): URL | string {
  if (text === '') return 'There is no URL to call.';
  if (/[\s\p{Cc}\\]/u.test(text)) {
    return 'The URL holds spaces, line breaks or backslashes. Escape values in it with `url_param_escape`.';
  }
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url && url.protocol !== 'https:' && url.protocol !== 'http:') return 'Braze calls http and https only.';
  // `new URL()` also takes `https:host` and `https:///host`.
  if (!/^\w+:\/\/[^/]/.test(text)) return 'This is not a URL: it must begin with https:// and a host.';
  if (!url) return 'This is not a URL: its host or its port is not valid.';
  if (url.username !== '' || url.password !== '') return 'The URL names a user before an `@`. Nothing is called.';
  if (isPlainProfileApi(url, profileApi))
    return 'The Profile API answers http:// with a redirect (301), and Braze follows none: it has to be https://.';
  if (!PORTS.includes(url.port) && !isProfileApi(url, profileApi)) return 'Braze calls the ports 80 and 443 only.';
  return url;
}

/** Whether the URL has the origin and path of Amplitude's endpoint, as in Braze, or of the configured one. */
function isProfileApi(url: URL, profileApi: string | undefined): boolean {
  if (url.username !== '' || url.password !== '') return false;
  return [API_URL, profileApi].some((endpoint) => {
    if (endpoint === undefined || !URL.canParse(endpoint)) return false;
    const { origin, pathname } = new URL(endpoint);
    return url.origin === origin && url.pathname === pathname;
  });
}

/** Is it such an endpoint but for `http:`? */
function isPlainProfileApi(url: URL, profileApi: string | undefined): boolean {
  if (url.protocol !== 'http:' || url.port !== '') return false;
  const secure = new URL(url);
  secure.protocol = 'https:';
  return isProfileApi(secure, profileApi);
}

/** Converts `a=1&b=2` to JSON when the content type is JSON. */
function bodyOf(body: string | undefined, contentType: string): string | undefined {
  if (body === undefined) return undefined;
  const isForm = /^[^\s{[="]+=/.test(body);
  if (!isForm || !contentType.startsWith('application/json')) return body;
  return JSON.stringify(Object.fromEntries(new URLSearchParams(body)));
}

/** Returns the cache key. Headers are not a part of it: requests to the same URL share a response. */
export function cacheKey({ method, url, body = '' }: CallRequest): string {
  return `${method} ${url} ${body}`;
}

/** Whether Braze caches the response to such a call. */
export function isCacheable({ uncached, cached }: WrittenCall, { method }: CallRequest): boolean {
  return method === 'POST' ? cached : !uncached;
}

export function isSuccess({ status }: CallAnswer): boolean {
  return status >= 200 && status < 300;
}

/** Whether Braze repeats the call if the tag has `:retry`. */
export function isRetried({ status }: CallAnswer): boolean {
  return status >= 500;
}

/** Returns the text of a response, or the reason why Braze rejects it. */
export function textOfAnswer({ status, body, durationMs }: CallAnswer): { text: string } | { failure: string } {
  const size = typeof body === 'string' ? new TextEncoder().encode(body).length : body.length;
  if (durationMs > TIMEOUT_MS) return { failure: 'The answer took longer than 2 seconds, so nothing is inserted.' };
  if (size > MAX_BYTES) return { failure: 'The answer is larger than 1 MB, so nothing is inserted.' };
  if (status >= 300 && status < 400) return { failure: `The answer is a redirect (${status}). Braze follows none.` };
  if (status >= 500) return { failure: `The server failed (${status}), so nothing is inserted.` };
  return { text: typeof body === 'string' ? body : new TextDecoder().decode(body) };
}

/**
 * JSON becomes the variable's value, other text is printed in place of the tag, and a 404 counts as an empty text. An
 * object from a 2XX response gets `__http_status_code__`.
 */
export function outcomeOf(
  text: string,
  { status, contentType }: Pick<CallAnswer, 'status' | 'contentType'>,
): CallOutcome {
  if (status === 404) return { kind: 'nothing', failure: 'The page was not found (404): an empty text is inserted.' };
  const answer = jsonIn(text, contentType);
  if (answer === undefined) return { kind: 'text', text };
  const value = isObject(answer) && status >= 200 && status < 300 ? withStatus(answer, status) : answer;
  return { kind: 'variable', value, answer };
}

function withStatus(answer: JsonObject, status: number): JsonObject {
  return objectOf([...entriesOf(answer), [STATUS_FIELD, status]]);
}

/** Parses a list or an object, and any other JSON value if the content type is JSON. */
function jsonIn(text: string, contentType = ''): Json | undefined {
  try {
    const value = parseJson(text.replace(/^\ufeff/, ''));
    return (typeof value === 'object' && value !== null) || contentType.includes('json') ? value : undefined;
  } catch {
    return undefined;
  }
}
