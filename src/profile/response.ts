import { isObject, type Json, type JsonObject, own } from './json';
import { propertiesIn } from './knownValue';
import { kindOf } from './outlineRows';
import type { ListedPart } from './profile';
import { type Field, PARAMETERS } from './request';
import type { Seen } from './seen';
import {
  type FieldShape,
  type Fields,
  FLAG,
  listOf,
  NOTHING,
  NUMBER,
  type ObjectShape,
  objectOf,
  type Shape,
  TEXT,
  UNKNOWN,
  union,
} from './shape';
import { type Asked, asksFor, parameterIsOn, type WrittenRequest } from './writtenRequest';

/** The field in which Braze keeps the status of an answer, as a number, if that is 2XX. */
export const STATUS_FIELD = '__http_status_code__';

/**
 * Source of fields and meanings: Amplitude, User Profile API, https://amplitude.com/docs/apis/analytics/user-profile
 */
const MEANINGS: { readonly [field in Field]: string } = {
  recommendations:
    'One entry for each recommendation that was asked for. Null for people who are unknown or have too little history.',
  amp_props: 'User properties and computations by name, as far as they were asked for.',
  cohort_ids: 'The IDs of the cohorts that hold this person. Only cohorts that are synced to the Profile API.',
  propensity: 'How likely the prediction is. Null when several predictions were asked for.',
  propensities: 'One entry for each prediction that was asked for.',
  user_id: 'The person’s user ID.',
  device_id: 'An ID of one of the person’s devices, where one is known.',
};

const RECOMMENDATION: readonly FieldShape[] = [
  { name: 'items', shape: listOf(TEXT), meaning: 'What is recommended, best first. 100 items at most.' },
  {
    name: 'is_control',
    shape: FLAG,
    meaning: 'Whether this person is in the control group: the items are random then, and the default must be shown.',
  },
  { name: 'rec_id', shape: TEXT, meaning: 'The recommendation’s ID.' },
  { name: 'child_rec_id', shape: union([TEXT, NOTHING]), meaning: 'Usually equal to `rec_id`; may be absent.' },
  { name: 'recommendation_source', shape: TEXT, meaning: 'The name of the model.' },
  {
    name: 'last_updated',
    shape: { kind: 'number', isTime: true },
    meaning: 'When the model last ran, in seconds since 1970.',
  },
];

const PROPENSITY: readonly FieldShape[] = [
  { name: 'prop', shape: NUMBER, meaning: 'A score from 0 to 1, or a percentile from 0 to 100.' },
  { name: 'pred_id', shape: TEXT, meaning: 'The prediction’s ID.' },
  {
    name: 'prop_type',
    shape: { kind: 'text', values: ['score', 'pct'] },
    meaning: 'What `prop` is: `score` or `pct`.',
  },
];

/** Maximum depth to which undocumented values are analysed. */
const DEEPEST = 6;

const shapesOfSeen = new WeakMap<Seen, Map<number, Shape>>();

const ANSWERS: readonly Asked[] = ['no', 'maybe', 'yes'];
const COUNTS: readonly Count[] = ['any', 'one', 'several'];

/**
 * Returns the shape of the variable that a call saves to: nil if the call fails, otherwise an object with `userData`
 * and the status. Fields that the request does not fill are nil; where that depends on Liquid, the shape allows both.
 */
export function responseShape(request: WrittenRequest, seen: Seen): Shape {
  const known = shapesOfSeen.get(seen) ?? new Map<number, Shape>();
  shapesOfSeen.set(seen, known);
  const key = keyOf(request);
  const shape = known.get(key) ?? newShape(request, seen);
  known.set(key, shape);
  return shape;
}

/** Returns the same key for all requests whose responses have the same shape. */
function keyOf(request: WrittenRequest): number {
  let key = COUNTS.indexOf(countOfPredictions(request));
  for (const { name } of PARAMETERS) key = key * ANSWERS.length + ANSWERS.indexOf(parameterIsOn(request, name));
  return key;
}

function newShape(request: WrittenRequest, seen: Seen): Shape {
  const filled: { readonly [field in Field]: () => Shape } = {
    recommendations: () => union([listOf(entryShape(RECOMMENDATION, 'recommendations', seen)), NOTHING]),
    amp_props: () => union([{ kind: 'object', fields: new PropertyFields(request, seen), open: true }, NOTHING]),
    cohort_ids: () => union([listOf(TEXT), NOTHING]),
    propensity: () => (countOfPredictions(request) === 'several' ? NOTHING : union([NUMBER, NOTHING])),
    propensities: () => union([listOf(entryShape(PROPENSITY, 'propensities', seen)), NOTHING]),
    user_id: () => union([TEXT, NOTHING]),
    device_id: () => union([TEXT, NOTHING]),
  };
  const fields = Object.entries(filled).map(([name, shapeOf]): FieldShape => {
    const field = name as Field;
    const shape = asksFor(request, field) === 'no' ? NOTHING : shapeOf();
    return { name, shape, meaning: MEANINGS[field] };
  });
  const userData = objectOf([...fields, ...undocumented(seen.profiles.map(({ other }) => other))]);
  const response = objectOf([
    { name: 'userData', shape: userData, meaning: 'What the Profile API answers about the person.' },
    {
      name: STATUS_FIELD,
      shape: NUMBER,
      meaning: 'The status of the answer. Braze sets it only for 2XX: it is nil whenever the call failed.',
    },
  ]);
  return union([response, NOTHING]);
}

type Count = 'one' | 'several' | 'any';

function countOfPredictions({ parameters }: WrittenRequest): Count {
  const ids = parameters.get('prediction_id');
  return ids === undefined ? 'any' : ids.includes(',') ? 'several' : 'one';
}

/** Returns the documented fields of an entry and any others seen in profiles. */
function entryShape(documented: readonly FieldShape[], part: ListedPart, { profiles }: Seen): ObjectShape {
  const entries = profiles.flatMap(({ parts }) => {
    const value = parts[part]?.value;
    return Array.isArray(value) ? (value as readonly Json[]).filter(isObject) : [];
  });
  const known = new Set(documented.map(({ name }) => name));
  return objectOf([...documented, ...undocumented(entries).filter(({ name }) => !known.has(name))]);
}

function undocumented(objects: readonly JsonObject[]): FieldShape[] {
  const names = new Set(objects.flatMap((object) => Object.keys(object)));
  return [...names].map((name) => ({ name, shape: shapeOfSeen(objects.map((object) => own(object, name))) }));
}

/** The properties seen in profiles, with shapes computed on demand. */
class PropertyFields implements Fields {
  private readonly held: readonly JsonObject[];
  private readonly computations: ReadonlySet<string>;
  private readonly known = new Map<string, FieldShape | undefined>();
  private names: ReadonlySet<string> | undefined;

  constructor(request: WrittenRequest, { profiles, names }: Seen) {
    this.held = profiles.flatMap((profile) => propertiesIn(profile, request)).filter(isObject);
    const asksComputations = ['get_computations', 'comp_id'].some((name) => parameterIsOn(request, name) !== 'no');
    this.computations = new Set(asksComputations ? Object.keys(names.computations ?? {}) : []);
  }

  get(name: string): FieldShape | undefined {
    if (!this.known.has(name)) this.known.set(name, this.newField(name));
    return this.known.get(name);
  }

  keys(): MapIterator<string> {
    this.names ??= new Set([...this.held.flatMap((values) => Object.keys(values)), ...this.computations]);
    return this.names.values();
  }

  /** Any user may lack a property, so each can be nil. */
  private newField(name: string): FieldShape | undefined {
    const values = this.held.map((properties) => own(properties, name)).filter((value) => value !== undefined);
    if (values.length === 0 && !this.computations.has(name)) return undefined;
    return { name, shape: values.length === 0 ? union([TEXT, NOTHING]) : shapeOfSeen([...values, null]) };
  }
}

function shapeOfSeen(values: readonly (Json | undefined)[], depth = 0): Shape {
  return union(values.map((value) => shapeOfValue(value ?? null, depth)));
}

function shapeOfValue(value: Json, depth: number): Shape {
  const kind = kindOf(value);
  if (kind === 'object') {
    if (depth === DEEPEST) return UNKNOWN;
    const fields = Object.entries(value as JsonObject).map(([name, member]) => {
      return { name, shape: shapeOfValue(member, depth + 1) };
    });
    return objectOf(fields, true);
  }
  if (kind !== 'list') return { kind };
  return listOf(depth === DEEPEST ? UNKNOWN : shapeOfSeen(value as readonly Json[], depth + 1));
}
