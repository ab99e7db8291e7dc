import type { CallAnswer, Caller, CallRequest } from '../preview/rendering';
import { pause } from './pause';

/** How long typing has to rest before a call is made that was not made before: half an address is nobody's address. */
const REST_MS = 500;

/** The answers that one preview got, so that typing renders from what is there. */
export class CallMemory {
  readonly #answers = new Map<string, CallAnswer>();

  forget(): void {
    this.#answers.clear();
  }

  /** Calls that were answered before are answered from memory; others by `caller`, after a rest while somebody is typing. */
  remembering(caller: Caller, isTyping: boolean): Caller {
    return async (request, signal) => {
      const key = keyOf(request);
      const known = this.#answers.get(key);
      if (known) return { ...known, fromCache: true };
      if (isTyping) await pause(REST_MS, signal);
      const outcome = await caller(request, signal);
      if (!('failure' in outcome)) this.#answers.set(key, outcome);
      return outcome;
    };
  }
}

function keyOf({ url, method, body, headers, isProfileApi, attempt }: CallRequest): string {
  return JSON.stringify([url, method, body, isProfileApi ? '' : headers, attempt]);
}
