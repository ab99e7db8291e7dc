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
} from '../../profile/shape';
import { extended } from '../../template/variables';
import { counted, joined, NO_ORIGINS, originAt } from './origins';
import type { Origins } from './recognition';
import { type Examples, examplesAlong, isSameWay, MOST_STEPS, type Source, sourcesAlong, sourcesOf } from './sources';

/**
 * What a condition implies for a value: `present` is not nil, `truthy` is neither nil nor false, `falsy` is nil or
 * false.
 */
export type Says = 'present' | 'truthy' | 'falsy' | 'absent';

/** What an enclosing condition implies for something inside a value. An `undefined` step stands for any item. */
export interface Guard {
  readonly path: readonly Step[];
  readonly says: Says;
}

/** What is known of a value at one point of a template. */
export interface Inferred {
  readonly shape: Shape;
  /** More than one when different calls may have provided the value. */
  readonly sources: readonly Source[];
  readonly guards: readonly Guard[];
  /** What else from responses affects the value, through filters and conditions. */
  readonly origins: Origins;
  /** Whether the value comes from somewhere else on another path through the template. */
  readonly isAlternative: boolean;
  /** Where values like this one come from, when a filter chose among them. */
  readonly examples?: Examples;
  /**
   * Set where the value may come from an earlier iteration of a loop, so that it is not known there: the other values
   * that it may have.
   */
  readonly others?: readonly Inferred[];
}

const NONE: readonly never[] = [];

/** Limits the guards of one value; the oldest are dropped first. */
const MOST_GUARDS = 24;
const MOST_OTHERS = 8;

export const NOT_KNOWN = ofShape(UNKNOWN);
/** The value of a variable at the beginning of a loop that reads it before it assigns it. */
export const CARRIED: Inferred = { ...NOT_KNOWN, others: NONE };
export const A_TEXT = ofShape(TEXT);
export const A_NUMBER = ofShape(NUMBER);
export const A_FLAG = ofShape(FLAG);
export const UNSET = ofShape(NOTHING);

export function ofShape(shape: Shape): Inferred {
  return { shape, sources: NONE, guards: NONE, origins: NO_ORIGINS, isAlternative: false };
}

/** Returns what is known one step inside a value. */
export function inside(value: Inferred, step: Step): Inferred {
  return along(value, [step]);
}

/** Returns what is known at the end of a path inside a value. */
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
  return withExamples(
    {
      shape,
      sources: sourcesAlong(value.sources, steps),
      guards: guardsAlong(guards, steps),
      origins: steps.at(-1) === 'size' ? counted(origins) : origins,
      isAlternative,
    },
    value.examples && examplesAlong(value.examples, steps),
  );
}

/** Returns the value with these examples in place of its own. */
export function withExamples(value: Inferred, examples: Examples | undefined): Inferred {
  return examples ? { ...value, examples } : value;
}

/** Returns the guards for the end of the path and for what is inside it, relative to that end. */
export function guardsAlong(guards: readonly Guard[], way: readonly Step[]): readonly Guard[] {
  let further: readonly Guard[] = NONE;
  for (const { path, says } of guards) {
    if (beginsWith(path, way)) further = extended(further, { path: path.slice(way.length), says });
  }
  return further;
}

/** `recommendations.first` equals `recommendations[0]`. */
function isSameStep(one: Step | undefined, other: Step | undefined): boolean {
  return one === other || positionOf(one) === positionOf(other);
}

/** Whether the first `steps` steps of `other` are a prefix of `way`. */
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

/** Adds what a condition says of a value. Of too many guards, the oldest is dropped; the same one is added once. */
export function guarded(inferred: Inferred, guard: Guard): Inferred {
  const { guards, sources, origins, isAlternative, examples } = inferred;
  if (guard.path.length > MOST_STEPS) return inferred;
  for (const { path, says } of guards) if (says === guard.says && isSameWay(path, guard.path)) return inferred;
  const newest = guards.length < MOST_GUARDS ? guards : guards.slice(1);
  const shape = guardedShape(inferred.shape, guard);
  return withExamples({ shape, sources, guards: [...newest, guard], origins, isAlternative }, examples);
}

/** Returns what both statements imply; `undefined` when they have nothing in common. */
export function bothSay(one: Says, other: Says): Says | undefined {
  if (one === other) return one;
  return isThere(one) && isThere(other) ? 'present' : undefined;
}

function isThere(says: Says): boolean {
  return says === 'present' || says === 'truthy';
}

/** Returns the guards that hold for both values. */
export function commonGuards(some: readonly Guard[], others: readonly Guard[]): readonly Guard[] {
  let common: readonly Guard[] = NONE;
  for (const guard of some) {
    const both = inCommon(guard, others);
    if (both) common = extended(common, both);
  }
  return common;
}

function inCommon({ path, says }: Guard, others: readonly Guard[]): Guard | undefined {
  for (const other of others) {
    const both = isSameWay(path, other.path) ? bothSay(says, other.says) : undefined;
    if (both) return { path, says: both };
  }
  return undefined;
}

/** Narrows the shape along the guard's path. When something inside a value is present, so is the value. */
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

/** Merges the values from several paths through the template. */
export function either(values: readonly Inferred[]): Inferred {
  const [first] = values;
  if (!first) return NOT_KNOWN;
  if (values.every((value) => value === first)) return first;
  if (values.some(({ others }) => others)) return carriedOr(values.flatMap((value) => value.others ?? [value]));
  const shape = shapeOf(values, first.shape);
  const sources = sourcesOf(values);
  let origins = NO_ORIGINS;
  for (const value of values) origins = joined(origins, value.origins);
  return { shape, sources, guards: NONE, origins, isAlternative: sources.length > 0 };
}

function carriedOr(others: readonly Inferred[]): Inferred {
  const distinct = [...new Set(others)];
  return distinct.length > MOST_OTHERS ? NOT_KNOWN : { ...CARRIED, others: distinct };
}

/** Caches unions, so that the same two shapes always give the same object, whose fields are then cached too. */
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

export function isNothing({ kind }: PlainShape): boolean {
  return kind === 'nothing';
}

function isSomething({ kind }: PlainShape): boolean {
  return kind !== 'nothing' && kind !== 'unknown';
}

function isTruthy({ kind }: PlainShape): boolean {
  return kind !== 'nothing' && kind !== 'flag' && kind !== 'unknown';
}

/**
 * Returns everything that affects the value, including through filters and conditions. `steps` is a path inside the
 * value.
 */
export function originsOf(
  { sources, origins }: Pick<Inferred, 'sources' | 'origins'>,
  steps: readonly Step[] = [],
): Origins {
  let all = origins;
  for (const { call, path } of sources) all = joined(all, originAt(call, path, steps));
  return all;
}

/** Returns the value with additional origins. */
export function madeOf(value: Inferred, origins: Origins): Inferred {
  const all = joined(value.origins, origins);
  return all === value.origins ? value : { ...value, origins: all };
}
