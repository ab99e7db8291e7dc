import * as v from 'valibot';
import { ExactNumber, isObject, type Json } from '../profile/json';
import type { Path } from '../profile/liquidPath';
import { kindOf } from '../profile/outlineRows';
import type { ValueKind } from '../profile/row';
import { shortened, visible } from '../profile/visible';

/** The deepest nesting that is accepted, so that all later code can recurse safely. */
const MAX_DEPTH = 32;

const text = v.string('text');
const flag = v.boolean('true or false');
const number = v.custom<Json>((value) => typeof value === 'number' || value instanceof ExactNumber, 'a number');
const anObject = v.custom<object>((value) => isObject(value as Json), 'an object');

const recommendation = objectOf({
  rec_id: v.nullish(text),
  child_rec_id: v.nullish(text),
  items: v.nullish(v.array(text, 'a list of text')),
  is_control: v.nullish(flag),
  recommendation_source: v.nullish(text),
  last_updated: v.nullish(number),
});

const propensity = objectOf({ prop: v.nullish(number), pred_id: v.nullish(text), prop_type: v.nullish(text) });

/**
 * The documented fields. Each may be null or absent, but must otherwise have its type. Used only to validate, because
 * valibot's output lacks names such as `__proto__`.
 * Source: Amplitude, User Profile API, https://amplitude.com/docs/apis/analytics/user-profile
 */
const answer = v.object(
  {
    userData: objectOf({
      user_id: v.nullish(text),
      device_id: v.nullish(text),
      recommendations: v.nullish(v.array(recommendation, 'a list of objects')),
      amp_props: v.nullish(anObject),
      cohort_ids: v.nullish(v.array(text, 'a list of text')),
      propensity: v.nullish(number),
      propensities: v.nullish(v.array(propensity, 'a list of objects')),
    }),
  },
  'an object',
);

const KINDS: { readonly [kind in ValueKind]: string } = {
  text: 'text',
  number: 'a number',
  flag: 'true or false',
  nothing: 'null',
  list: 'a list',
  object: 'an object',
};

/**
 * Returns what is not as documented, as in `userData.cohort_ids should be a list of text, but is text`; nothing if all
 * is. `text` is what `json` was read from.
 */
export function shapeProblem(json: Json, text: string): string | undefined {
  if (!isObject(json)) return `the answer should be an object with userData, but is ${KINDS[kindOf(json)]}`;
  const deep = mayBeDeeperThan(MAX_DEPTH, text) ? deeperThan(MAX_DEPTH, json) : undefined;
  if (deep) return `${placeOf(deep)} is nested deeper than ${MAX_DEPTH} levels`;
  const [issue] = v.safeParse(answer, json, { abortEarly: true }).issues ?? [];
  if (!issue) return undefined;
  const path = (issue.path ?? []).map(({ key }) => key as string | number);
  const actual = issue.input === undefined ? 'missing' : KINDS[kindOf(issue.input as Json)];
  return `${placeOf(path)} should be ${issue.message}, but is ${actual}`;
}

/** Accepts plain objects only: valibot's own `object` also accepts lists and class instances. */
function objectOf<Entries extends v.ObjectEntries>(entries: Entries) {
  const fields = v.object(entries);
  return v.pipe(
    v.custom<v.InferInput<typeof fields>>((value) => isObject(value as Json), 'an object'),
    fields,
  );
}

/** False where there are too few brackets for it. Finding that out is quicker than to visit thousands of values. */
function mayBeDeeperThan(levels: number, text: string): boolean {
  let brackets = 0;
  for (const bracket of '[{') {
    for (let at = text.indexOf(bracket); at >= 0; at = text.indexOf(bracket, at + 1)) {
      if (++brackets > levels) return true;
    }
  }
  return false;
}

/** Returns the path of the first object or list that is nested deeper than `levels`. */
function deeperThan(levels: number, value: Json | undefined): Path | undefined {
  if (typeof value !== 'object' || value === null || value instanceof ExactNumber) return undefined;
  if (levels === 0) return [];
  const members = value as { readonly [name: string]: Json };
  for (const name of Object.keys(members)) {
    const rest = deeperThan(levels - 1, members[name]);
    if (rest) return [Array.isArray(value) ? Number(name) : name, ...rest];
  }
  return undefined;
}

/** `['userData', 'cohort_ids', 3]` → `userData.cohort_ids[3]` */
function placeOf(path: Path): string {
  const steps = path.map((step, index) => {
    if (typeof step === 'number') return `[${step}]`;
    if (!/^\w+$/.test(step)) return `[${JSON.stringify(step)}]`;
    return index === 0 ? step : `.${step}`;
  });
  return shortened(visible(steps.join('')), 120);
}
