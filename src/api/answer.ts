import { isObject, type Json, type JsonObject, own } from '../profile/json';
import { parseJson } from '../profile/parseJson';
import { shortened, visible } from '../profile/visible';
import { unpacked } from './body';
import { inWords } from './duration';
import { ApiFailure, CHECK_ENDPOINT, type FailureDetails, type FailureKind } from './failure';
import type { Reply } from './http';
import { secondsToWait } from './retryAfter';
import { shapeProblem } from './shape';

/** A profile as received: parsed, and as the text of the body. */
export interface ReceivedProfile {
  readonly userData: JsonObject;
  readonly text: string;
}

const NOT_SEEN = /user id and device id not seen before/i;
const THROTTLED = /number of requests per minute exceeds/i;
const MISSING_KEY = /^missing api-key/i;
const INVALID_KEY = /^invalid api-key$/i;
const CHECK_REQUEST = 'Check the IDs and the setting “amplitudeProfile.endpoint”.';
const SET_KEY = '“Amplitude: Set API Key…”';

/**
 * Reads the profile out of a reply. The body decides before the status does, because the API documents no status for a
 * person never seen or for too many requests.
 * Rejects with an `ApiFailure` that holds as much of the body as arrived. `now` is in milliseconds since 1970; `hide`
 * removes secrets from everything that is kept or quoted.
 */
export async function readReply(
  reply: Reply,
  now: number,
  hide: (text: string) => string = (text) => text,
): Promise<ReceivedProfile> {
  const { status } = reply;
  const isSuccess = status >= 200 && status < 300;
  const { text: body = '', problem } = await bodyOf(reply);
  const text = hide(body);
  const json = jsonIn(text);
  const retryAfter = secondsToWait(reply.header('retry-after'), now);
  const details = {
    status,
    ...(text === '' ? {} : { body: text }),
    ...(retryAfter === undefined ? {} : { retryAfter }),
  };
  const fail = (kind: FailureKind, message: string) => new ApiFailure(kind, message, details);

  const said = hide(saidIn(json, text));
  if (NOT_SEEN.test(said)) {
    throw fail(
      'not-seen',
      'Amplitude has never seen this user or device in this project. Check the ID and the connection.',
    );
  }
  if (THROTTLED.test(said) || status === 429) throw throttled(details);
  if (!isSuccess) throw refusal(status, hide(reply.header('location') ?? ''), said, details);
  if (problem) throw fail(problem.kind, problem.message);
  if (status === 206) throw fail('incomplete', 'Only part of the answer arrived (206). Try again.');
  if (json === undefined)
    throw fail('not-json', `${describe(text)} came instead of a profile (${status}). ${CHECK_ENDPOINT}`);
  if (said) throw fail('refused', `The API did not answer the request (${status}): ${quoted(said)}. ${CHECK_REQUEST}`);
  const misfit = shapeProblem(json, text);
  if (misfit) {
    throw fail(
      'unexpected-shape',
      `The answer is not as documented: ${misfit}. Open the response as JSON to see all of it.`,
    );
  }
  return { userData: own(json as JsonObject, 'userData') as JsonObject, text };
}

async function bodyOf({ bytes, header, problem }: Reply): Promise<{ text?: string; problem?: ApiFailure }> {
  if (problem) return { problem };
  try {
    const plain = await unpacked(bytes, header('content-encoding')?.trim().toLowerCase() || 'identity');
    return decoded(plain);
  } catch (error) {
    if (error instanceof ApiFailure) return { problem: error };
    throw error;
  }
}

/** JSON is UTF-8 whatever a charset says. Source: RFC 8259, 8.1 */
function decoded(bytes: Uint8Array): { text: string; problem?: ApiFailure } {
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    const problem = new ApiFailure('not-json', `The answer is not text in UTF-8. ${CHECK_ENDPOINT}`);
    return { text: new TextDecoder().decode(bytes), problem };
  }
}

function jsonIn(text: string): Json | undefined {
  try {
    return parseJson(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/**
 * Returns the API's own error message: `error` in `{"error":"…"}`, or the whole of a plain-text body. Empty if there is
 * none.
 */
function saidIn(json: Json | undefined, text: string): string {
  if (json === undefined) return isHtml(text) ? '' : text.trim();
  const isAboutNobody = isObject(json) && (own(json, 'userData') ?? null) === null;
  const error = isAboutNobody ? own(json, 'error') : undefined;
  return typeof error === 'string' ? error.trim() : '';
}

function throttled(details: FailureDetails): ApiFailure {
  const when = details.retryAfter === undefined ? 'in a minute' : `in ${inWords(details.retryAfter)}`;
  const message = `Amplitude’s limit of requests per minute is reached; the whole organisation shares it. Try again ${when}.`;
  return new ApiFailure('throttled', message, details);
}

function refusal(status: number, location: string, said: string, details: FailureDetails): ApiFailure {
  const fail = (kind: FailureKind, message: string) => new ApiFailure(kind, message, details);
  const words = said ? `: ${quoted(said)}` : '';
  if (status < 400) {
    const target = targetOf(location);
    return fail(
      'redirect',
      `The endpoint redirects ${target} (${status}). A key is never sent elsewhere. ${CHECK_ENDPOINT}`,
    );
  }
  if (MISSING_KEY.test(said)) {
    return fail(
      'malformed-header',
      `The API found no key that it can read in the request (${status}). Set the key again with ${SET_KEY}.`,
    );
  }
  if (status === 401 || INVALID_KEY.test(said)) {
    return fail(
      'wrong-key',
      `The API does not accept the key (${status}). ${SET_KEY} takes the project’s secret key, not its API key.`,
    );
  }
  if (status === 404) return fail('wrong-path', `Nothing answers at this path (404). ${CHECK_ENDPOINT}`);
  if (status < 500) return fail('refused', `The API refused the request (${status})${words}. ${CHECK_REQUEST}`);
  const when = details.retryAfter === undefined ? 'in a moment' : `in ${inWords(details.retryAfter)}`;
  return fail('server-error', `The API has an error of its own (${status})${words}. Try again ${when}.`);
}

/** Describes where a redirect leads. Names host and path only, because the query may hold personal data. */
function targetOf(location: string): string {
  if (!location) return 'without saying where to';
  if (!URL.canParse(location)) return `to ${shortened(visible(location.replace(/[?#].*$/s, '')), 100)}`;
  const { protocol, host, pathname } = new URL(location);
  return `to ${shortened(visible(`${protocol}//${host}${pathname}`), 100)}`;
}

function describe(text: string): string {
  if (text.trim() === '') return 'Nothing';
  return isHtml(text) ? 'A web page' : 'Something that is not JSON';
}

function isHtml(text: string): boolean {
  return /^\s*<(!doctype|html|head|body|\?xml)/i.test(text);
}

function quoted(said: string): string {
  return `“${shortened(visible(said), 200)}”`;
}
