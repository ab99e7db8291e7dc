import type { CallAnswer, Caller, CallRefusal, CallRequest, CallResult } from '../../preview/rendering';
import { pause } from '../pause';

/** Milliseconds without a key before a new call is made, because a URL that is still being typed leads nowhere. */
const REST_MS = 500;

/** More than the calls of any message. Limited for memory, because an answer can have a megabyte. */
const MOST_ANSWERS = 50;
/** Higher, because every half-typed URL adds a failure. */
const MOST_FAILURES = 200;

/** Milliseconds. A call that failed faster is made again even while typing, because nobody had to wait for it. */
const AT_ONCE_MS = 50;

interface Answered {
  readonly request: CallRequest;
  readonly answer: CallAnswer;
}

/** A call that the user ran and that has not been answered yet. */
interface Running {
  readonly request: CallRequest;
  readonly outcome: Promise<CallResult>;
}

/** A failed call and how long it took, in milliseconds. */
interface Failed {
  readonly request: CallRequest;
  readonly refusal: CallRefusal;
  readonly tookMs: number;
}

/** Remembers the answers that one preview got, so that typing does not repeat the calls. */
export class CallMemory {
  private answers = new Map<string, Answered>();
  private failed = new Map<string, Failed>();
  private running = new Map<string, Running>();
  private readonly closing = new AbortController();

  /**
   * Forgets the outcomes of calls for which this is true, and all that calls under way will still get. Returns whether
   * there was one to forget.
   */
  forget(isMeant: (request: CallRequest) => boolean): boolean {
    const known = this.answers.size + this.failed.size;
    this.answers = without(isMeant, this.answers);
    this.failed = without(isMeant, this.failed);
    this.running = without(isMeant, this.running);
    return this.answers.size + this.failed.size < known;
  }

  /**
   * Wraps a caller. Calls that were answered before are answered from memory. While somebody is typing, so are calls
   * that failed slowly, and new calls wait until typing rests. Renderings that share the result make a call only once.
   * Calls that the user runs go on when their rendering is aborted, because they are counted: later renderings wait for
   * them.
   */
  remembering(caller: Caller, isTyping: boolean, isRun = false): Caller {
    const made = new Map<string, Promise<CallResult>>();
    return async (request, signal) => {
      const { answers, failed, running } = this;
      const key = keyOf(request);
      const known = answers.get(key);
      if (known) return { ...known.answer, fromCache: true };
      const underWay = running.get(key);
      if (underWay) return underWay.outcome;
      const failure = isTyping ? failed.get(key) : undefined;
      if (failure && failure.tookMs > AT_ONCE_MS) return failure.refusal;
      const ask = async () => {
        if (isTyping && !failure) await pause(REST_MS, signal);
        const begun = performance.now();
        const outcome = await caller(request, isRun ? this.closing.signal : signal);
        const tookMs = performance.now() - begun;
        if ('failure' in outcome) keep(failed, key, { request, refusal: outcome, tookMs }, MOST_FAILURES);
        else keep(answers, key, { request, answer: outcome }, MOST_ANSWERS);
        return outcome;
      };
      const outcome = made.get(key) ?? ask();
      made.set(key, outcome);
      if (isRun) {
        running.set(key, { request, outcome });
        const end = () => running.delete(key);
        outcome.then(end, end);
      }
      return outcome;
    };
  }

  /** Aborts the calls that the user ran. */
  close(): void {
    this.closing.abort();
  }
}

function without<Outcome extends { readonly request: CallRequest }>(
  isMeant: (request: CallRequest) => boolean,
  kept: ReadonlyMap<string, Outcome>,
): Map<string, Outcome> {
  return new Map([...kept].filter(([, { request }]) => !isMeant(request)));
}

/** Adds a value as the newest. Deletes the oldest if there are more than `most`. */
function keep<Value>(kept: Map<string, Value>, key: string, value: Value, most: number): void {
  kept.delete(key);
  kept.set(key, value);
  const [oldest] = kept.keys();
  if (oldest !== undefined && kept.size > most) kept.delete(oldest);
}

function keyOf({ url, method, body, headers, isProfileApi, attempt }: CallRequest): string {
  return JSON.stringify([url, method, body, isProfileApi ? '' : headers, attempt]);
}
