import { setTimeout } from 'node:timers/promises';
import type { AxiosAdapter } from 'axios';
import type { Answer } from '../profile/profile';
import { normalized, type ProfileRequest, requestProblem, toQuery } from '../profile/request';
import { type ReceivedProfile, readReply } from './answer';
import { createAnswerCache } from './cache';
import { endpointProblem } from './endpoint';
import { ApiFailure, cancelled, invalidEndpoint, NO_KEY } from './failure';
import { createFlights } from './flights';
import { createGet } from './http';
import { keyProblem } from './key';
import type { Pace } from './pace';
import { withRetries } from './retry';

export interface ClientOptions {
  /** The URL that requests are sent to. Read anew for each request. */
  endpoint(): string;
  /** The key to send to this origin, if there is one. Read anew for each request. */
  key(origin: string): Promise<string | undefined>;
  /** The sample connection sends no key and needs none. */
  readonly keyless?: boolean;
  /**
   * `timeout`: milliseconds for one attempt, body included. `cacheSeconds`: how long an answer serves repeated
   * look-ups.
   */
  limits(): { readonly timeout: number; readonly cacheSeconds: number };
  /** Shared by all connections that share a rate limit. */
  readonly pace: Pace;
  /** Answers instead of the network. Must stop when the `signal` of the request is aborted. */
  readonly adapter?: AxiosAdapter;
  /** Receives one line per attempt, without the key, ids or any part of the answer. */
  log?(line: string): void;
  /** Milliseconds since 1970. */
  now?(): number;
  wait?(ms: number, signal: AbortSignal): Promise<void>;
  /** A number from 0 to 1. */
  random?(): number;
}

export interface LookUpOptions {
  /** Sends a request even if an answer is in memory. */
  readonly fresh?: boolean;
  readonly signal?: AbortSignal;
}

/** Every method rejects with `ApiFailure` only. */
export interface ProfileClient {
  lookUp(request: ProfileRequest, options?: LookUpOptions): Promise<Answer>;
  /**
   * Resolves when the API accepts the key. Asks about an id that belongs to nobody, and for no part, so that no
   * exposure is counted.
   */
  checkKey(key: string, signal?: AbortSignal): Promise<void>;
  /**
   * For when the key changes: forgets all answers and cancels all requests under way, so that their answers never
   * appear.
   */
  forget(): void;
}

interface Question {
  readonly url: string;
  /** Whether the API counts the request as an exposure of the person. */
  readonly counted: boolean;
  readonly key: string | undefined;
}

interface Reached extends ReceivedProfile {
  readonly status: number;
  readonly durationMs: number;
}

const NOBODY = 'user_id=amplitude-connected-content-key-check';

/**
 * Creates the client of one connection. It caches answers, retries, keeps to the pace, and shares the answer between
 * callers that ask for the same at the same time.
 */
export function createClient(options: ClientOptions): ProfileClient {
  const { pace, log, keyless = false, now = Date.now, random = Math.random } = options;
  const wait = options.wait ?? ((ms, signal) => setTimeout(ms, undefined, { signal }));
  const get = createGet(options.adapter);
  const cache = createAnswerCache();
  const flights = createFlights<Answer>();

  async function attempt({ url, key }: Question, signal: AbortSignal): Promise<Reached> {
    const begun = now();
    const { timeout } = options.limits();
    const note = (outcome: string) => log?.(`${namesIn(url)} → ${outcome} in ${now() - begun} ms`);
    try {
      const reply = await get(url, { key, timeout, signal });
      const reading = await readReply(reply, now(), hiding(key));
      note(`${reply.status}`);
      return { ...reading, status: reply.status, durationMs: now() - begun };
    } catch (error) {
      note(error instanceof ApiFailure ? [error.details.status, error.kind].filter(Boolean).join(' ') : 'a bug');
      throw error;
    }
  }

  async function ask(question: Question, signal: AbortSignal): Promise<Reached> {
    try {
      const { counted } = question;
      return await withRetries(() => pace.run(() => attempt(question, signal), signal), {
        counted,
        signal,
        wait,
        random,
      });
    } catch (error) {
      throw signal.aborted ? cancelled() : error;
    }
  }

  async function usableKey(url: string): Promise<string | undefined> {
    if (keyless) return undefined;
    const key = await options.key(new URL(url).origin).catch((error) => {
      if (error instanceof ApiFailure) throw error;
      throw new ApiFailure(
        'no-key',
        'The key of this connection cannot be read from the secret storage. Set it again.',
      );
    });
    if (!key) throw new ApiFailure('no-key', NO_KEY);
    checkCharacters(key);
    return key;
  }

  async function fetchAnswer(request: ProfileRequest, endpoint: string, signal: AbortSignal): Promise<Answer> {
    const url = `${endpoint}?${toQuery(request)}`;
    const key = await usableKey(url);
    const reached = await ask({ url, key, counted: request.recIds !== undefined }, signal);
    if (signal.aborted) throw cancelled();
    const answer = { ...reached, request, fetchedAt: now(), fromCache: false };
    cache.set(endpoint, answer);
    return answer;
  }

  function usableEndpoint(): string {
    const endpoint = options.endpoint();
    const problem = endpointProblem(endpoint);
    if (problem) throw invalidEndpoint(problem);
    return endpoint;
  }

  return {
    async lookUp(request, { fresh = false, signal } = {}) {
      if (signal?.aborted) throw cancelled();
      const problem = requestProblem(request);
      if (problem) throw new ApiFailure('invalid-request', problem);
      const endpoint = usableEndpoint();
      const asked = normalized(request);
      const kept = fresh ? undefined : cache.get(endpoint, asked, options.limits().cacheSeconds, now());
      if (kept) return { ...kept, fromCache: true };
      const name = `${endpoint}?${toQuery(asked)}`;
      const answer = await flights.join(name, (stop) => fetchAnswer(asked, endpoint, stop), signal);
      // Otherwise a later look-up of other parts could show data older than this answer.
      if (fresh) cache.keepOnly(endpoint, answer);
      return answer;
    },

    async checkKey(key, signal = new AbortController().signal) {
      checkCharacters(key);
      try {
        await ask({ url: `${usableEndpoint()}?${NOBODY}`, key, counted: false }, signal);
      } catch (error) {
        if (!(error instanceof ApiFailure && error.kind === 'not-seen')) throw error;
      }
    },

    forget() {
      cache.clear();
      flights.cancelAll();
    },
  };
}

function checkCharacters(key: string): void {
  const problem = keyProblem(key);
  if (problem) throw new ApiFailure('malformed-header', problem);
}

/**
 * Returns a function that removes the key from a text, because a server may echo it, as it is or escaped for JSON or a
 * URL. Amplitude's keys have 32 characters; one of fewer than 8 is left alone, because it could be an ordinary word of
 * the answer.
 */
function hiding(key = ''): (text: string) => string {
  if (key.length < 8) return (text) => text;
  const inJson = JSON.stringify(key).slice(1, -1);
  const forms = new Set([key, inJson, inJson.replaceAll('/', '\\/'), encodeURIComponent(key)]);
  return (text) => [...forms].reduce((rest, form) => rest.replaceAll(form, '…'), text);
}

/** `https://host/path?user_id=ada&get_recs=true` → `GET host user_id get_recs` */
function namesIn(url: string): string {
  const { host, searchParams } = new URL(url);
  return ['GET', host, ...searchParams.keys()].join(' ');
}
