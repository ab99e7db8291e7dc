import type { CallAnswer, Caller, CallRefusal, CallRequest } from '../preview/rendering';
import { pause } from './pause';

/** How long typing has to rest before a call is made that was not made before: half an address is nobody's address. */
const REST_MS = 500;

/** More than a message has calls, and no more than memory has room for: an answer can have a megabyte. */
const MOST_ANSWERS = 50;

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
      if ('failure' in outcome) this.#failed.set(key, { refusal: outcome, tookMs: performance.now() - begun });
      else this.#keep(key, outcome);
      return outcome;
    };
  }

  #keep(key: string, answer: CallAnswer): void {
    this.#answers.set(key, answer);
    const [oldest] = this.#answers.keys();
    if (oldest !== undefined && this.#answers.size > MOST_ANSWERS) this.#answers.delete(oldest);
  }
}

function keyOf({ url, method, body, headers, isProfileApi, attempt }: CallRequest): string {
  return JSON.stringify([url, method, body, isProfileApi ? '' : headers, attempt]);
}
