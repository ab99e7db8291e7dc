import type { CallAnswer, Caller, CallRefusal, CallRequest } from '../preview/rendering';
import { pause } from './pause';

/** How long typing has to rest before a call is made that was not made before: half an address is nobody's address. */
const REST_MS = 500;

/** More than a message has calls, and no more than memory has room for: an answer can have a megabyte. */
const MOST_ANSWERS = 50;
/** Every address that was half written and led nowhere is a failure of its own. */
const MOST_FAILURES = 200;

/** What failed in less was not waited for: trying again while somebody types costs nothing. */
const AT_ONCE_MS = 50;

/** What became of a call that failed, and how long that took. */
interface Failed {
  readonly refusal: CallRefusal;
  readonly tookMs: number;
}

/** The answers that one preview got, so that typing renders from what is there. */
export class CallMemory {
  readonly #answers = new Map<string, CallAnswer>();
  readonly #failed = new Map<string, Failed>();

  forget(): void {
    this.#answers.clear();
    this.#failed.clear();
  }

  /**
   * Calls that were answered before are answered from memory, and while somebody is typing those that failed as well; others by
   * `caller`, after a rest while somebody is typing.
   */
  remembering(caller: Caller, isTyping: boolean): Caller {
    return async (request, signal) => {
      const key = keyOf(request);
      const known = this.#answers.get(key);
      if (known) return { ...known, fromCache: true };
      const failed = isTyping ? this.#failed.get(key) : undefined;
      if (failed && failed.tookMs > AT_ONCE_MS) return failed.refusal;
      if (isTyping && !failed) await pause(REST_MS, signal);
      const begun = performance.now();
      const outcome = await caller(request, signal);
      const tookMs = performance.now() - begun;
      if ('failure' in outcome) keep(this.#failed, key, { refusal: outcome, tookMs }, MOST_FAILURES);
      else keep(this.#answers, key, outcome, MOST_ANSWERS);
      return outcome;
    };
  }
}

/** As the newest; past `most` the oldest goes. */
function keep<Value>(kept: Map<string, Value>, key: string, value: Value, most: number): void {
  kept.delete(key);
  kept.set(key, value);
  const [oldest] = kept.keys();
  if (oldest !== undefined && kept.size > most) kept.delete(oldest);
}

function keyOf({ url, method, body, headers, isProfileApi, attempt }: CallRequest): string {
  return JSON.stringify([url, method, body, isProfileApi ? '' : headers, attempt]);
}
