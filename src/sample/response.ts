export interface SampleResponse {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: { readonly [name: string]: string };
  readonly body: string;
  /** How long the answer has to be held back. */
  readonly delayMs?: number;
}
