/** A range of offsets in the template. */
export interface SourceSpan {
  readonly start: number;
  readonly end: number;
}

/** A range of offsets in the output (`from`, `to`) and the place in the template that printed it. */
export interface Printed extends SourceSpan {
  readonly from: number;
  readonly to: number;
}

/** What the cursor in the template means for the message. */
export interface Cursor {
  /** The expression at the cursor that printed something. */
  readonly place?: SourceSpan;
  /** The offset in the message near which the text at the cursor is. */
  readonly near?: number;
}

/** The message to one recipient. */
export interface Message {
  /** Empty when the message is aborted. */
  readonly output: string;
  /** The length of the whole message if `output` is only its beginning. */
  readonly length?: number;
  readonly aborted?: { readonly reason: string; readonly cause?: string };
  /** The origin of each part of the output, in the order of the output. */
  readonly printed: readonly Printed[];
}

/** A call made by a `connected_content` tag, and its outcome. */
export interface CallModel extends SourceSpan {
  /** What the call asks for: `recommendations home-page of treated-user`, or the host. */
  readonly words: string;
  /** As rendered, with keys masked. */
  readonly url: string;
  readonly method: string;
  readonly variable: string;
  readonly status?: number;
  /** Why there is no answer, or none that Braze would use, in words for people. */
  readonly failure?: string;
  readonly durationMs: number;
  /** The size of the answer in bytes. */
  readonly size?: number;
  readonly fromCache: boolean;
  readonly retries: number;
  /** Whether a what-if answered instead of the API. */
  readonly simulated: boolean;
  /** Whether there is an answer to open. */
  readonly answered: boolean;
  /** The host of the call, if the user can allow it, and whether that has been done. */
  readonly host?: string;
  readonly allowed: boolean;
}

export interface ProblemModel extends SourceSpan {
  readonly message: string;
  /** Line and column start at 1. */
  readonly line: number;
  readonly column: number;
}

/** A field of the form: an attribute of Braze that the template reads. */
export interface Attribute {
  /** The group, such as `custom_attribute`; empty for default attributes. */
  readonly group: string;
  readonly name: string;
  /** A text as it is, anything else as JSON. Absent if the recipient has no value. */
  readonly value?: string;
}

export interface WhatIfModel {
  readonly id: string;
  readonly title: string;
  /** A sentence that says what would happen. */
  readonly about: string;
}

/** The content of the preview page. */
export interface PreviewModel {
  /** The template's URI. */
  readonly template: string;
  readonly connection: string;
  readonly sample: boolean;
  /** Whether calls are disabled by Restricted Mode. */
  readonly restricted: boolean;
  /** The person's `userId`, or else `deviceId`. Absent if nobody is chosen. */
  readonly person?: string;
  readonly isHtml: boolean;
  readonly message: Message;
  readonly calls: readonly CallModel[];
  readonly problems: readonly ProblemModel[];
  readonly attributes: readonly Attribute[];
  /** The name of the fixture file, whether it exists, and why it cannot be used. */
  readonly fixture: { readonly name: string; readonly exists: boolean; readonly fault?: string };
  /** The number of answers that can be compared with those in the fixture. */
  readonly comparable: number;
  /** All what-ifs, and the id of the active one. */
  readonly whatIfs: readonly WhatIfModel[];
  readonly whatIf?: string;
  /** Absent until the cursor's position is known. */
  readonly cursor?: Cursor;
  /** A sentence about a call that failed or was not made, unless the page says so elsewhere. */
  readonly unanswered?: string;
  /** Whether calls for recommendations wait until the user runs them. */
  readonly waiting: boolean;
  /** Whether the message may load images from other hosts. */
  readonly images: boolean;
  readonly busy: boolean;
}

/** An edit of a text: replaces `removed` characters from `at` on by `added`. */
export interface Splice {
  readonly at: number;
  readonly removed: number;
  readonly added: string;
}

/** The difference between two models. */
export interface ModelPatch {
  /** All but the message and the cursor. Present if any of it differs. */
  readonly rest?: Omit<PreviewModel, 'message' | 'cursor'>;
  readonly cursor?: Cursor;
  /** The message without `output` and `printed`. */
  readonly ending: Omit<Message, 'output' | 'printed'>;
  readonly output: Splice;
  /** An edit of `printed` written as distances. */
  readonly steps: Splice;
}

/** A message in a comparison: of another person, or under a what-if. */
export interface Variant {
  readonly title: string;
  /** Whether it reads the same as the first one. */
  readonly same: boolean;
  readonly message: Message;
}

export type ToPreview =
  | { readonly type: 'show'; readonly revision: number; readonly model: PreviewModel }
  /** The change from the previous revision. A page that has another revision answers with `ready`. */
  | { readonly type: 'change'; readonly revision: number; readonly patch: ModelPatch }
  | ({ readonly type: 'cursor' } & Cursor)
  /** The answer to a call of that revision: JSON with all digits as received, or any other text. */
  | { readonly type: 'answer'; readonly revision: number; readonly index: number; readonly text: string }
  /** The messages under each what-if, after the present one. */
  | { readonly type: 'matrix'; readonly variants: readonly Variant[] }
  /** The messages of several people, each compared with the first. */
  | { readonly type: 'people'; readonly variants: readonly Variant[] };

export type FromPreview =
  /** The page has no model, or cannot apply the last change to it. */
  | { readonly type: 'ready' }
  | { readonly type: 'choosePerson' }
  | { readonly type: 'comparePeople' }
  | { readonly type: 'runCalls' }
  | { readonly type: 'runMatrix' }
  | { readonly type: 'loadImages' }
  | { readonly type: 'saveFixture' }
  | { readonly type: 'openFixture' }
  | { readonly type: 'saveAnswers' }
  | { readonly type: 'compareAnswers' }
  | { readonly type: 'whatIf'; readonly whatIf?: string }
  | { readonly type: 'goTo'; readonly place: SourceSpan }
  | { readonly type: 'setAttribute'; readonly attribute: Attribute }
  | { readonly type: 'allowHost' | 'disallowHost'; readonly host: string }
  /** Asks for the `answer` message. Ignored if the revision is no longer the latest, because a newer one is coming. */
  | ({ readonly type: 'getAnswer' } & AnswerPlace)
  | ({ readonly type: 'openAnswer' } & AnswerPlace);

/** A call, by its index in a revision of the model. */
export interface AnswerPlace {
  readonly revision: number;
  readonly index: number;
}

/** What the page keeps over a reload: the template and how it is shown, but nothing from answers. */
export interface PreviewState {
  /** The template's URI. */
  readonly template: string;
  readonly tab: Tab;
  readonly narrow: boolean;
  /** Whether an HTML message is shown as plain text. */
  readonly plain: boolean;
}

export type Tab = 'message' | 'source' | 'calls' | 'problems' | 'attributes' | 'whatIf' | 'people';
