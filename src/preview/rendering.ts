import type { Json, JsonObject } from '../profile/json';
import type { Span } from '../template/expressionNodes';

/** What a message is rendered for. */
export interface RenderInput {
  /**
   * What Braze knows of the recipient and the send. Default attributes at the top, groups by their name:
   * `{ "first_name": "Ann", "custom_attribute": { "tier": "gold" }, "content_blocks": { "footer": "Bye" } }`. Besides
   * - `catalogs`: `{ "products": { "12": { … } } }`, items by catalog and id,
   * - `catalog_selections`: `{ "products": { "sale": [ { … } ] } }`, items by catalog and selection,
   * - `promotions`: `{ "spring": "CODE-1" }`, a code or a list of codes by list.
   */
  readonly personalization?: JsonObject;
  /** Plain variables that are there from the beginning. */
  readonly variables?: JsonObject;
  /** The time of sending, in milliseconds since 1970. */
  readonly now: number;
  /** The endpoint of the Profile API. A call is one to it only when its origin and its path are the same to the letter. */
  readonly profileApi?: string;
  /** Answers that earlier renderings got. Kept by the caller; calls that Braze would answer from its cache are answered from here. */
  readonly answers?: Map<string, CallAnswer>;
  /** Whether calls to the Profile API are tried again as with `:retry`, whatever the template says. */
  readonly retry?: boolean;
  readonly limits?: Partial<Limits>;
}

/** How much a rendering may do. Everything is counted before it is done. */
export interface Limits {
  /** Tags, outputs, texts, filters and rounds of loops. */
  readonly nodes: number;
  /** Characters that are printed, captured or made by filters. */
  readonly characters: number;
  /** Items that filters and loops touch. */
  readonly elements: number;
  /** Time at work; waiting for calls does not count. */
  readonly milliseconds: number;
}

export interface Rendering {
  /** What the recipient reads; empty when aborted. */
  readonly output: string;
  readonly aborted?: Abort;
  /** Why rendering went no further, in a sentence that is also among the problems: the output is only the beginning of the message. */
  readonly stopped?: string;
  /** The calls that were reached, in the order of the template. */
  readonly calls: readonly CallRecord[];
  /** What the recipient's message suffers from, in document order of what was reached. */
  readonly problems: readonly RenderProblem[];
  /** Where the output comes from, in its order. What is not covered is text of the template, or comes after 100,000 others. */
  readonly sources: readonly Source[];
}

/** Nothing is sent. */
export interface Abort {
  /** As the template gives it; empty when it gives none. A sentence when a call with `:retry` kept failing. */
  readonly reason: string;
  /** The tag. */
  readonly at: Span;
  /** The index of the call that failed before it, when one did. */
  readonly call?: number;
}

/** A stretch of the output, and the output or tag of the template that printed it. */
export interface Source extends Span {
  readonly from: Span;
}

/** A sentence, and the stretch of the template that it is about. */
export interface RenderProblem extends Span {
  readonly message: string;
}

/** One call that the template made, as Braze would send it. */
export interface CallRequest {
  /** Absolute and normalized, as `new URL()` gives it, without a fragment: none is ever sent. Only `http` and `https`, ports 80 and 443, without user and password. */
  readonly url: string;
  readonly method: 'GET' | 'POST';
  /** As written in the template, Liquid replaced; with `Content-Type` and `Accept`. */
  readonly headers: { readonly [name: string]: string };
  readonly body?: string;
  /** The variable that is to hold the answer. */
  readonly variable: string;
  /** Does it go to the configured endpoint? Only then may it get the key of the connection. */
  readonly isProfileApi: boolean;
  /** `:basic_auth` and `:auth_credentials`: names of credentials that Braze keeps. */
  readonly basicAuth?: string;
  readonly authCredentials?: string;
  /** 0 for the first try, up to 5 with `:retry`. */
  readonly attempt: number;
  /** What Braze allows: later or more is as if nothing came. The caller ends an attempt then. */
  readonly timeoutMs: number;
  readonly maxBytes: number;
}

/** What came back. Redirects are answers like others: they are not followed. */
export interface CallAnswer {
  readonly status: number;
  readonly contentType?: string;
  readonly body: string | Uint8Array;
  readonly durationMs: number;
  readonly fromCache: boolean;
}

/** Nothing came back, or the call was not made; `failure` is a sentence. */
export interface CallRefusal {
  readonly failure: string;
  readonly durationMs?: number;
}

/** Makes the calls. The only way in which a rendering reaches the world outside. */
export type Caller = (request: CallRequest, signal: AbortSignal) => Promise<CallAnswer | CallRefusal>;

export interface CallRecord {
  /** As rendered, whether it is a URL or not. */
  readonly url: string;
  /** As the template writes it, with `*` in the place of all that Liquid puts in. */
  readonly pattern: string;
  readonly method: string;
  readonly status?: number;
  /** Why nothing was inserted, in a sentence. */
  readonly failure?: string;
  readonly durationMs: number;
  readonly fromCache: boolean;
  readonly variable: string;
  /** How many more tries `:retry` made. */
  readonly retries: number;
  readonly isProfileApi: boolean;
  /** The parsed answer, when it is JSON. */
  readonly answer?: Json;
  /** The answer as it came. */
  readonly body?: string;
  /** The tag. */
  readonly at: Span;
}
