import {
  FLAG,
  NOTHING,
  NUMBER,
  type PlainShape,
  type Shape,
  type Step,
  stepInto,
  TEXT,
  UNKNOWN,
  union,
  without,
} from '../profile/shape';
import { extended } from '../template/variables';
import { joined, NO_ORIGINS, originAt } from './origins';
import type { Origins, ProfileCall } from './recognition';

/** The place in a call's answer from which a value comes; the way begins at the variable. */
export interface Source {
  readonly call: ProfileCall;
  readonly path: readonly Step[];
}

/** What a condition says of a value: `present` is not nil, `truthy` neither nil nor false, `falsy` one of the two. */
export type Says = 'present' | 'truthy' | 'falsy' | 'absent';

/** What is known of something inside a value, because of a condition around the place. No step is any item. */
export interface Guard {
  readonly path: readonly Step[];
  readonly says: Says;
}

/** What is known of a value at one place of a template. */
export interface Inferred {
  readonly shape: Shape;
  /** Several where different calls may have answered. */
  readonly sources: readonly Source[];
  readonly guards: readonly Guard[];
  /** What else of answers went into it, through filters and conditions. */
  readonly origins: Origins;
  /** On another way through the template the value comes from somewhere else. */
  readonly isAlternative: boolean;
}

const NONE: readonly never[] = [];

/** Bounds what is remembered of one value; what was learnt first is forgotten first. */
const MOST_GUARDS = 24;
const MOST_STEPS = 32;
const MOST_SOURCES = 4;

export const NOT_KNOWN = ofShape(UNKNOWN);
export const A_TEXT = ofShape(TEXT);
export const A_NUMBER = ofShape(NUMBER);
export const A_FLAG = ofShape(FLAG);
export const UNSET = ofShape(NOTHING);

export function ofShape(shape: Shape): Inferred {
  return { shape, sources: NONE, guards: NONE, origins: NO_ORIGINS, isAlternative: false };
}

/** What stands one step further inside a value. */
export function inside(value: Inferred, step: Step): Inferred {
  return along(value, [step]);
}

/** What stands at the end of a way that begins at a value. */
export function along(value: Inferred, steps: readonly Step[]): Inferred {
  if (steps.length === 0 || value === NOT_KNOWN) return value;
  const { guards, origins, isAlternative } = value;
  let { shape } = value;
  for (let length = 1; length <= steps.length; length++) {
    shape = stepInto(shape, steps[length - 1] as Step);
    for (const guard of guards) {
      if (beginsWith(guard.path, steps, length)) shape = guardedShape(shape, guard, length);
    }
  }
  return {
    shape,
    sources: sourcesAlong(value.sources, steps),
    guards: guardsAlong(guards, steps),
    origins,
    isAlternative,
  };
}

function sourcesAlong(sources: readonly Source[], steps: readonly Step[]): readonly Source[] {
  let further: readonly Source[] = NONE;
  for (const { call, path } of sources) further = extended(further, { call, path: wayThrough(path, steps) });
  return further;
}

/** One way, and another one from its end on. */
export function wayThrough(way: readonly Step[], steps: readonly Step[]): readonly Step[] {
  if (way.length === 0) return steps;
  return steps.length === 0 ? way : [...way, ...steps];
}

/** What is known of something at the end of the way, or inside of that. */
export function guardsAlong(guards: readonly Guard[], way: readonly Step[]): readonly Guard[] {
  let further: readonly Guard[] = NONE;
  for (const { path, says } of guards) {
    if (beginsWith(path, way)) further = extended(further, { path: path.slice(way.length), says });
  }
  return further;
}

/** `recommendations.first` is `recommendations[0]`. */
function isSameStep(one: Step | undefined, other: Step | undefined): boolean {
  return one === other || positionOf(one) === positionOf(other);
}

/** Whether one way leads past the place where the other one, or so many of its steps, ends. */
function beginsWith(way: readonly Step[], other: readonly Step[], steps = other.length): boolean {
  if (way.length < steps) return false;
  for (let index = 0; index < steps; index++) {
    if (!isSameStep(way[index], other[index])) return false;
  }
  return true;
}

function positionOf(step: Step | undefined): Step | undefined {
  if (step === 'first') return 0;
  return step === 'last' ? -1 : step;
}

export function guarded(inferred: Inferred, guard: Guard): Inferred {
  const { guards, sources, origins, isAlternative } = inferred;
  if (guard.path.length > MOST_STEPS) return inferred;
  for (const { path, says } of guards) if (says === guard.says && isSameWay(path, guard.path)) return inferred;
  const newest = guards.length < MOST_GUARDS ? guards : guards.slice(1);
  const shape = guardedShape(inferred.shape, guard);
  return { shape, sources, guards: [...newest, guard], origins, isAlternative };
}

/** What two conditions both say of the same thing; nothing when they say different things. */
export function bothSay(one: Says, other: Says): Says | undefined {
  if (one === other) return one;
  return isThere(one) && isThere(other) ? 'present' : undefined;
}

function isThere(says: Says): boolean {
  return says === 'present' || says === 'truthy';
}

/** What is known of both values, as far as conditions say it. */
export function commonGuards(some: readonly Guard[], others: readonly Guard[]): readonly Guard[] {
  return some.flatMap(({ path, says }): readonly Guard[] => {
    for (const other of others) {
      const both = isSameWay(path, other.path) ? bothSay(says, other.says) : undefined;
      if (both) return [{ path, says: both }];
    }
    return NONE;
  });
}

/** So many steps along the way of the guard. Something inside a value is there only when the value is. */
function guardedShape(shape: Shape, { path, says }: Guard, steps = 0): Shape {
  if (path.length > steps) return isThere(says) ? without(shape, isNothing) : shape;
  switch (says) {
    case 'present':
    case 'truthy':
      return without(shape, isNothing);
    case 'absent':
      return without(shape, isSomething);
    case 'falsy':
      return without(shape, isTruthy);
  }
}

/** The value of one of several ways through the template. */
export function either(values: readonly Inferred[]): Inferred {
  const [first] = values;
  if (!first) return NOT_KNOWN;
  if (values.every((value) => value === first)) return first;
  const shape = shapeOf(values, first.shape);
  const sources = sourcesOf(values);
  let origins = NO_ORIGINS;
  for (const value of values) origins = joined(origins, value.origins);
  return { shape, sources, guards: NONE, origins, isAlternative: sources.length > 0 };
}

/** What values are that can be one or the other: the same shape each time, whose inside is known then. */
const unions = new WeakMap<Shape, WeakMap<Shape, Shape>>();

function shapeOf(values: readonly Inferred[], first: Shape): Shape {
  const another = values.find(({ shape }) => shape !== first)?.shape;
  if (!another) return first;
  return values.length === 2 ? ofTwo(first, another) : union(values.map(({ shape }) => shape));
}

function ofTwo(one: Shape, other: Shape): Shape {
  const known = unions.get(one) ?? new WeakMap<Shape, Shape>();
  const before = known.get(other);
  if (before) return before;
  const shape = union([one, other]);
  unions.set(one, known.set(other, shape));
  return shape;
}

function sourcesOf(values: readonly Inferred[]): readonly Source[] {
  let sources: readonly Source[] = NONE;
  for (const value of values) {
    for (const source of value.sources) {
      const isKnown = sources.some(({ call, path }) => call === source.call && isSameWay(path, source.path));
      if (!isKnown && sources.length < MOST_SOURCES) sources = extended(sources, source);
    }
  }
  return sources;
}

export function isSameWay(one: readonly Step[], other: readonly Step[]): boolean {
  if (one.length !== other.length) return false;
  for (let index = 0; index < one.length; index++) if (one[index] !== other[index]) return false;
  return true;
}

export function isNothing({ kind }: PlainShape): boolean {
  return kind === 'nothing';
}

function isSomething({ kind }: PlainShape): boolean {
  return kind !== 'nothing' && kind !== 'unknown';
}

function isTruthy({ kind }: PlainShape): boolean {
  return kind !== 'nothing' && kind !== 'flag' && kind !== 'unknown';
}

/** All that goes into the value, also through filters, and all that decided what it is. The steps lead on into it. */
export function originsOf(
  { sources, origins }: Pick<Inferred, 'sources' | 'origins'>,
  steps: readonly Step[] = [],
): Origins {
  let all = origins;
  for (const { call, path } of sources) all = joined(all, originAt(call, path, steps));
  return all;
}

/** What is known of the value, and that this went into it too. */
export function madeOf(value: Inferred, origins: Origins): Inferred {
  const all = joined(value.origins, origins);
  return all === value.origins ? value : { ...value, origins: all };
}
