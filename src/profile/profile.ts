import { isObject, type Json, type JsonObject, own } from './json';
import { FIELDS, type ProfileRequest } from './request';

/** The ids by which a person is asked for: one of the two, or both. */
export interface Person {
  readonly userId?: string;
  readonly deviceId?: string;
}

/** One answer of the API that was understood. Times in milliseconds since 1970. */
export interface Answer {
  readonly request: ProfileRequest;
  readonly userData: JsonObject;
  readonly status: number;
  /** The body as it came. */
  readonly text: string;
  readonly fetchedAt: number;
  readonly durationMs: number;
  readonly fromCache: boolean;
}

export const PART_NAMES = ['recommendations', 'properties', 'computations', 'cohorts', 'propensities'] as const;

export type PartName = (typeof PART_NAMES)[number];

/** What is answered as a list of entries, each for one of the ids that were asked for. */
export type ListedPart = 'recommendations' | 'propensities';

/** The field in which an entry repeats its id. */
export const ID_FIELDS: { readonly [part in PartName]?: string } & { readonly [part in ListedPart]: string } = {
  recommendations: 'rec_id',
  propensities: 'pred_id',
};

/** What the API said of one part. `value` is null when it said null, a list or an object otherwise. */
export interface Part {
  readonly value: Json;
  /** The ids that were asked for, where the part is asked for by id; nothing where all of it was asked for. */
  readonly asked?: readonly string[];
  /** The `rec_type` or `propensity_type` that was asked for. */
  readonly type?: string;
  /** Computations that were asked for together with the properties: those that nothing told apart stand among them. */
  readonly mixed?: true;
  readonly fetchedAt: number;
  readonly fromCache: boolean;
}

/** All that is known of one person on one connection: the answers to different requests, merged. */
export interface Profile {
  readonly connection: string;
  readonly person: Person;
  readonly parts: { readonly [name in PartName]?: Part };
  /** The answer's own `user_id` and `device_id`. */
  readonly answered: { readonly userId?: string; readonly deviceId?: string };
  /** Fields of `userData` that are not documented. */
  readonly other: JsonObject;
  /** Whether properties and computations were last asked for together, so that one cannot be told from the other. */
  readonly mixed: boolean;
  readonly lastAnswer?: Answer;
}

const DOCUMENTED: ReadonlySet<string> = new Set(FIELDS);

/** `user_id` where there is one: the same person whatever the device. */
export function personKey({ userId, deviceId }: Person): string {
  return userId === undefined ? `device_id=${deviceId ?? ''}` : `user_id=${userId}`;
}

/** Whom a request is about. */
export function personOf({ userId, deviceId }: Person): Person {
  return { ...(userId === undefined ? {} : { userId }), ...(deviceId === undefined ? {} : { deviceId }) };
}

export function emptyProfile(connection: string, person: Person): Profile {
  return { connection, person, parts: {}, answered: {}, other: {}, mixed: false };
}

/**
 * The profile after one more answer. Parts that the answer's request did not ask for stay as they were, each with its own time, and
 * so do parts that are newer.
 * `computationNames` are the names that answers to computations-only requests have shown to be computations.
 */
export function withAnswer(profile: Profile, answer: Answer, computationNames: ReadonlySet<string>): Profile {
  const { request, userData } = answer;
  const when = { fetchedAt: answer.fetchedAt, fromCache: answer.fromCache };
  const parts: { [name in PartName]?: Part } = { ...profile.parts };

  if (request.recIds && !isOutdated(parts.recommendations, answer, request.recIds, request.recType)) {
    const value = mergedById(
      parts.recommendations,
      own(userData, 'recommendations'),
      ID_FIELDS.recommendations,
      request.recIds,
    );
    const asked = union(parts.recommendations?.asked, request.recIds);
    parts.recommendations = { ...when, value, asked, ...(request.recType ? { type: request.recType } : {}) };
  }
  if (request.cohorts && !isOutdated(parts.cohorts, answer))
    parts.cohorts = { ...when, value: own(userData, 'cohort_ids') ?? null };
  if (request.predictionIds && !isOutdated(parts.propensities, answer, request.predictionIds, request.propensityType)) {
    const value = mergedById(parts.propensities, propensitiesOf(answer), ID_FIELDS.propensities, request.predictionIds);
    const asked = union(parts.propensities?.asked, request.predictionIds);
    parts.propensities = { ...when, value, asked, ...(request.propensityType ? { type: request.propensityType } : {}) };
  }
  const asksComputations = Boolean(request.computations || request.compIds);
  const values = own(userData, 'amp_props') ?? null;
  const bringsProperties = request.properties && !isOutdated(parts.properties, answer);
  if (bringsProperties) {
    const value = asksComputations ? selected(values, (name) => !computationNames.has(name)) : values;
    parts.properties = { ...when, value };
  }
  const compIds = request.computations ? undefined : request.compIds;
  if (asksComputations && !isOutdated(parts.computations, answer, compIds)) {
    const found = request.properties ? selected(values, (name) => computationNames.has(name)) : values;
    const before = parts.computations;
    const all = request.computations || (before && !before.asked);
    const mixed = request.properties || (before?.mixed && !request.computations);
    parts.computations = {
      ...when,
      value: request.computations ? found : mergedByName(before?.value, found),
      ...(mixed ? { mixed } : {}),
      ...(all ? {} : { asked: union(before?.asked, request.compIds ?? []) }),
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
    mixed: bringsProperties ? asksComputations : profile.mixed && !request.computations,
    lastAnswer: answer,
  };
}

/**
 * Whether a part is newer than an answer to the same question, or to less of it. Memory alone serves older answers: what
 * has just come is the newest, even when the clock was set back meanwhile.
 */
function isOutdated(part: Part | undefined, answer: Answer, ids?: readonly string[], type?: string): boolean {
  if (!part || !answer.fromCache || part.fetchedAt <= answer.fetchedAt || part.type !== type) return false;
  return !part.asked || (ids?.every((id) => part.asked?.includes(id)) ?? false);
}

/** The names of `amp_props` that this answer shows to be computations: all, when nothing else was asked for with them. */
export function computationNamesIn({ request, userData }: Answer): string[] {
  const alone = (request.computations || request.compIds) && !request.properties;
  const values = own(userData, 'amp_props');
  return alone && isObject(values) ? Object.keys(values) : [];
}

/** Whether computations that were asked for are known as such: not where all of them came among the properties. */
export function areToldApart({ parts: { computations } }: Profile): boolean {
  return !computations?.mixed || !isObject(computations.value) || Object.keys(computations.value).length > 0;
}

/** The profile once more names are known to be computations: their values leave the properties that they came with. */
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

/** The request that asks again for every part that the profile holds, recommendations included. */
export function refreshRequest({ person, parts }: Profile): ProfileRequest {
  const { recommendations, properties, computations, cohorts, propensities } = parts;
  const propensityType = propensities?.type;
  return {
    ...person,
    ...(recommendations?.asked ? { recIds: recommendations.asked } : {}),
    ...(recommendations?.type ? { recType: recommendations.type } : {}),
    ...(properties ? { properties: true } : {}),
    ...(cohorts ? { cohorts: true } : {}),
    ...(computations?.asked ? { compIds: computations.asked } : computations ? { computations: true } : {}),
    ...(propensities?.asked ? { predictionIds: propensities.asked } : {}),
    ...(propensityType === 'score' || propensityType === 'pct' ? { propensityType } : {}),
  };
}

/** A single prediction may be answered in `propensity` alone. */
function propensitiesOf({ request, userData }: Answer): Json {
  const several = own(userData, 'propensities') ?? null;
  const single = own(userData, 'propensity') ?? null;
  if (several !== null || single === null) return several;
  return [{ prop: single, pred_id: request.predictionIds?.[0] ?? '', prop_type: request.propensityType ?? 'score' }];
}

/**
 * Entries of earlier answers stay unless this answer's request asked for their id. They stand in the order in which a request
 * for all of them names them, so that their positions are those of that request's answer.
 */
function mergedById(before: Part | undefined, now: Json | undefined, idField: string, asked: readonly string[]): Json {
  const entries = Array.isArray(now) ? (now as readonly Json[]) : [];
  const idOf = (entry: Json) => (isObject(entry) ? own(entry, idField) : undefined);
  const replaced = new Set<unknown>([...asked, ...entries.map(idOf)]);
  const earlier = Array.isArray(before?.value) ? (before.value as readonly Json[]) : [];
  const all = [...earlier.filter((entry) => !replaced.has(idOf(entry))), ...entries];
  if (all.length === 0) return now ?? null;
  const places = new Map<unknown, number>(union(before?.asked, asked).map((id, index) => [id, index]));
  const placeOf = (entry: Json) => places.get(idOf(entry)) ?? places.size;
  return all.sort((a, b) => placeOf(a) - placeOf(b));
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
