import type { Json, JsonObject } from '../profile/json';
import type { Span } from '../template/expressionNodes';

/** The input of a rendering. */
export interface RenderInput {
  /**
   * What Braze knows of the recipient and the send. Default attributes at the top, groups by their name:
   * `{ "first_name": "Ann", "custom_attribute": { "tier": "gold" }, "content_blocks": { "footer": "Bye" } }`. Besides
   * - `catalogs`: `{ "products": { "12": { … } } }`, items by catalog and id,
   * - `catalog_selections`: `{ "products": { "sale": [ { … } ] } }`, items by catalog and selection,
   * - `promotions`: `{ "spring": "CODE-1" }`, a code or a list of codes by list.
   */
  readonly personalization?: JsonObject;
  /** Initial values of plain variables. */
  readonly variables?: JsonObject;
  /** The time of sending, in milliseconds since 1970. */
  readonly now: number;
  /** The configured endpoint. Calls with exactly its origin and path, or those of Amplitude's, are to the Profile API. */
  readonly profileApi?: string;
  /** Responses from earlier renderings, owned by the caller. Used for calls that Braze would answer from its cache. */
  readonly answers?: Map<string, CallAnswer>;
  /** Overrides whether calls to the Profile API are retried as with `:retry`. */
  readonly retry?: boolean;
  readonly limits?: Partial<Limits>;
}

/** Limits of a rendering. Work is counted before it is done. */
export interface Limits {
  /** Tags, outputs, texts, filters and loop iterations. */
  readonly nodes: number;
  /** Characters printed, captured, created by filters or received from calls. */
  readonly characters: number;
  /** Items visited by filters and loops. */
  readonly elements: number;
  /** Working time, without waiting for calls. */
  readonly milliseconds: number;
}

export interface Rendering {
  /** The rendered text; empty when aborted. */
  readonly output: string;
  readonly aborted?: Abort;
  /**
   * Why the rendering stopped early, as a sentence that is also among the problems. The output is then only the
   * beginning of the message.
   */
  readonly stopped?: string;
  /** The calls that were reached, in template order. */
  readonly calls: readonly CallRecord[];
  /** The problems met while rendering, in evaluation order. */
  readonly problems: readonly RenderProblem[];
  /**
   * Maps the output to the template, in output order. Text that is not covered was copied from the template, or follows
   * the first 100,000 entries.
   */
  readonly sources: readonly Source[];
}

/** The message is not sent. */
export interface Abort {
  /** The reason in the template, empty when it has none; a sentence when a call with `:retry` kept failing. */
  readonly reason: string;
  /** The span of the tag. */
  readonly at: Span;
  /** Index of the failed call before it, if any. */
  readonly call?: number;
}

/** A span of the output, and the output or tag of the template that printed it. */
export interface Source extends Span {
  readonly from: Span;
}

/** A sentence and the span of the template that it refers to. */
export interface RenderProblem extends Span {
  readonly message: string;
}

/** A call as Braze would send it. */
export interface CallRequest {
  /**
   * Absolute and normalized by `new URL()`. Only `http` and `https` on ports 80 and 443, without user, password and
   * fragment.
   */
  readonly url: string;
  readonly method: 'GET' | 'POST';
  /** The template's headers after evaluation, with `Content-Type` and `Accept`. */
  readonly headers: { readonly [name: string]: string };
  readonly body?: string;
  /** The variable for the response. */
  readonly variable: string;
  /** Whether the call is to the Profile API. If so, it may be made on a connection, which has its own endpoint and key. */
  readonly isProfileApi: boolean;
  /** `:basic_auth` and `:auth_credentials`: names of credentials stored in Braze. */
  readonly basicAuth?: string;
  readonly authCredentials?: string;
  /** 0 for the first attempt, up to 5 with `:retry`. */
  readonly attempt: number;
  /** Braze's limits, which the caller must enforce: a later or longer response counts as none. */
  readonly timeoutMs: number;
  readonly maxBytes: number;
}

/** A response. Redirects are responses like others and are not followed. */
export interface CallAnswer {
  readonly status: number;
  readonly contentType?: string;
  readonly body: string | Uint8Array;
  readonly durationMs: number;
  readonly fromCache: boolean;
  /** Whether a what-if answered. */
  readonly simulated?: boolean;
}

/** What the user may do so that a call is made: run the calls, or allow its host. */
export type Consent = 'run' | 'host';

/** No response, or the call was not made; `failure` is a sentence. */
export interface CallRefusal {
  readonly failure: string;
  readonly awaits?: Consent;
  readonly durationMs?: number;
  readonly simulated?: boolean;
}

export type CallResult = CallAnswer | CallRefusal;

/** Makes a call. This is a rendering's only access to the network. */
export type Caller = (request: CallRequest, signal: AbortSignal) => Promise<CallResult>;

export interface CallRecord {
  /** As evaluated, even if it is not a valid URL. */
  readonly url: string;
  /** The URL in the template, with `*` in place of Liquid. */
  readonly pattern: string;
  readonly method: string;
  readonly status?: number;
  /** Why no response was used, as a sentence. */
  readonly failure?: string;
  readonly awaits?: Consent;
  readonly durationMs: number;
  readonly fromCache: boolean;
  readonly variable: string;
  /** The number of retries made with `:retry`. */
  readonly retries: number;
  readonly isProfileApi: boolean;
  /** Whether a what-if answered. */
  readonly simulated?: boolean;
  /** The parsed response, if it is JSON. */
  readonly answer?: Json;
  /** The response as received. */
  readonly body?: string;
  /** The span of the tag. */
  readonly at: Span;
}
