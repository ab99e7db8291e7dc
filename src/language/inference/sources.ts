import { ANY_ITEM, type Step } from '../../profile/shape';
import { NONE } from '../../template/expressionNodes';
import { extended } from '../../template/variables';
import type { ProfileCall } from './recognition';

/** The call and the path in its response that a value comes from. The path begins at the saved variable. */
export interface Source {
  readonly call: ProfileCall;
  readonly path: readonly Step[];
}

/** Where values like another one come from. */
export interface Examples {
  readonly sources: readonly Source[];
  /** Whether the other one is a list, and the sources are those of its items. */
  readonly ofItems: boolean;
}

interface Sourced {
  readonly sources: readonly Source[];
  readonly examples?: Examples;
}

const MOST_SOURCES = 4;

/** How deep in a response values are traced. Bounds the work on `{% assign a = a.b %}`, repeated. */
export const MOST_STEPS = 32;

export function sourcesAlong(sources: readonly Source[], steps: readonly Step[]): readonly Source[] {
  let further: readonly Source[] = NONE;
  for (const { call, path } of sources) {
    if (path.length + steps.length <= MOST_STEPS) further = extended(further, { call, path: wayThrough(path, steps) });
  }
  return further;
}

/** Concatenates two paths. */
export function wayThrough(way: readonly Step[], steps: readonly Step[]): readonly Step[] {
  if (way.length === 0) return steps;
  return steps.length === 0 ? way : [...way, ...steps];
}

/** Whether two paths consist of the same steps. */
export function isSameWay(one: readonly Step[], other: readonly Step[]): boolean {
  if (one.length !== other.length) return false;
  for (let index = 0; index < one.length; index++) if (one[index] !== other[index]) return false;
  return true;
}

/** Returns the distinct sources of the values. */
export function sourcesOf(values: readonly Sourced[]): readonly Source[] {
  let sources: readonly Source[] = NONE;
  for (const value of values) {
    for (const source of value.sources) {
      const isKnown = sources.some(({ call, path }) => call === source.call && isSameWay(path, source.path));
      if (!isKnown && sources.length < MOST_SOURCES) sources = extended(sources, source);
    }
  }
  return sources;
}

/** Returns where the value comes from, or else where values like it do. */
export function exemplarySources({ sources, examples }: Sourced): readonly Source[] {
  return sources.length === 0 && examples && !examples.ofItems ? examples.sources : sources;
}

/** Returns the examples one path inside a value. An item of a list may be any of the examples. */
export function examplesAlong({ sources, ofItems }: Examples, steps: readonly Step[]): Examples | undefined {
  const [first] = steps;
  const isItem = first === 'first' || first === 'last' || typeof first !== 'string';
  if (ofItems && !isItem) return undefined;
  return { sources: sourcesAlong(sources, ofItems ? steps.slice(1) : steps), ofItems: false };
}

/** Returns examples for the items of these lists, or for what a path inside their items leads to. */
export function examplesOfItems(lists: readonly Sourced[], path: readonly Step[] = NONE): Examples | undefined {
  const items = lists.map(({ sources, examples }) => ({
    sources: examples?.ofItems ? examples.sources : sourcesAlong(sources, [ANY_ITEM]),
  }));
  const sources = sourcesAlong(sourcesOf(items), path);
  return sources.length > 0 ? { sources, ofItems: true } : undefined;
}
