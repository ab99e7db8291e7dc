import { answer, SAMPLE_PATH } from './handler';

/** A call as Braze makes it. */
interface Call {
  readonly url: string;
  readonly method: string;
  readonly timeoutMs: number;
}

/** The answer to the call, or why there is none. */
type Outcome =
  | {
      readonly status: number;
      readonly contentType: string;
      readonly body: string;
      readonly durationMs: number;
      readonly fromCache: false;
    }
  | { readonly failure: string; readonly durationMs: number };

/**
 * Answers a call from the sample data, whatever key it holds. Answers at once; `durationMs` says how long the sample
 * API would have taken.
 */
export function outcomeOf({ url, method, timeoutMs }: Call): Outcome {
  const { search } = new URL(url);
  const response = answer({ method, url: `${SAMPLE_PATH}${search}`, headers: {}, keyless: true });
  const { status, headers, body, delayMs: durationMs = 0 } = response;
  if (durationMs > timeoutMs) {
    const failure = `The answer took ${(durationMs / 1000).toFixed(1)} seconds; Braze waits ${timeoutMs / 1000}.`;
    return { failure, durationMs };
  }
  return { status, contentType: headers['content-type'] ?? '', body, durationMs, fromCache: false };
}
