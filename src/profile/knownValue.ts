import { entriesFor, propensityIn } from './entries';
import { splitIds } from './ids';
import { isObject, type Json, type JsonObject, own } from './json';
import type { ListedPart, Profile } from './profile';
import { ANY_ITEM, ANY_KEY, isKnownStep, type Step } from './shape';
import { asksFor, parameterIsOn, type WrittenRequest } from './writtenRequest';

/** A path from `userData` to values, in Liquid's terms: `['recommendations', 0, 'items', 'size']`. */
export type Steps = readonly Step[];

/** The parameters that select and qualify the entries of a part. */
const LISTED_BY: { readonly [part in ListedPart]: { readonly ids: string; readonly type: string } } = {
  recommendations: { ids: 'rec_id', type: 'rec_type' },
  propensities: { ids: 'prediction_id', type: 'propensity_type' },
};

/**
 * Returns the value that the API would return for this person, as far as it was fetched; `null` where it would return
 * null. Returns `undefined` when it was never fetched, or when the path leads to any of several items.
 */
export function knownValue(profile: Profile, request: WrittenRequest, path: Steps): Json | undefined {
  return path.every(isKnownStep) ? knownValues(profile, request, path)?.[0] : undefined;
}

/** Returns all values at the end of the path; `undefined` when they were never fetched. */
export function knownValues(profile: Profile, request: WrittenRequest, path: Steps): readonly Json[] | undefined {
  const [field, ...rest] = path;
  if (typeof field !== 'string') return undefined;
  const [name] = rest;
  const asked = field === 'amp_props' && typeof name === 'string';
  const start = asked ? property(profile, request, name) : fieldValue(profile, request, field);
  if (start === undefined) return undefined;
  return (asked ? rest.slice(1) : rest).reduce<readonly Json[]>((values, step) => values.flatMap(into(step)), [start]);
}

/** Returns when the value was fetched, in milliseconds since 1970. */
export function fetchedAt({ parts, lastAnswer }: Profile, [field, name]: Steps): number | undefined {
  const { computations, properties } = parts;
  switch (field) {
    case 'recommendations':
      return parts.recommendations?.fetchedAt;
    case 'amp_props': {
      const isComputation =
        isObject(computations?.value) && typeof name === 'string' && Object.hasOwn(computations.value, name);
      return (isComputation ? computations : (properties ?? computations))?.fetchedAt;
    }
    case 'cohort_ids':
      return parts.cohorts?.fetchedAt;
    case 'propensity':
    case 'propensities':
      return parts.propensities?.fetchedAt;
    default:
      return lastAnswer?.fetchedAt;
  }
}

/**
 * Returns the possible contents of `amp_props`: user properties, computations or both. Computations that came together
 * with the properties are among those.
 */
export function propertiesIn({ parts, mixed }: Profile, request: WrittenRequest): readonly Json[] {
  const wantsAll = parameterIsOn(request, 'get_computations') !== 'no';
  const wantsComputations = wantsAll || parameterIsOn(request, 'comp_id') !== 'no';
  const wantsProperties = parameterIsOn(request, 'get_amp_props') !== 'no' || (wantsComputations && mixed);
  const held = [wantsComputations ? parts.computations : undefined, wantsProperties ? parts.properties : undefined];
  return held.flatMap((part) => (part ? [part.value] : []));
}

/**
 * After a dot, and when there is no property of that name, Liquid treats these as built-in. Which of the two applies
 * cannot be known here.
 */
const ASKS_FOR_MORE: ReadonlySet<string> = new Set(['size', 'first']);

function property(profile: Profile, request: WrittenRequest, name: string): Json | undefined {
  const held = propertiesIn(profile, request);
  for (const values of held) {
    const value = isObject(values) ? own(values, name) : undefined;
    if (value !== undefined) return value;
  }
  return holdsAll(profile, request) && !ASKS_FOR_MORE.has(name) ? null : undefined;
}

/** Whether everything was fetched that the request may put into `amp_props`. */
function holdsAll({ parts: { properties, computations }, mixed }: Profile, request: WrittenRequest): boolean {
  if (parameterIsOn(request, 'get_amp_props') !== 'no' && !properties) return false;
  const wantsAll = parameterIsOn(request, 'get_computations') !== 'no';
  if (!wantsAll && parameterIsOn(request, 'comp_id') === 'no') return true;
  // Those that came among the properties were overwritten together with them.
  if (computations?.mixed && !mixed) return false;
  if (!computations?.asked) return computations !== undefined;
  const ids = request.parameters.get('comp_id');
  return !wantsAll && ids !== undefined && splitIds([ids]).every((id) => computations.asked?.includes(id));
}

function fieldValue(profile: Profile, request: WrittenRequest, field: string): Json | undefined {
  const { parts, answered, lastAnswer, other } = profile;
  switch (field) {
    case 'user_id':
      return answered.userId ?? (lastAnswer && null);
    case 'device_id':
      return answered.deviceId ?? (lastAnswer && null);
    case 'recommendations':
      return asksFor(request, field) === 'no' ? null : listed(profile, field, request);
    case 'cohort_ids':
      return asksFor(request, field) === 'no' ? null : parts.cohorts?.value;
    case 'amp_props':
      return asksFor(request, field) === 'no' ? null : merged(profile, request);
    case 'propensities':
      return asksFor(request, field) === 'no' ? null : listed(profile, field, request);
    case 'propensity':
      return asksFor(request, field) === 'no' ? null : propensity(profile, request);
    default:
      return own(other, field);
  }
}

function merged(profile: Profile, request: WrittenRequest): Json | undefined {
  if (!holdsAll(profile, request)) return undefined;
  const held = propertiesIn(profile, request);
  const objects = held.filter(isObject);
  if (objects.length < 2) return objects[0] ?? held[0];
  return Object.fromEntries(objects.toReversed().flatMap(Object.entries));
}

/** Returns the requested entries. Ids that come from Liquid are resolved only if exactly one is known. */
function listed(profile: Profile, name: ListedPart, { parameters }: WrittenRequest): Json | undefined {
  const by = LISTED_BY[name];
  const ids = askedIds(profile, name, parameters.get(by.ids));
  if (!ids) return undefined;
  const [first = ''] = ids;
  const known = profile.parts[name]?.types?.get(first);
  return entriesFor(profile, name, ids, parameters.has(by.type) ? (parameters.get(by.type) ?? known) : undefined);
}

function askedIds({ parts }: Profile, name: ListedPart, written: string | undefined): readonly string[] | undefined {
  if (written !== undefined) return splitIds([written]);
  const asked = parts[name]?.asked;
  return asked?.length === 1 ? asked : undefined;
}

function propensity(profile: Profile, request: WrittenRequest): Json | undefined {
  const propensities = listed(profile, 'propensities', request);
  const ids = askedIds(profile, 'propensities', request.parameters.get(LISTED_BY.propensities.ids));
  return propensities === undefined || !ids ? undefined : propensityIn(propensities, ids);
}

function into(step: Step): (value: Json) => readonly Json[] {
  return (value) => {
    if (Array.isArray(value)) return fromList(value, step);
    if (typeof value === 'string') return [partOfText(value, step)];
    if (!isObject(value)) return [null];
    if (step === ANY_ITEM) return Object.entries(value);
    if (step === ANY_KEY) return [];
    return [typeof step === 'string' ? memberOf(value, step) : null];
  };
}

/** `size` and `first` are built-in when the object has no field of that name. */
function memberOf(object: JsonObject, name: string): Json {
  const member = own(object, name);
  if (member !== undefined) return member;
  if (name === 'size') return Object.keys(object).length;
  return name === 'first' ? (Object.entries(object)[0] ?? null) : null;
}

/** Counts in characters, some of which are two code units in JavaScript. */
function partOfText(text: string, step: Step): Json {
  if (step === 'size') return Array.from(text).length;
  if (step === 'first') return Array.from(text.slice(0, 2))[0] ?? '';
  return step === 'last' ? (Array.from(text.slice(-2)).at(-1) ?? '') : null;
}

function fromList(list: readonly Json[], step: Step): readonly Json[] {
  if (step === ANY_ITEM || step === ANY_KEY) return list;
  if (step === 'size') return [list.length];
  const index = step === 'first' ? 0 : step === 'last' ? -1 : step;
  return [(typeof index === 'number' ? list.at(index) : undefined) ?? null];
}
