import { isObject, type Json, type JsonObject, own } from './json';
import { asksForAllComputations, FIELDS, type ProfileRequest } from './request';

/** The ids that identify a user: one or both of them. */
export interface Person {
  readonly userId?: string;
  readonly deviceId?: string;
}

/** A valid response of the API with its request. Times are in milliseconds since 1970. */
export interface Answer {
  readonly request: ProfileRequest;
  readonly userData: JsonObject;
  readonly status: number;
  /** The unmodified body. */
  readonly text: string;
  readonly fetchedAt: number;
  readonly durationMs: number;
  readonly fromCache: boolean;
}

export const PART_NAMES = ['recommendations', 'properties', 'computations', 'cohorts', 'propensities'] as const;

export type PartName = (typeof PART_NAMES)[number];

/** The parts that are lists of entries, each for one requested id. */
export type ListedPart = 'recommendations' | 'propensities';

/** The field that contains the id of an entry. */
export const ID_FIELDS: { readonly [part in PartName]?: string } & { readonly [part in ListedPart]: string } = {
  recommendations: 'rec_id',
  propensities: 'pred_id',
};

/** What the API returned for one part. `value` is a list, an object or null. */
export interface Part {
  readonly value: Json;
  /** The requested ids, for a part requested by id; `undefined` when all of it was requested. */
  readonly asked?: readonly string[];
  /** The `rec_type` or `propensity_type` with which each id was last requested, if it was with one. */
  readonly types?: ReadonlyMap<string, string>;
  /** Set for a propensity that came in the field `propensity` only, and not in the list. */
  readonly isSingle?: true;
  /** Set for computations fetched together with the properties: those that cannot be told apart are stored there. */
  readonly mixed?: true;
  readonly fetchedAt: number;
  readonly fromCache: boolean;
}

/** Everything known about one user on one connection, merged from the responses to different requests. */
export interface Profile {
  readonly connection: string;
  readonly person: Person;
  readonly parts: { readonly [name in PartName]?: Part };
  /** The `user_id` and `device_id` in the response. */
  readonly answered: { readonly userId?: string; readonly deviceId?: string };
  /** Undocumented fields of `userData`. */
  readonly other: JsonObject;
  /** Whether properties and computations were last fetched together, so that they cannot be told apart. */
  readonly mixed: boolean;
  readonly lastAnswer?: Answer;
}

const DOCUMENTED: ReadonlySet<string> = new Set(FIELDS);

/** Returns a key for the user: `user_id` if there is one, because it is the same on every device. */
export function personKey({ userId, deviceId }: Person): string {
  return userId === undefined ? `device_id=${deviceId ?? ''}` : `user_id=${userId}`;
}

/** Returns the user that a request is about. */
export function personOf({ userId, deviceId }: Person): Person {
  return { ...(userId === undefined ? {} : { userId }), ...(deviceId === undefined ? {} : { deviceId }) };
}

export function emptyProfile(connection: string, person: Person): Profile {
  return { connection, person, parts: {}, answered: {}, other: {}, mixed: false };
}

/**
 * Merges a response into the profile. Parts that were not requested, and parts that are newer, are kept with their own
 * times. `computationNames` are names known to be computations from computations-only requests.
 */
export function withAnswer(profile: Profile, answer: Answer, computationNames: ReadonlySet<string>): Profile {
  const { request, userData } = answer;
  const when = { fetchedAt: answer.fetchedAt, fromCache: answer.fromCache };
  const parts: { [name in PartName]?: Part } = { ...profile.parts };

  if (request.recIds && !isOutdated(parts.recommendations, answer, request.recIds, request.recType)) {
    const came = own(userData, 'recommendations');
    parts.recommendations = {
      ...withEntries('recommendations', parts.recommendations, came, request.recIds, request.recType),
      ...when,
    };
  }
  if (request.cohorts && !isOutdated(parts.cohorts, answer))
    parts.cohorts = { ...when, value: own(userData, 'cohort_ids') ?? null };
  if (request.predictionIds && !isOutdated(parts.propensities, answer, request.predictionIds, request.propensityType)) {
    const single = singlePropensityIn(answer);
    const came = single ?? own(userData, 'propensities');
    const entries = withEntries(
      'propensities',
      parts.propensities,
      came,
      request.predictionIds,
      request.propensityType,
    );
    parts.propensities = { ...entries, ...when, ...(single && entries.value === single ? { isSingle: true } : {}) };
  }
  const asksAllComputations = asksForAllComputations(request);
  const asksComputations = asksAllComputations || request.compIds !== undefined;
  const values = own(userData, 'amp_props') ?? null;
  const bringsProperties = request.properties && !isOutdated(parts.properties, answer);
  if (bringsProperties) {
    const found = asksComputations ? selected(values, (name) => !computationNames.has(name)) : values;
    // An answer with single computations says nothing of the others, which may be any of the earlier values.
    const saysAll = !profile.mixed || !asksComputations || asksAllComputations || found === null;
    parts.properties = { ...when, value: saysAll ? found : mergedByName(parts.properties?.value, found) };
  }
  if (asksComputations && !isOutdated(parts.computations, answer, request.compIds)) {
    const found = request.properties ? selected(values, (name) => computationNames.has(name)) : values;
    const before = parts.computations;
    // Those that came among properties were lost when the properties were asked for without them.
    const held = request.properties && before?.mixed && !profile.mixed ? undefined : before;
    const all = asksAllComputations || (held && !held.asked);
    const mixed = request.properties || (before?.mixed && !asksAllComputations);
    parts.computations = {
      ...when,
      value: asksAllComputations ? found : mergedByName(before?.value, found),
      ...(mixed ? { mixed } : {}),
      ...(all ? {} : { asked: union(held?.asked, request.compIds ?? []) }),
    };
    if (!request.properties && parts.properties) {
      parts.properties = {
        ...parts.properties,
        value: selected(parts.properties.value, (name) => !computationNames.has(name)),
      };
    }
  }
  return {
    ...profile,
    parts,
    answered: { ...profile.answered, ...answeredIds(userData) },
    other: Object.fromEntries(Object.entries(userData).filter(([name]) => !DOCUMENTED.has(name))),
    mixed: bringsProperties ? asksComputations : profile.mixed && !asksAllComputations,
    lastAnswer: answer,
  };
}

/**
 * Whether the stored part is newer than a response to the same or a narrower request. Only the cache returns older
 * responses: a fresh one is always the newest, even if the clock was set back.
 */
function isOutdated(part: Part | undefined, answer: Answer, ids?: readonly string[], type?: string): boolean {
  if (!part || !answer.fromCache || part.fetchedAt <= answer.fetchedAt) return false;
  return !part.asked || (ids?.every((id) => part.asked?.includes(id) && part.types?.get(id) === type) ?? false);
}

/**
 * Returns the names in `amp_props` that this response shows to be computations: all of them, if only computations were
 * requested.
 */
export function computationNamesIn({ request, userData }: Answer): string[] {
  const alone = (request.computations || request.compIds) && !request.properties;
  const values = own(userData, 'amp_props');
  return alone && isObject(values) ? Object.keys(values) : [];
}

/** Whether the requested computations are known as such. False when all of them came among the properties. */
export function areToldApart({ parts: { computations } }: Profile): boolean {
  return !computations?.mixed || !isObject(computations.value) || Object.keys(computations.value).length > 0;
}

/** Moves values out of the properties once their names are known to be computations. */
export function toldApart(profile: Profile, computationNames: ReadonlySet<string>): Profile {
  const { properties, computations } = profile.parts;
  if (!profile.mixed || !properties || !computations) return profile;
  const told = selected(properties.value, (name) => computationNames.has(name));
  if (!isObject(told) || Object.keys(told).length === 0) return profile;
  const value = selected(properties.value, (name) => !computationNames.has(name));
  const parts = {
    ...profile.parts,
    properties: { ...properties, value },
    computations: { ...computations, value: mergedByName(told, computations.value) },
  };
  return { ...profile, parts };
}

/** Returns the list that the API leaves out when it returns a single prediction in `propensity` only. */
function singlePropensityIn({ request, userData }: Answer): Json[] | undefined {
  const [prop = null, several] = [own(userData, 'propensity'), own(userData, 'propensities')];
  if (prop === null || (Array.isArray(several) && several.length > 0)) return undefined;
  return [{ prop, pred_id: request.predictionIds?.[0] ?? '', prop_type: request.propensityType ?? 'score' }];
}

/**
 * Adds the entries that came for `ids` to those of other ids. If there are any of those, all are ordered as in a request
 * for all of the ids, so that list indexes match that request's response.
 */
function withEntries(
  name: ListedPart,
  before: Part | undefined,
  came: Json | undefined,
  ids: readonly string[],
  type: string | undefined,
): Pick<Part, 'value' | 'asked' | 'types'> {
  const entries = Array.isArray(came) ? (came as readonly Json[]) : [];
  const idOf = (entry: Json) => (isObject(entry) ? own(entry, ID_FIELDS[name]) : undefined);
  const replaced = new Set<unknown>([...ids, ...entries.map(idOf)]);
  const earlier = Array.isArray(before?.value) ? (before.value as readonly Json[]) : [];
  const kept = earlier.filter((entry) => !replaced.has(idOf(entry)));
  const typed = withTypes(before?.types, ids, type);
  if (kept.length === 0) return { value: came ?? null, asked: union(ids, before?.asked ?? []), ...typed };
  const asked = union(before?.asked, ids);
  const places = new Map<unknown, number>(asked.map((id, index) => [id, index]));
  const placeOf = (entry: Json) => places.get(idOf(entry)) ?? places.size;
  return { value: [...kept, ...entries].sort((a, b) => placeOf(a) - placeOf(b)), asked, ...typed };
}

function withTypes(before: Part['types'], ids: readonly string[], type: string | undefined): Pick<Part, 'types'> {
  const types = new Map(before);
  for (const id of ids) {
    if (type) types.set(id, type);
    else types.delete(id);
  }
  return types.size > 0 ? { types } : {};
}

function mergedByName(before: Json | undefined, now: Json): Json {
  if (!isObject(before)) return now;
  return isObject(now) ? Object.fromEntries([...Object.entries(before), ...Object.entries(now)]) : before;
}

function selected(value: Json, keep: (name: string) => boolean): Json {
  return isObject(value) ? Object.fromEntries(Object.entries(value).filter(([name]) => keep(name))) : value;
}

function answeredIds(userData: JsonObject): Profile['answered'] {
  const [userId, deviceId] = [own(userData, 'user_id'), own(userData, 'device_id')];
  return {
    ...(typeof userId === 'string' ? { userId } : {}),
    ...(typeof deviceId === 'string' ? { deviceId } : {}),
  };
}

function union(before: readonly string[] | undefined, now: readonly string[]): string[] {
  return [...new Set([...(before ?? []), ...now])];
}
