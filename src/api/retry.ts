import { ApiFailure } from './failure';

const ATTEMPTS = 3;
/** Seconds that a person is kept waiting because the API asked for it. */
const LONGEST_WAIT = 30;
const FIRST_PAUSE = 400;
const PASSING = new Set([500, 502, 503, 504]);
const NOT_AGAIN =
  'It was not sent again by itself, because the recommendations may already have been counted as shown.';

export interface RetryOptions {
  /** Whether the API counts the request as an exposure, so that it must not arrive twice. */
  readonly counted: boolean;
  readonly signal: AbortSignal;
  wait(ms: number, signal: AbortSignal): Promise<void>;
  /** From 0 to 1. */
  random(): number;
}

/** What the attempt resolves to, after up to three of them. Rejects with the failure of the last one. */
export async function withRetries<T>(attempt: () => Promise<T>, options: RetryOptions): Promise<T> {
  for (let number = 1; ; number++) {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof ApiFailure) || !isPassing(error)) throw error;
      if (options.counted && mayHaveCounted(error)) throw withNote(error, NOT_AGAIN);
      if (number === ATTEMPTS || (error.details.retryAfter ?? 0) > LONGEST_WAIT) throw error;
      await options.wait(pauseAfter(number, error, options.random()), options.signal);
    }
  }
}

/** Whether the same request may well succeed a moment later. */
function isPassing({ kind, details }: ApiFailure): boolean {
  switch (kind) {
    case 'throttled':
    case 'incomplete':
    case 'no-network':
      return true;
    case 'timeout':
      return details.unsent === true;
    case 'server-error':
      return PASSING.has(details.status ?? 0);
    default:
      return false;
  }
}

function mayHaveCounted({ kind, details }: ApiFailure): boolean {
  return kind !== 'throttled' && !details.unsent;
}

/** Milliseconds: what the API asked for, and a random share of a time that doubles, so that not all come back together. */
function pauseAfter(number: number, { details }: ApiFailure, random: number): number {
  return (details.retryAfter ?? 0) * 1000 + random * FIRST_PAUSE * 2 ** number;
}

function withNote({ kind, message, details }: ApiFailure, note: string): ApiFailure {
  return new ApiFailure(kind, `${message} ${note}`, details);
}
