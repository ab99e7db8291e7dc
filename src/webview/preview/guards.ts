import {
  exactly,
  isFlag,
  isNumber,
  isText,
  listOf,
  oneOf,
  optional,
  type TypeGuard,
  type TypeGuards,
} from '../guarding';
import type {
  AnswerPlace,
  Attribute,
  CallModel,
  Cursor,
  FromPreview,
  Message,
  ModelPatch,
  PreviewModel,
  PreviewState,
  Printed,
  ProblemModel,
  SourceSpan,
  Splice,
  ToPreview,
  Variant,
  WhatIfModel,
} from './protocol';

const isOffset: TypeGuard<number> = (value): value is number => Number.isSafeInteger(value) && Number(value) >= 0;

const isSourceSpan = exactly<SourceSpan>({ start: isOffset, end: isOffset });
const isPrinted = exactly<Printed>({ from: isOffset, to: isOffset, start: isOffset, end: isOffset });

const ending = {
  length: optional(isOffset),
  aborted: optional(exactly<NonNullable<Message['aborted']>>({ reason: isText, cause: optional(isText) })),
};
const isMessage = exactly<Message>({ ...ending, output: isText, printed: listOf(isPrinted) });

const isCall = exactly<CallModel>({
  start: isOffset,
  end: isOffset,
  words: isText,
  url: isText,
  method: isText,
  variable: isText,
  status: optional(isNumber),
  failure: optional(isText),
  durationMs: isNumber,
  size: optional(isNumber),
  fromCache: isFlag,
  retries: isNumber,
  simulated: isFlag,
  answered: isFlag,
  host: optional(isText),
  allowed: isFlag,
});

const isProblem = exactly<ProblemModel>({
  start: isOffset,
  end: isOffset,
  message: isText,
  line: isNumber,
  column: isNumber,
});

const isAttribute = exactly<Attribute>({ group: isText, name: isText, value: optional(isText) });
const isWhatIf = exactly<WhatIfModel>({ id: isText, title: isText, about: isText });

const isCursor = exactly<Cursor>({ place: optional(isSourceSpan), near: optional(isOffset) });

const rest = {
  template: isText,
  connection: isText,
  sample: isFlag,
  restricted: isFlag,
  person: optional(isText),
  isHtml: isFlag,
  calls: listOf(isCall),
  problems: listOf(isProblem),
  attributes: listOf(isAttribute),
  fixture: exactly<PreviewModel['fixture']>({ name: isText, exists: isFlag, fault: optional(isText) }),
  comparable: isOffset,
  whatIfs: listOf(isWhatIf),
  whatIf: optional(isText),
  unanswered: optional(isText),
  waiting: isFlag,
  images: isFlag,
  busy: isFlag,
} satisfies TypeGuards<ModelPatch['rest'] & {}>;

/** Whether a value is a complete model, whether it was sent whole or built from a patch. */
export const isModel = exactly<PreviewModel>({ ...rest, message: isMessage, cursor: optional(isCursor) });

const isSplice = exactly<Splice>({ at: isOffset, removed: isOffset, added: isText });

const isPatch = exactly<ModelPatch>({
  rest: optional(exactly<ModelPatch['rest'] & {}>(rest)),
  cursor: optional(isCursor),
  ending: exactly<ModelPatch['ending']>(ending),
  output: isSplice,
  steps: isSplice,
});

const isVariant = exactly<Variant>({ title: isText, same: isFlag, message: isMessage });

const toPreview: readonly TypeGuard<ToPreview>[] = [
  exactly<Extract<ToPreview, { type: 'show' }>>({ type: oneOf('show'), revision: isOffset, model: isModel }),
  exactly<Extract<ToPreview, { type: 'change' }>>({ type: oneOf('change'), revision: isOffset, patch: isPatch }),
  exactly<Extract<ToPreview, { type: 'cursor' }>>({
    type: oneOf('cursor'),
    place: optional(isSourceSpan),
    near: optional(isOffset),
  }),
  exactly<Extract<ToPreview, { type: 'answer' }>>({
    type: oneOf('answer'),
    revision: isOffset,
    index: isOffset,
    text: isText,
  }),
  exactly<{ type: 'matrix' | 'people'; variants: readonly Variant[] }>({
    type: oneOf('matrix', 'people'),
    variants: listOf(isVariant),
  }) as TypeGuard<ToPreview>,
];

/** Whether a message, from whatever sender, is one that the extension may send to the page. */
export function isToPreview(value: unknown): value is ToPreview {
  return toPreview.some((fits) => fits(value));
}

const BARE = [
  'ready',
  'choosePerson',
  'comparePeople',
  'runCalls',
  'runMatrix',
  'loadImages',
  'saveFixture',
  'openFixture',
  'saveAnswers',
  'compareAnswers',
] as const;

const fromPreview: readonly ((value: unknown) => boolean)[] = [
  exactly<{ type: string }>({ type: oneOf(...BARE) }),
  exactly<Extract<FromPreview, { type: 'whatIf' }>>({ type: oneOf('whatIf'), whatIf: optional(isText) }),
  exactly<Extract<FromPreview, { type: 'goTo' }>>({ type: oneOf('goTo'), place: isSourceSpan }),
  exactly<Extract<FromPreview, { type: 'setAttribute' }>>({ type: oneOf('setAttribute'), attribute: isAttribute }),
  exactly<{ type: 'allowHost' | 'disallowHost'; host: string }>({
    type: oneOf('allowHost', 'disallowHost'),
    host: isText,
  }),
  exactly<AnswerPlace & { type: string }>({
    type: oneOf('getAnswer', 'openAnswer'),
    revision: isOffset,
    index: isOffset,
  }),
];

/** Whether a message, from whatever sender, is one that the page may send to the extension. */
export function isFromPreview(value: unknown): value is FromPreview {
  return fromPreview.some((fits) => fits(value));
}

/** Whether a page can be restored from a value, which VS Code keeps in a file that others can write. */
export const isPreviewState = exactly<PreviewState>({
  template: isText,
  tab: oneOf('message', 'source', 'calls', 'problems', 'attributes', 'whatIf', 'people'),
  narrow: isFlag,
  plain: isFlag,
});
