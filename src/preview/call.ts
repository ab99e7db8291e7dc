import { isObject, type Json, type JsonObject } from '../profile/json';
import { parseJson } from '../profile/parseJson';
import type { CallAnswer, CallRefusal, CallRequest } from './rendering';

/** What Braze waits for, and how much it reads. */
const TIMEOUT_MS = 2_000;
const MAX_BYTES = 1_048_576;

/** How many more tries `:retry` makes. */
export const MOST_RETRIES = 5;

const GET_TYPE = 'application/json';
const POST_TYPE = 'application/x-www-form-urlencoded';

/** A call as the template writes it, Liquid replaced. */
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
  /** `:retry`, `:no_cache`, `:rerender`; is there a `:cache_max_age`? */
  readonly retries: boolean;
  readonly uncached: boolean;
  readonly cached: boolean;
  readonly rerenders: boolean;
}

/** What Braze makes of an answer. */
export type Outcome =
  | { readonly kind: 'variable'; readonly value: Json; readonly answer: Json }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'nothing'; readonly failure?: string };

/**
 * The request that Braze would send, or why it sends none, in a sentence. A URL is judged by what `new URL()` reads in it, because
 * that is where a request would go, and never by its letters.
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
    return 'The URL holds blanks, line breaks or backslashes. Escape values in it with `url_param_escape`.';
  }
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    return 'This is no URL: it must begin with https:// and a host.';
  }
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return 'Braze calls http and https only.';
  if (url.username !== '' || url.password !== '') return 'The URL names a user before an `@`. Nothing is called.';
  if (isPlainProfileApi(url, profileApi))
    return 'The Profile API answers http:// with a redirect (301), and Braze follows none: it has to be https://.';
  if (url.port !== '' && !isProfileApi(url, profileApi)) return 'Braze calls the ports 80 and 443 only.';
  return url;
}

/** Is it the configured endpoint, by its origin and its path? */
function isProfileApi(url: URL, profileApi: string | undefined): boolean {
  if (profileApi === undefined || !URL.canParse(profileApi)) return false;
  const endpoint = new URL(profileApi);
  return (
    url.origin === endpoint.origin && url.pathname === endpoint.pathname && url.username === '' && url.password === ''
  );
}

/** Is it the configured endpoint but for `http:`? */
function isPlainProfileApi(url: URL, profileApi: string | undefined): boolean {
  if (url.protocol !== 'http:' || url.port !== '') return false;
  const secure = new URL(url);
  secure.protocol = 'https:';
  return isProfileApi(secure, profileApi);
}

/** `a=1&b=2` becomes JSON when that is what is to be sent. */
function bodyOf(body: string | undefined, contentType: string): string | undefined {
  if (body === undefined) return undefined;
  const isForm = /^[^\s{[="]+=/.test(body);
  if (!isForm || !contentType.startsWith('application/json')) return body;
  return JSON.stringify(Object.fromEntries(new URLSearchParams(body)));
}

/** What an answer is kept under. Headers do not count: the same URL shares an answer. */
export function cacheKey({ method, url, body = '' }: CallRequest): string {
  return `${method} ${url} ${body}`;
}

/** Does Braze keep the answer of such a call? */
export function isCacheable({ uncached, cached }: WrittenCall, { method }: CallRequest): boolean {
  return method === 'POST' ? cached : !uncached;
}

export function isSuccess({ status }: CallAnswer): boolean {
  return status >= 200 && status < 300;
}

/** Does Braze try again, when the tag says `:retry`? */
export function isRetried({ status }: CallAnswer): boolean {
  return status >= 500;
}

/** The text of an answer; nothing when Braze does not take it, with the reason. */
export function textOfAnswer({ status, body, durationMs }: CallAnswer): { text: string } | { failure: string } {
  const size = typeof body === 'string' ? new TextEncoder().encode(body).length : body.length;
  if (durationMs > TIMEOUT_MS) return { failure: 'The answer took longer than 2 seconds, so nothing is inserted.' };
  if (size > MAX_BYTES) return { failure: 'The answer is larger than 1 MB, so nothing is inserted.' };
  if (status >= 300 && status < 400) return { failure: `The answer is a redirect (${status}). Braze follows none.` };
  if (status >= 500) return { failure: `The server failed (${status}), so nothing is inserted.` };
  return { text: typeof body === 'string' ? body : new TextDecoder().decode(body) };
}

/**
 * JSON becomes the variable, other text is printed in place of the tag, and a 404 is an empty text. An object of a 2XX answer also
 * has `__http_status_code__`.
 */
export function outcomeOf(text: string, { status, contentType }: Pick<CallAnswer, 'status' | 'contentType'>): Outcome {
  if (status === 404) return { kind: 'nothing', failure: 'The page was not found (404): an empty text is inserted.' };
  const answer = jsonIn(text, contentType);
  if (answer === undefined) return { kind: 'text', text };
  const value = isObject(answer) && status >= 200 && status < 300 ? withStatus(answer, status) : answer;
  return { kind: 'variable', value, answer };
}

function withStatus(answer: JsonObject, status: number): JsonObject {
  return { ...answer, __http_status_code__: status };
}

/** A list or an object; anything that is JSON when the answer says that it is. */
function jsonIn(text: string, contentType = ''): Json | undefined {
  try {
    const value = parseJson(text.replace(/^\ufeff/, ''));
    return (typeof value === 'object' && value !== null) || contentType.includes('json') ? value : undefined;
  } catch {
    return undefined;
  }
}
