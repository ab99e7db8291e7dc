import { ApiFailure } from './failure';

const ATTEMPTS = 3;
/** The longest `Retry-After` that is waited for, in seconds. */
const LONGEST_WAIT = 30;
const FIRST_PAUSE = 400;
const PASSING = new Set([500, 502, 503, 504]);
const NOT_AGAIN =
  'It was not sent again by itself, because the recommendations may already have been counted as shown.';

export interface RetryOptions {
  /** Whether the API counts the request as an exposure, in which case it must not arrive twice. */
  readonly counted: boolean;
  readonly signal: AbortSignal;
  wait(ms: number, signal: AbortSignal): Promise<void>;
  /** A number from 0 to 1. */
  random(): number;
}

/** Makes up to three attempts. Resolves to the first result, or rejects with the last failure. */
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

/** Whether the same request may succeed a moment later. */
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

/**
 * Returns milliseconds: the wait that the API asked for, plus a random part of a pause that doubles with each attempt,
 * so that clients do not all return at the same moment.
 */
function pauseAfter(number: number, { details }: ApiFailure, random: number): number {
  return (details.retryAfter ?? 0) * 1000 + random * FIRST_PAUSE * 2 ** number;
}

function withNote({ kind, message, details }: ApiFailure, note: string): ApiFailure {
  return new ApiFailure(kind, `${message} ${note}`, details);
}
