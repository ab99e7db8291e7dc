import { cacheKey, isCacheable, isRetried, isSuccess, MOST_RETRIES, type WrittenCall } from './call';
import type { CallAnswer, Caller, CallRequest, CallResult } from './rendering';

/** A response and the number of retries before it. */
export interface Answered {
  readonly answer: CallResult;
  readonly retries: number;
}

/**
 * The calls of one message. When a call with `:retry` fails, Braze renders the message again; the responses of other
 * calls are kept for that.
 */
export class CallSession {
  private readonly kept = new Map<string, Answered>();
  private readonly tries = new Map<string, number>();
  /** How often each request was made in the current rendering. */
  private readonly turns = new Map<string, number>();
  private failing = false;

  constructor(
    private readonly caller: Caller,
    private readonly signal: AbortSignal,
    readonly profileApi: string | undefined,
    private readonly answers: Map<string, CallAnswer>,
    private readonly retry: boolean | undefined,
  ) {}

  /** Whether a failed call is to be retried. */
  get isToBeRetried(): boolean {
    return this.failing;
  }

  /** Whether the maximum number of retries is reached. */
  get isGivenUp(): boolean {
    return this.failing && [...this.tries.values()].some((tries) => tries > MOST_RETRIES);
  }

  /** Starts rendering the message from the beginning. */
  begin(): void {
    this.failing = false;
    this.turns.clear();
  }

  async ask(call: WrittenCall, request: CallRequest): Promise<Answered> {
    const key = cacheKey(request);
    const cached = isCacheable(call, request) ? this.answers.get(key) : undefined;
    const turn = this.turns.get(key) ?? 0;
    this.turns.set(key, turn + 1);
    const place = `${turn} ${key}`;
    const known = this.kept.get(place);
    if (known) return known;
    if (cached) return { answer: { ...cached, durationMs: 0, fromCache: true }, retries: 0 };
    const retries = this.tries.get(place) ?? 0;
    this.tries.set(place, retries + 1);
    const answer = await this.untilAborted(this.caller({ ...request, attempt: retries }, this.signal));
    const answered = { answer, retries };
    const retried = request.isProfileApi ? (this.retry ?? call.retries) : call.retries;
    if ('status' in answer && retried && isRetried(answer)) this.failing = true;
    else this.kept.set(place, answered);
    if ('status' in answer && isSuccess(answer) && isCacheable(call, request)) this.answers.set(key, answer);
    return answered;
  }

  /** Rejects with the signal's reason as soon as it is aborted, even if the caller ignores the signal. */
  private untilAborted<Result>(work: Promise<Result>): Promise<Result> {
    const { signal } = this;
    return new Promise((resolve, reject) => {
      const abort = () => reject(signal.reason);
      signal.addEventListener('abort', abort, { once: true });
      work.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
    });
  }
}
