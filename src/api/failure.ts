import type { ProfileRequest } from '../profile/request';

/** The advice to give if an answer is so odd that the host itself may be wrong. */
export const CHECK_ENDPOINT = 'Check the setting “amplitudeProfile.endpoint”.';

/** Why nothing is sent on a connection without a key. */
export const NO_KEY = 'This connection has no key. Set one with “Amplitude: Set API Key…”.';

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
  /** Seconds to wait before the next try, if the API said so. */
  readonly retryAfter?: number;
  /** The body of the response, kept so that people can open it. */
  readonly body?: string;
  /** The request that failed. */
  readonly request?: ProfileRequest;
  /** Whether the request never left this machine, so that the API cannot have counted it. */
  readonly unsent?: boolean;
}

/**
 * The one error that stands for any failure outside this program. `message` says what happened and what to do, in words
 * for people. It holds no key, and nothing of the HTTP client's own error, which does.
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

/** `problem` is a sentence returned by `endpointProblem`. */
export function invalidEndpoint(problem: string): ApiFailure {
  return new ApiFailure('invalid-endpoint', `${problem} See the setting “amplitudeProfile.endpoint”.`);
}
