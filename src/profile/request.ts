import { idProblem, splitIds } from './ids';

/** The URL of the User Profile API. */
export const API_URL = 'https://profile-api.amplitude.com/v1/userprofile';

/**
 * A request to the User Profile API for one user. If it names no part, it means properties, cohorts and computations.
 */
export interface ProfileRequest {
  readonly userId?: string;
  readonly deviceId?: string;
  /** Recommendations are requested only when this is set, because each such request counts as an exposure. */
  readonly recIds?: readonly string[];
  readonly recType?: string;
  readonly properties?: boolean;
  readonly cohorts?: boolean;
  readonly computations?: boolean;
  readonly compIds?: readonly string[];
  readonly predictionIds?: readonly string[];
  readonly propensityType?: 'score' | 'pct';
}

/** The documented fields of `userData`. */
export const FIELDS = [
  'user_id',
  'device_id',
  'recommendations',
  'amp_props',
  'cohort_ids',
  'propensity',
  'propensities',
] as const;

export type Field = (typeof FIELDS)[number];

/** The format of a parameter's value: one id, comma-separated ids, `true` or `false`, or one of several words. */
export type ParameterKind = 'id' | 'ids' | 'flag' | 'word';

export interface Parameter {
  readonly name: string;
  readonly kind: ParameterKind;
  /** One sentence for users. */
  readonly meaning: string;
  /** The fields of `userData` that are null without this parameter. */
  readonly fills: readonly Field[];
  /** Known values of a `word`. The API may accept others. */
  readonly words?: readonly string[];
  /** The parameter that must accompany this one. */
  readonly needs?: string;
  /** Whether the behaviour without the required parameter is undocumented. */
  readonly isUndocumentedAlone?: true;
  /** The corresponding field of `ProfileRequest`. A flag maps to the ids when a request needs both. */
  readonly field: keyof ProfileRequest;
}

/**
 * Every parameter of `GET /v1/userprofile`, in the order in which they are sent.
 * Source: Amplitude, User Profile API, https://amplitude.com/docs/apis/analytics/user-profile
 */
export const PARAMETERS: readonly Parameter[] = [
  {
    name: 'user_id',
    kind: 'id',
    meaning: 'The person’s user ID. Required unless `device_id` is given.',
    fills: ['user_id'],
    field: 'userId',
  },
  {
    name: 'device_id',
    kind: 'id',
    meaning: 'An ID of one of the person’s devices. Required unless `user_id` is given.',
    fills: ['device_id'],
    field: 'deviceId',
  },
  {
    name: 'get_recs',
    kind: 'flag',
    meaning: 'Asks for recommendations. Each call is logged as an exposure of this person.',
    fills: ['recommendations'],
    needs: 'rec_id',
    field: 'recIds',
  },
  {
    name: 'rec_id',
    kind: 'ids',
    meaning: 'The recommendation to answer, or several separated by commas.',
    fills: ['recommendations'],
    needs: 'get_recs',
    field: 'recIds',
  },
  {
    name: 'rec_type',
    kind: 'word',
    words: ['model', 'random'],
    meaning: 'Overrides the experiment’s control setting: the model’s selection, or a random one.',
    fills: [],
    needs: 'get_recs',
    field: 'recType',
  },
  {
    name: 'get_amp_props',
    kind: 'flag',
    meaning: 'Asks for all user properties. Computations are not among them.',
    fills: ['amp_props'],
    field: 'properties',
  },
  {
    name: 'get_cohort_ids',
    kind: 'flag',
    meaning: 'Asks for the IDs of the cohorts that are synced to the Profile API and hold this person.',
    fills: ['cohort_ids'],
    field: 'cohorts',
  },
  {
    name: 'get_computations',
    kind: 'flag',
    meaning: 'Asks for every enabled computation.',
    fills: ['amp_props'],
    field: 'computations',
  },
  {
    name: 'comp_id',
    kind: 'ids',
    meaning: 'The computation to answer, or several separated by commas.',
    fills: ['amp_props'],
    field: 'compIds',
  },
  {
    name: 'get_propensity',
    kind: 'flag',
    meaning: 'Asks for the likelihood that a prediction gives this person.',
    fills: ['propensity', 'propensities'],
    needs: 'prediction_id',
    isUndocumentedAlone: true,
    field: 'predictionIds',
  },
  {
    name: 'prediction_id',
    kind: 'ids',
    meaning: 'The prediction to answer, or several separated by commas.',
    fills: ['propensity', 'propensities'],
    needs: 'get_propensity',
    field: 'predictionIds',
  },
  {
    name: 'propensity_type',
    kind: 'word',
    words: ['score', 'pct'],
    meaning: 'A raw score from 0 to 1, or a percentile from 0 to 100.',
    fills: [],
    needs: 'get_propensity',
    field: 'propensityType',
  },
];

/** Returns why this request cannot be sent, as a sentence; `undefined` when it can. */
export function requestProblem(request: ProfileRequest): string | undefined {
  const { userId, deviceId } = request;
  if (userId === undefined && deviceId === undefined) return 'Give a user ID or a device ID.';
  for (const id of [userId, deviceId]) {
    const problem = id === undefined ? undefined : idProblem(id);
    if (problem) return problem;
  }
  for (const [what, ids] of [
    ['recommendation', request.recIds],
    ['computation', request.compIds],
    ['prediction', request.predictionIds],
  ] as const) {
    if (!ids) continue;
    if (splitIds(ids).length === 0) return `Give at least one ${what} ID.`;
    const problem = splitIds(ids).map(idProblem).find(Boolean);
    if (problem) return problem;
  }
  if (request.recType?.trim() && idProblem(request.recType)) {
    return 'A recommendation type is a word, such as model or random.';
  }
  return undefined;
}

/** Whether the request names no part. */
export function namesNoPart(request: ProfileRequest): boolean {
  const { recIds, compIds, predictionIds, properties, cohorts, computations } = request;
  return !recIds && !compIds && !predictionIds && !properties && !cohorts && !computations;
}

/** Whether the request asks for every computation. As documented, ids narrow it down to these. */
export function asksForAllComputations({ computations, compIds }: ProfileRequest): boolean {
  return computations === true && !compIds;
}

/** Returns the request with ids split and trimmed, and with default parts if it names none. */
export function normalized(request: ProfileRequest): ProfileRequest {
  const { userId, deviceId, recIds, compIds, predictionIds } = request;
  const recType = request.recType?.trim();
  const meansUsual = namesNoPart(request);
  return {
    ...(userId === undefined ? {} : { userId: userId.trim() }),
    ...(deviceId === undefined ? {} : { deviceId: deviceId.trim() }),
    ...(recIds ? { recIds: splitIds(recIds), ...(recType ? { recType } : {}) } : {}),
    ...(request.properties || meansUsual ? { properties: true } : {}),
    ...(request.cohorts || meansUsual ? { cohorts: true } : {}),
    ...(request.computations || meansUsual ? { computations: true } : {}),
    ...(compIds ? { compIds: splitIds(compIds) } : {}),
    ...(predictionIds ? { predictionIds: splitIds(predictionIds) } : {}),
    ...(predictionIds && request.propensityType ? { propensityType: request.propensityType } : {}),
  };
}

/**
 * `{ userId: 'a b', recIds: ['x', 'y'] }` → `user_id=a%20b&get_recs=true&rec_id=x,y`.
 * Expects a request without a `requestProblem`.
 */
export function toQuery(request: ProfileRequest): string {
  const complete = normalized(request);
  return PARAMETERS.flatMap(({ name, kind, field }) => {
    const value = complete[field];
    if (value === undefined) return [];
    const texts = kind === 'flag' ? ['true'] : [value].flat();
    return [`${name}=${texts.map((text) => encodeURIComponent(String(text))).join(',')}`];
  }).join('&');
}

/** Parses the query of a Profile API URL. Ignores unknown parameters, and flags other than `true`. */
export function toRequest(query: URLSearchParams): ProfileRequest {
  const asked: { [field: string]: unknown } = {};
  for (const parameter of PARAMETERS) {
    const value = valueIn(query, parameter);
    if (value !== undefined) asked[parameter.field] = value;
  }
  const { recType, propensityType, ...request } = asked as ProfileRequest;
  return {
    ...request,
    ...(request.recIds && recType ? { recType } : {}),
    ...(request.predictionIds && isPropensityType(propensityType) ? { propensityType } : {}),
  };
}

/** Returns `undefined` when the flag that the parameter requires is off, and for a flag that the ids imply. */
function valueIn(query: URLSearchParams, { name, kind, needs }: Parameter): string | string[] | true | undefined {
  const isOn = (flag: string) => query.get(flag)?.toLowerCase() === 'true';
  if (kind === 'flag') return isOn(name) && !needs ? true : undefined;
  if (needs && isFlag(needs) && !isOn(needs)) return undefined;
  const text = query.get(name) || undefined;
  const ids = splitIds([text ?? '']);
  if (kind === 'ids') return ids.length > 0 ? ids : undefined;
  return text;
}

function isFlag(name: string): boolean {
  return PARAMETERS.some((parameter) => parameter.name === name && parameter.kind === 'flag');
}

function isPropensityType(text: string | undefined): text is 'score' | 'pct' {
  return text === 'score' || text === 'pct';
}
