import { isPercentile } from './entries';
import { ExactNumber, isObject, type Json, own, writeJson } from './json';
import { liquidContains, liquidPath, type Path } from './liquidPath';
import { areToldApart, ID_FIELDS, type Part, type PartName, type Profile } from './profile';

/** Friendly names of opaque ids, from the `amplitudeProfile.names` setting. */
export interface FriendlyNames {
  readonly cohorts?: NamesById;
  readonly recommendations?: NamesById;
  readonly computations?: NamesById;
  readonly predictions?: NamesById;
}

interface NamesById {
  readonly [id: string]: string;
}

/** Compares two names; negative when the first one sorts first. */
type Order = (first: string, second: string) => number;

export type ValueKind = 'text' | 'number' | 'flag' | 'nothing' | 'list' | 'object';

/** One value, as the explorer and the profile page show it. Plain data, because it is sent to the webview. */
export interface Row {
  /** The property's name, the cohort's id, or the text of an item. */
  readonly label: string;
  /** A friendly name from the settings, for an opaque id. */
  readonly name?: string;
  readonly kind: ValueKind;
  /** The complete value: text as it is, numbers with the digits received, lists and objects as JSON. */
  readonly value: string;
  readonly path: Path;
  /** The Liquid expression that reads the value; `undefined` when Liquid cannot express it. */
  readonly liquid?: string;
  /** Whether `liquid` is a condition for `{% if … %}` instead of a value to print. */
  readonly isCondition?: boolean;
  /** The contents of a list or object, down to a limited depth. */
  readonly rows?: readonly Row[];
  readonly recommendation?: RecommendationFacts;
  readonly propensity?: PropensityFacts;
}

export interface RecommendationFacts {
  /** `undefined` when the response does not say. */
  readonly isControl?: boolean;
  readonly source?: string;
  /** Milliseconds since 1970, converted from the API's seconds; `undefined` when they are not a valid date. */
  readonly lastUpdated?: number;
}

export interface PropensityFacts {
  /** Width of the bar, from 0 to 1. */
  readonly share: number;
  readonly type: 'score' | 'pct';
}

/**
 * `values`: has rows. `empty`: an empty list or object. `nothing`: the API returned null. `mixed`: explained in the
 * note.
 */
export type GroupState = 'values' | 'empty' | 'nothing' | 'not-asked' | 'mixed';

export interface Group {
  readonly part: PartName | 'other';
  readonly label: string;
  readonly state: GroupState;
  /** An explanation, when there are no rows or something requested is missing. */
  readonly note?: string;
  readonly fetchedAt?: number;
  readonly fromCache?: boolean;
  readonly rows: readonly Row[];
}

/** Maximum depth with rows of their own. Each level repeats the text of those below it. */
const DEEPEST = 10;

/** The last time that a JavaScript date can represent, in milliseconds since 1970. */
const LAST_DATE = 8.64e15;

const LABELS: { readonly [part in PartName]: string } = {
  recommendations: 'Recommendations',
  properties: 'Properties',
  computations: 'Computations',
  cohorts: 'Cohorts',
  propensities: 'Propensities',
};

/** Explains why a part may be null. Source: Amplitude, User Profile API. */
const WHY_NOTHING: { readonly [part in PartName]: string } = {
  recommendations: 'The API answered null: the person is unknown to the recommendation, or has too little history.',
  properties: 'The API answered null: it knows no user properties of this person.',
  computations: 'The API answered null: no computation is enabled, or none has that ID.',
  cohorts: 'The API answered null: the person is unknown, or no cohort is synced to the Profile API.',
  propensities: 'The API answered null: no prediction has that ID, or it has not scored this person.',
};

const WHY_EMPTY: { readonly [part in PartName]: string } = {
  recommendations: 'No recommendation came back.',
  properties: 'No user property.',
  computations: 'No computation.',
  cohorts: 'In none of the cohorts that are synced to the Profile API.',
  propensities: 'No prediction came back.',
};

const MIXED =
  'These came together with the properties and are listed among them. Ask for the computations alone to tell them apart.';

/** The computations came in one response with properties that have since been fetched again and replaced. */
const NOT_ALONE = 'Asked for together with the properties only. Ask for the computations alone to see them.';

/** Returns the profile in five groups, and a sixth for undocumented fields if there are any. */
export function outline(profile: Profile, names: FriendlyNames = {}): Group[] {
  const { parts } = profile;
  // Created once, because creating a collator is slow.
  const { compare } = new Intl.Collator(undefined, { numeric: true });
  const groups = [
    group('recommendations', parts.recommendations, (value) => recommendationRows(value, compare, names)),
    group('properties', parts.properties, (value) => memberRows(value, ['amp_props'], compare)),
    computationsGroup(profile, (value) => memberRows(value, ['amp_props'], compare, names.computations)),
    group('cohorts', parts.cohorts, (value) => cohortRows(value, compare, names)),
    group('propensities', parts.propensities, (value) => propensityRows(value, compare, names)),
  ];
  const other = memberRows(profile.other, [], compare);
  return other.length > 0
    ? [...groups, { part: 'other', label: 'Other Fields', state: 'values', rows: other }]
    : groups;
}

function computationsGroup(profile: Profile, rowsOf: (value: Json) => Row[]): Group {
  const { computations } = profile.parts;
  if (areToldApart(profile)) return group('computations', computations, rowsOf);
  if (!profile.mixed) return { ...group('computations', undefined, rowsOf), note: NOT_ALONE };
  return { ...group('computations', computations, rowsOf), state: 'mixed', note: MIXED };
}

function group(part: PartName, answer: Part | undefined, rowsOf: (value: Json) => Row[]): Group {
  const label = LABELS[part];
  if (!answer) return { part, label, state: 'not-asked', note: 'Not asked for.', rows: [] };
  const { fetchedAt, fromCache } = answer;
  const common = { part, label, fetchedAt, fromCache };
  if (answer.value === null) return { ...common, state: 'nothing', note: WHY_NOTHING[part], rows: [] };
  const rows = rowsOf(answer.value);
  if (rows.length === 0) return { ...common, state: 'empty', note: WHY_EMPTY[part], rows };
  const missing = (answer.asked ?? []).filter((id) => !isAnswered(part, id, answer.value));
  return {
    ...common,
    state: 'values',
    ...(missing.length > 0 ? { note: `No answer for ${missing.join(', ')}.` } : {}),
    rows,
  };
}

/**
 * Whether the response contains the entry. A computation is requested by an id that the response does not repeat, so it
 * counts as answered.
 */
function isAnswered(part: PartName, id: string, value: Json): boolean {
  const field = ID_FIELDS[part];
  return !field || !Array.isArray(value) || value.some((entry: Json) => isObject(entry) && own(entry, field) === id);
}

function recommendationRows(value: Json, order: Order, names: FriendlyNames): Row[] {
  return entriesOf(value).map((entry, index) => {
    const path: Path = ['recommendations', index];
    if (!isObject(entry)) return valueRow(String(index), entry, path, order);
    const id = textOf(own(entry, 'rec_id')) ?? String(index);
    const items = entriesOf(own(entry, 'items') ?? null);
    const isControl = own(entry, 'is_control');
    const source = textOf(own(entry, 'recommendation_source'));
    const lastUpdated = Number(textOf(own(entry, 'last_updated'))) * 1000;
    return {
      ...valueRow(id, entry, path, order, names.recommendations),
      recommendation: {
        ...(typeof isControl === 'boolean' ? { isControl } : {}),
        ...(source === undefined ? {} : { source }),
        ...(Math.abs(lastUpdated) <= LAST_DATE ? { lastUpdated } : {}),
      },
      rows: [
        ...items.map((item, rank) => valueRow(textOf(item) ?? toText(item), item, [...path, 'items', rank], order)),
        ...Object.entries(entry)
          .filter(([name]) => name !== 'items')
          .map(([name, member]) => valueRow(name, member, [...path, name], order)),
      ],
    };
  });
}

function cohortRows(value: Json, order: Order, names: FriendlyNames): Row[] {
  return entriesOf(value).map((entry, index) => {
    const id = textOf(entry) ?? toText(entry);
    const row = valueRow(id, entry, ['cohort_ids', index], order, names.cohorts);
    const liquid = typeof entry === 'string' ? liquidContains(['cohort_ids'], entry) : undefined;
    return liquid === undefined ? row : { ...row, liquid, isCondition: true };
  });
}

function propensityRows(value: Json, order: Order, names: FriendlyNames): Row[] {
  return entriesOf(value).map((entry, index) => {
    if (!isObject(entry)) return valueRow(String(index), entry, ['propensities', index], order);
    const score = own(entry, 'prop') ?? null;
    const number = Number(textOf(score));
    const type = isPercentile(entry) ? 'pct' : 'score';
    const share = number / (type === 'pct' ? 100 : 1);
    const id = textOf(own(entry, 'pred_id')) ?? String(index);
    return {
      ...valueRow(id, score, ['propensities', index, 'prop'], order, names.predictions),
      ...(Number.isFinite(share) ? { propensity: { share: Math.min(1, Math.max(0, share)), type } } : {}),
    };
  });
}

/** Sorted by name, because the API's order has no meaning. */
function memberRows(value: Json, path: Path, order: Order, names?: NamesById): Row[] {
  if (!isObject(value)) {
    return entriesOf(value).map((member, index) => valueRow(String(index), member, [...path, index], order));
  }
  const rows = Object.entries(value).map(([name, member]) => valueRow(name, member, [...path, name], order, names));
  return rows.sort((a, b) => order(a.label, b.label));
}

function valueRow(label: string, value: Json, path: Path, order: Order, names?: NamesById): Row {
  const liquid = liquidPath(path);
  const name = names && Object.hasOwn(names, label) ? names[label] : undefined;
  const kind = kindOf(value);
  return {
    label,
    ...(name === undefined ? {} : { name }),
    kind,
    value: toText(value),
    path,
    ...(liquid === undefined ? {} : { liquid }),
    ...((kind === 'list' || kind === 'object') && path.length < DEEPEST
      ? { rows: memberRows(value, path, order) }
      : {}),
  };
}

export function kindOf(value: Json): ValueKind {
  if (value === null) return 'nothing';
  if (typeof value === 'string') return 'text';
  if (typeof value === 'boolean') return 'flag';
  if (typeof value === 'number' || value instanceof ExactNumber) return 'number';
  return isObject(value) ? 'object' : 'list';
}

/** Returns text as it is, anything else as JSON, numbers with the digits received. */
export function toText(value: Json): string {
  return typeof value === 'string' ? value : writeJson(value);
}

function textOf(value: Json | undefined): string | undefined {
  return typeof value === 'string' || typeof value === 'number' || value instanceof ExactNumber
    ? String(value)
    : undefined;
}

function entriesOf(value: Json): readonly Json[] {
  return Array.isArray(value) ? value : [];
}
