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
import { joined, NO_ORIGINS, type Origins, originAt } from './origins';
import type { ProfileCall } from './recognition';

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
  if (steps.length === 0) return value;
  let { shape, guards } = value;
  for (const step of steps) {
    guards = guardsInside(guards, step);
    shape = guards.reduce(guardedShape, stepInto(shape, step));
  }
  const sources = value.sources.map(({ call, path }) => ({ call, path: [...path, ...steps] }));
  const { origins, isAlternative } = value;
  return { shape, sources: sources.length === 0 ? NONE : sources, guards, origins, isAlternative };
}

/** What is known of something at the end of the way, or inside of that. */
export function guardsAlong(guards: readonly Guard[], way: readonly Step[]): readonly Guard[] {
  return way.reduce(guardsInside, guards);
}

function guardsInside(guards: readonly Guard[], step: Step): readonly Guard[] {
  if (guards.length === 0) return NONE;
  const left = guards.filter(({ path }) => isSameStep(path[0], step));
  return left.length === 0 ? NONE : left.map(({ path, says }) => ({ path: path.slice(1), says }));
}

/** `recommendations.first` is `recommendations[0]`. */
function isSameStep(one: Step | undefined, other: Step): boolean {
  return one === other || (one !== undefined && positionOf(one) === positionOf(other));
}

/** Whether one way leads past the place where the other one ends. */
export function beginsWith(way: readonly Step[], beginning: readonly Step[]): boolean {
  return way.length >= beginning.length && beginning.every((step, index) => isSameStep(way[index], step));
}

function positionOf(step: Step): Step {
  if (step === 'first') return 0;
  return step === 'last' ? -1 : step;
}

export function guarded(inferred: Inferred, guard: Guard): Inferred {
  const { guards, sources, origins, isAlternative } = inferred;
  if (guard.path.length > MOST_STEPS) return inferred;
  if (guards.some(({ path, says }) => says === guard.says && isSameWay(path, guard.path))) return inferred;
  const newest = guards.length < MOST_GUARDS ? guards : guards.slice(1);
  const shape = guardedShape(inferred.shape, guard);
  return { shape, sources, guards: [...newest, guard], origins, isAlternative };
}

/** Something inside a value is there only when the value is. */
function guardedShape(shape: Shape, { path, says }: Guard): Shape {
  if (path.length > 0) return says === 'present' || says === 'truthy' ? without(shape, isNothing) : shape;
  switch (says) {
    case 'present':
    case 'truthy':
      return without(shape, isNothing);
    case 'absent':
      return without(shape, (member) => member.kind !== 'nothing' && member.kind !== 'unknown');
    case 'falsy':
      return without(shape, ({ kind }) => kind !== 'nothing' && kind !== 'flag' && kind !== 'unknown');
  }
}

/** The value of one of several ways through the template. */
export function either(values: readonly Inferred[]): Inferred {
  const [first, ...others] = values;
  if (!first) return NOT_KNOWN;
  if (others.every((other) => other === first)) return first;
  const shape = others.every((other) => other.shape === first.shape)
    ? first.shape
    : union(values.map((value) => value.shape));
  const sources = sourcesOf(values);
  const origins = values.reduce((all, value) => joined(all, value.origins), NO_ORIGINS);
  return { shape, sources, guards: NONE, origins, isAlternative: sources.length > 0 };
}

function sourcesOf(values: readonly Inferred[]): readonly Source[] {
  const sources: Source[] = [];
  for (const value of values) {
    for (const source of value.sources) {
      const isKnown = sources.some(({ call, path }) => call === source.call && isSameWay(path, source.path));
      if (!isKnown && sources.length < MOST_SOURCES) sources.push(source);
    }
  }
  return sources.length === 0 ? NONE : sources;
}

export function isSameWay(one: readonly Step[], other: readonly Step[]): boolean {
  return one.length === other.length && one.every((step, index) => step === other[index]);
}

export function isNothing({ kind }: PlainShape): boolean {
  return kind === 'nothing';
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
