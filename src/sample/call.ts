import { answer, SAMPLE_PATH } from './handler';

/** A call as Braze makes it: its absolute URL, and how long Braze waits. */
interface Call {
  readonly url: string;
  readonly method: string;
  readonly timeoutMs: number;
}

/** What the call is answered, or why nothing came. */
type Outcome =
  | {
      readonly status: number;
      readonly contentType: string;
      readonly body: string;
      readonly durationMs: number;
      readonly fromCache: false;
    }
  | { readonly failure: string; readonly durationMs: number };

/** The sample answers whatever key a call holds, and at once: it only tells how long it would have held the answer back. */
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
