/** Where the User Profile API answers. */
export const API_URL = 'https://profile-api.amplitude.com/v1/userprofile';

/** What to ask the User Profile API about one person. Without any part named it means properties, cohorts and computations. */
export interface ProfileRequest {
  readonly userId?: string;
  readonly deviceId?: string;
  /** Recommendations are asked for only when this is given: each such request is counted as an exposure of the person. */
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

/** What may stand behind the `=` of a parameter: one id, ids joined by commas, `true` or `false`, or one of a few words. */
export type ParameterKind = 'id' | 'ids' | 'flag' | 'word';

export interface Parameter {
  readonly name: string;
  readonly kind: ParameterKind;
  /** In one sentence, for people. */
  readonly meaning: string;
  /** The fields of `userData` that are null without this parameter. */
  readonly fills: readonly Field[];
  /** Known values of a `word`; the API may know others. */
  readonly words?: readonly string[];
  /** The parameter that this one needs beside it. */
  readonly needs?: string;
  /** Nobody says what is answered without the one that it needs. */
  readonly isUndocumentedAlone?: true;
  /** What of a `ProfileRequest` it stands for. A flag stands for ids when a request has to say both. */
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
    meaning: 'The person’s user id. Required unless `device_id` is given.',
    fills: ['user_id'],
    field: 'userId',
  },
  {
    name: 'device_id',
    kind: 'id',
    meaning: 'An id of one of the person’s devices. Required unless `user_id` is given.',
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
    meaning: 'Asks for the ids of the cohorts that are synced to the Profile API and hold this person.',
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

export const MAX_ID_LENGTH = 512;

/** Why this text cannot be an id, as a sentence; nothing when it can. Blanks around it do not count. */
export function idProblem(text: string): string | undefined {
  const id = text.trim();
  if (id === '') return 'Enter an id.';
  if (id.length > MAX_ID_LENGTH) return `An id has at most ${MAX_ID_LENGTH} characters; this one has ${id.length}.`;
  if (/\p{Cc}/u.test(id)) return 'An id cannot hold control characters, such as a tab or a line break.';
  if (/\p{Cs}/u.test(id)) return 'An id cannot hold half of a character (a lone surrogate).';
  return undefined;
}

/** Why this request cannot be sent, as a sentence; nothing when it can. */
export function requestProblem(request: ProfileRequest): string | undefined {
  const { userId, deviceId } = request;
  if (userId === undefined && deviceId === undefined) return 'Give a user id or a device id.';
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
    if (splitIds(ids).length === 0) return `Give at least one ${what} id.`;
    const problem = splitIds(ids).map(idProblem).find(Boolean);
    if (problem) return problem;
  }
  if (request.recType?.trim() && idProblem(request.recType)) {
    return 'A recommendation type is a word, such as model or random.';
  }
  return undefined;
}

/** `['a, b', 'a']` → `['a', 'b']`: ids as people paste them, without blanks, empty ones and repetitions. */
export function splitIds(ids: readonly string[]): string[] {
  const single = ids.flatMap((text) => text.split(',')).map((id) => id.trim());
  return [...new Set(single.filter(Boolean))];
}

/** Whether nothing is asked for by name. */
export function namesNoPart(request: ProfileRequest): boolean {
  const { recIds, compIds, predictionIds, properties, cohorts, computations } = request;
  return !recIds && !compIds && !predictionIds && !properties && !cohorts && !computations;
}

/** The same request with ids trimmed and split, and with the parts that it means when it names none. */
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

/** What the query of a Profile API URL asks for. Unknown parameters are left out; a flag counts when it says `true`. */
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

/** Nothing where the flag that the parameter needs is off. A flag that needs ids says nothing that the ids do not say. */
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
