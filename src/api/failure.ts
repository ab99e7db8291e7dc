import type { ProfileRequest } from '../profile/request';

/** What can go wrong between a request and its answer. Callers switch on it. */
export type FailureKind =
  | 'invalid-request'
  | 'invalid-endpoint'
  | 'no-key'
  | 'wrong-key'
  | 'malformed-header'
  | 'not-seen'
  | 'throttled'
  | 'wrong-path'
  | 'redirect'
  | 'refused'
  | 'server-error'
  | 'timeout'
  | 'no-network'
  | 'certificate'
  | 'incomplete'
  | 'too-large'
  | 'not-json'
  | 'unexpected-shape'
  | 'cancelled';

export interface FailureDetails {
  readonly status?: number;
  /** Seconds until a next try makes sense, where the API said so. */
  readonly retryAfter?: number;
  /** The body that came with it, so that a person can still open it. */
  readonly body?: string;
  /** What was asked, and about whom. */
  readonly request?: ProfileRequest;
  /** Nothing of the request left this machine, so the API cannot have counted it. */
  readonly unsent?: boolean;
}

/**
 * The one shape in which the outside world fails. `message` says what happened and what to do, in words for people;
 * it holds no key and nothing of the HTTP client.
 */
export class ApiFailure extends Error {
  override readonly name = 'ApiFailure';

  constructor(
    readonly kind: FailureKind,
    message: string,
    readonly details: FailureDetails = {},
  ) {
    super(message);
  }
}

export function cancelled(): ApiFailure {
  return new ApiFailure('cancelled', 'The request was cancelled.');
}

/** `problem` is what `endpointProblem` says. */
export function invalidEndpoint(problem: string): ApiFailure {
  return new ApiFailure('invalid-endpoint', `${problem} See the setting “amplitudeProfile.endpoint”.`);
}
