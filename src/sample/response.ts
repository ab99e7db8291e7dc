export interface SampleResponse {
  readonly status: number;
  /** Names are in lower case. */
  readonly headers: { readonly [name: string]: string };
  readonly body: string;
  /** Milliseconds to wait before sending the answer. */
  readonly delayMs?: number;
}
