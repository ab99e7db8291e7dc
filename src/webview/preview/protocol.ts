/** A stretch of the template, as offsets. */
export interface Place {
  readonly start: number;
  readonly end: number;
}

/** A stretch of the output, and what of the template printed it. */
export interface Printed extends Place {
  readonly from: number;
  readonly to: number;
}

/** Where the cursor is in the template, as far as the message is concerned. */
export interface Cursor {
  /** What around it printed something. */
  readonly place?: Place;
  /** What is written there stands near this offset of the message. */
  readonly near?: number;
}

/** What one recipient gets. */
export interface Message {
  /** Empty when the message is aborted. */
  readonly output: string;
  /** How long the message is, when only its beginning is here. */
  readonly length?: number;
  readonly aborted?: { readonly reason: string; readonly cause?: string };
  /** Where each part of the output comes from, in the order of the output. */
  readonly printed: readonly Printed[];
}

/** What became of one `connected_content` tag. */
export interface CallModel extends Place {
  /** What it asks for: `recommendations home-page of treated-user`, or the host. */
  readonly words: string;
  /** As it was rendered, keys masked. */
  readonly url: string;
  readonly method: string;
  readonly variable: string;
  readonly status?: number;
  /** Why there is no answer, or none that Braze uses, for people. */
  readonly failure?: string;
  readonly durationMs: number;
  /** Bytes of the answer. */
  readonly size?: number;
  readonly fromCache: boolean;
  readonly retries: number;
  /** Whether a “what if” answered in the place of the API. */
  readonly simulated: boolean;
  /** Whether there is an answer to open. */
  readonly answered: boolean;
  /** The host that a person can allow; there when it is not allowed yet. */
  readonly host?: string;
}

export interface ProblemModel extends Place {
  readonly message: string;
  /** As people count them: from 1. */
  readonly line: number;
  readonly column: number;
}

/** Something of Braze that the template reads, in the form. */
export interface Attribute {
  /** `custom_attribute`; empty for default attributes. */
  readonly group: string;
  readonly name: string;
  /** A text as it is, anything else as JSON; nothing where the recipient has none. */
  readonly value?: string;
}

export interface WhatIfModel {
  readonly id: string;
  readonly title: string;
  /** What would happen, in a sentence. */
  readonly about: string;
}

/** All that the preview of a template shows. */
export interface PreviewModel {
  /** The template's address. */
  readonly template: string;
  readonly connection: string;
  readonly sample: boolean;
  /** Whether no call is made, because of Restricted Mode. */
  readonly restricted: boolean;
  /** `userId`, or `deviceId`; nothing while nobody is chosen. */
  readonly person?: string;
  readonly isHtml: boolean;
  readonly message: Message;
  readonly calls: readonly CallModel[];
  readonly problems: readonly ProblemModel[];
  readonly attributes: readonly Attribute[];
  /** The name of the file that the attributes are kept in, and whether it is there. */
  readonly fixture: { readonly name: string; readonly exists: boolean };
  /** How many answers the fixture holds. */
  readonly answers: number;
  /** All that can be rehearsed, and the one that is. */
  readonly whatIfs: readonly WhatIfModel[];
  readonly whatIf?: string;
  /** There when the cursor was seen. */
  readonly cursor?: Cursor;
  /** Whether calls for recommendations wait for somebody to run them. */
  readonly waiting: boolean;
  /** Whether the message may load images from elsewhere. */
  readonly images: boolean;
  readonly busy: boolean;
}

/** In a text, so many letters from `at` on give way to others. */
export interface Splice {
  readonly at: number;
  readonly removed: number;
  readonly added: string;
}

/** What differs between two models. */
export interface ModelPatch {
  /** All but the message and the cursor; there when anything of it is another. */
  readonly rest?: Omit<PreviewModel, 'message' | 'cursor'>;
  readonly cursor?: Cursor;
  /** What else is said of the message. */
  readonly ending: Omit<Message, 'output' | 'printed'>;
  readonly output: Splice;
  /** In `printed`, written down as distances. */
  readonly steps: Splice;
}

/** A message beside others: of another person, or if something were otherwise. */
export interface Variant {
  readonly title: string;
  /** Whether it reads like the first one. */
  readonly same: boolean;
  readonly message: Message;
}

export type ToPreview =
  | { readonly type: 'show'; readonly revision: number; readonly model: PreviewModel }
  /** What makes this revision of the one before it. A page that shows another one answers with `ready`. */
  | { readonly type: 'change'; readonly revision: number; readonly patch: ModelPatch }
  | ({ readonly type: 'cursor' } & Cursor)
  /** What came for a call, as JSON with the digits that were sent, or as it is. */
  | { readonly type: 'answer'; readonly index: number; readonly text: string }
  /** The messages if each of the what-ifs were so, the present one first. */
  | { readonly type: 'matrix'; readonly variants: readonly Variant[] }
  /** The messages of several people, each compared with the first. */
  | { readonly type: 'people'; readonly variants: readonly Variant[] };

export type FromPreview =
  /** The page has nothing to show, or nothing that it can go on from. */
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
  | { readonly type: 'goTo'; readonly place: Place }
  | { readonly type: 'setAttribute'; readonly attribute: Attribute }
  | { readonly type: 'allowHost'; readonly host: string }
  /** Asks for the `answer` message. */
  | { readonly type: 'getAnswer'; readonly index: number }
  | { readonly type: 'openAnswer'; readonly index: number };

/** What the page keeps over a reload: which template, and how it was looked at. Nothing that was answered. */
export interface PreviewState {
  /** The template's address. */
  readonly template: string;
  readonly tab: Tab;
  readonly narrow: boolean;
  /** Whether HTML is shown as the text that it is read as. */
  readonly plain: boolean;
}

export type Tab = 'message' | 'source' | 'calls' | 'problems' | 'attributes' | 'whatIf' | 'people';
