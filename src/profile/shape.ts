/** The possible values of an expression or a part of a response, as a type. */
export type Shape = PlainShape | UnionShape;

export type PlainShape =
  | ObjectShape
  | ListShape
  | TextShape
  | NumberShape
  | { readonly kind: 'flag' }
  | { readonly kind: 'nothing' }
  /** Not known: nothing is offered or reported. */
  | { readonly kind: 'unknown' };

export interface ObjectShape {
  readonly kind: 'object';
  readonly fields: Fields;
  /** Whether the object may have fields other than these. */
  readonly open: boolean;
}

export interface ListShape {
  readonly kind: 'list';
  readonly items: Shape;
}

export interface TextShape {
  readonly kind: 'text';
  /** The only possible texts, if they are known. */
  readonly values?: readonly string[];
}

export interface NumberShape {
  readonly kind: 'number';
  /** Whether it is a time in seconds since 1970. */
  readonly isTime?: true;
}

/** At least two alternatives, none of which is a union itself. */
export interface UnionShape {
  readonly kind: 'union';
  readonly shapes: readonly PlainShape[];
}

export interface FieldShape {
  readonly name: string;
  readonly shape: Shape;
  /** One sentence for users. */
  readonly meaning?: string;
}

/** Fields by name, in display order. */
export type Fields = Pick<ReadonlyMap<string, FieldShape>, 'get' | 'keys'>;

/** A field name, a list index, or one that is not known before the message is sent. */
export type Step = string | number | typeof ANY_ITEM | typeof ANY_KEY;

/** Any item of a list or pair of an object, as a loop takes them. */
export const ANY_ITEM = null;

/** A name or index that Liquid decides: `list[i]`, `object[key]`. */
export const ANY_KEY = Symbol('key');

/** Whether the step is a known name or index. */
export function isKnownStep(step: Step | undefined): step is string | number {
  return typeof step === 'string' || typeof step === 'number';
}

export const UNKNOWN: PlainShape = { kind: 'unknown' };
export const NOTHING: PlainShape = { kind: 'nothing' };
export const TEXT: PlainShape = { kind: 'text' };
export const NUMBER: PlainShape = { kind: 'number' };
export const FLAG: PlainShape = { kind: 'flag' };

/** A union with more alternatives than this becomes `unknown`. Bounds the work on nested unions. */
const MOST_IN_UNION = 12;

export function listOf(items: Shape): ListShape {
  return { kind: 'list', items };
}

/** A value that may be absent, and of which nothing else is known. */
const PERHAPS = union([UNKNOWN, NOTHING]);

/** A name and its value, as in a loop over an object. */
const PAIR = listOf(UNKNOWN);

export function objectOf(fields: readonly FieldShape[], open = false): ObjectShape {
  return { kind: 'object', fields: new Map(fields.map((field) => [field.name, field])), open };
}

/** Returns the union of the shapes. Lists are merged into one, and so are equal plain types. */
export function union(shapes: readonly Shape[]): Shape {
  const plain: PlainShape[] = [];
  for (const shape of shapes) for (const member of membersOf(shape)) add(plain, member);
  if (plain.length > MOST_IN_UNION) return UNKNOWN;
  const [first] = plain;
  return first && plain.length === 1 ? first : plain.length === 0 ? UNKNOWN : { kind: 'union', shapes: plain };
}

function add(plain: PlainShape[], shape: PlainShape): void {
  let index = 0;
  while (index < plain.length && !isAlike(plain[index], shape)) index++;
  const known = plain[index];
  if (!known) plain.push(shape);
  else if (known !== shape && shape.kind === 'list' && known.kind === 'list') {
    plain[index] = known.items === shape.items ? known : listOf(union([known.items, shape.items]));
  } else if (shape.kind === 'text' && known.kind === 'text' && known.values !== shape.values) plain[index] = TEXT;
}

/** Whether the two can be merged. Objects cannot. */
function isAlike(known: PlainShape | undefined, shape: PlainShape): boolean {
  return known === shape || (known?.kind === shape.kind && shape.kind !== 'object');
}

export function membersOf(shape: Shape): readonly PlainShape[] {
  return shape.kind === 'union' ? shape.shapes : [shape];
}

export function canBe(shape: Shape, kind: PlainShape['kind']): boolean {
  return membersOf(shape).some((member) => member.kind === kind);
}

type Excluded = (member: PlainShape) => boolean;

/** Caches the results of narrowing and stepping, so that the same question gives the same object. */
const remainders = new WeakMap<Shape, Map<Excluded, Shape>>();
const insides = new WeakMap<Shape, Map<Step, Shape>>();

/** Returns the cached answer to a question about a shape, or computes it. */
function again<Question>(
  known: WeakMap<Shape, Map<Question, Shape>>,
  shape: Shape,
  question: Question,
  answer: (shape: Shape, question: Question) => Shape,
): Shape {
  const answers = known.get(shape) ?? new Map<Question, Shape>();
  let result = answers.get(question);
  if (result) return result;
  result = answer(shape, question);
  if (answers.size === 0) known.set(shape, answers);
  answers.set(question, result);
  return result;
}

/**
 * Removes excluded alternatives from the shape. A shape without any other alternative is returned unchanged. `excluded`
 * must be a constant, because it is a cache key.
 */
export function without(shape: Shape, excluded: Excluded): Shape {
  return shape.kind === 'union' ? again(remainders, shape, excluded, remainder) : shape;
}

function remainder(shape: Shape, excluded: Excluded): Shape {
  const members = membersOf(shape);
  const left = members.filter((member) => !excluded(member));
  return left.length === 0 || left.length === members.length ? shape : union(left);
}

/**
 * Returns the shape one step inside: a field or pair of an object, an item of a list. An index may be out of range, so
 * the result can be nil.
 */
export function stepInto(shape: Shape, step: Step): Shape {
  return shape.kind === 'union' || shape.kind === 'list' ? again(insides, shape, step, inside) : stepOf(shape, step);
}

function inside(shape: Shape, step: Step): Shape {
  return shape.kind === 'union' ? union(shape.shapes.map((member) => stepOf(member, step))) : stepOf(shape, step);
}

function stepOf(shape: PlainShape, step: Step): Shape {
  switch (shape.kind) {
    case 'unknown':
      return UNKNOWN;
    case 'object':
      return typeof step === 'string' ? fieldOf(shape, step) : step === ANY_ITEM ? PAIR : UNKNOWN;
    case 'list':
      if (step === ANY_ITEM || step === ANY_KEY) return shape.items;
      if (step === 'size') return NUMBER;
      return typeof step === 'number' || step === 'first' || step === 'last' ? union([shape.items, NOTHING]) : NOTHING;
    case 'text':
      if (step === 'size') return NUMBER;
      return step === 'first' || step === 'last' ? TEXT : NOTHING;
    default:
      return NOTHING;
  }
}

function fieldOf({ fields, open }: ObjectShape, name: string): Shape {
  const known = fields.get(name)?.shape;
  if (known) return known;
  if (name === 'size') return NUMBER;
  return name === 'first' ? UNKNOWN : open ? PERHAPS : NOTHING;
}

/** Whether it is the name and the value of a property, which a loop over an object goes through. */
export function isPair(shape: Shape): boolean {
  return shape === PAIR;
}

/** Returns the shape of a loop's variable. */
export function loopedOver(shape: Shape): Shape {
  return itemsOf(shape, PAIR);
}

/** Returns the items of a list. A text counts as its own single item. */
export function itemsOf(shape: Shape, ofObject: Shape = UNKNOWN): Shape {
  const items: Shape[] = [];
  for (const member of membersOf(shape)) {
    if (member.kind === 'list') items.push(member.items);
    else if (member.kind === 'text') items.push(member);
    else if (member.kind === 'object') items.push(ofObject);
    else if (member.kind === 'unknown') items.push(UNKNOWN);
  }
  return items.length === 0 ? NOTHING : union(items);
}

const WORDS = {
  object: 'object',
  text: 'text',
  number: 'number',
  flag: 'true or false',
  nothing: 'nothing',
  unknown: 'unknown',
} as const;

const PLURALS: { readonly [kind in PlainShape['kind']]?: string } = { object: 'objects', number: 'numbers' };

/** Describes a shape: `list of objects`, `text or nothing`. */
export function inWords(shape: Shape): string {
  if (canBe(shape, 'unknown')) return 'unknown';
  return [...new Set(membersOf(shape).map((member) => memberInWords(member)))].join(' or ');
}

function memberInWords(shape: PlainShape, isOne = true): string {
  if (shape.kind !== 'list') return (isOne ? undefined : PLURALS[shape.kind]) ?? WORDS[shape.kind];
  const list = isOne ? 'list' : 'lists';
  const { items } = shape;
  return items.kind === 'union' || items.kind === 'unknown' ? list : `${list} of ${memberInWords(items, false)}`;
}
