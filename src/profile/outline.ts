import { isObject, type Json, own } from './json';
import type { Path } from './liquidPath';
import { cohortRows, countOf, createRowMaking, memberRows, propensityRows, recommendationRows } from './outlineRows';
import { areToldApart, ID_FIELDS, type Part, type PartName, type Profile } from './profile';
import type { FriendlyNames, NamesById, Row } from './row';

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

/** As above, for those that no answer has told apart. */
const MAYBE_OTHERS =
  'There may be others, which came together with the properties. Ask for all computations to see them.';

/** Returns the profile in five groups, and a sixth for undocumented fields if there are any. */
export function outline(profile: Profile, names: FriendlyNames = {}): Group[] {
  const { parts } = profile;
  const making = createRowMaking(names);
  const groups = [
    group(
      'recommendations',
      parts.recommendations,
      ({ value }) => recommendationRows(value, making),
      names.recommendations,
    ),
    group('properties', parts.properties, ({ value }) => memberRows(value, ['amp_props'], making)),
    computationsGroup(profile, ({ value }) => memberRows(value, ['amp_props'], making, names.computations)),
    group('cohorts', parts.cohorts, ({ value }) => cohortRows(value, making)),
    group('propensities', parts.propensities, (part) => propensityRows(part, making), names.predictions),
  ];
  const other = memberRows(profile.other, [], making);
  return other.length > 0
    ? [...groups, { part: 'other', label: 'Other Fields', state: 'values', rows: other }]
    : groups;
}

/** Returns the row of the value at a path, at any depth, of any group or that of the given part. */
export function rowAt(groups: readonly Group[], path: Path, part?: Group['part']): Row | undefined {
  const wanted = JSON.stringify(path);
  const search = (rows: readonly Row[]): Row | undefined => {
    for (const row of rows) {
      if (JSON.stringify(row.path) === wanted) return row;
      const isOnTheWay = row.path.every((step, index) => step === path[index]);
      const found = isOnTheWay ? search(row.rows ?? []) : undefined;
      if (found) return found;
    }
    return undefined;
  };
  return search(groups.filter((group) => part === undefined || group.part === part).flatMap(({ rows }) => rows));
}

function computationsGroup(profile: Profile, rowsOf: (answer: Part) => Row[]): Group {
  const { computations } = profile.parts;
  if (areToldApart(profile)) {
    const known = group('computations', computations, rowsOf);
    const mayLack = computations?.mixed === true && !profile.mixed && known.state === 'values';
    return mayLack ? { ...known, note: [...(known.note ? [known.note] : []), MAYBE_OTHERS].join(' ') } : known;
  }
  if (!profile.mixed) return { ...group('computations', undefined, rowsOf), note: NOT_ALONE };
  return { ...group('computations', computations, rowsOf), state: 'mixed', note: MIXED };
}

function group(
  part: PartName,
  answer: Part | undefined,
  rowsOf: (answer: Part) => Row[],
  names: NamesById = {},
): Group {
  const label = LABELS[part];
  if (!answer) return { part, label, state: 'not-asked', note: 'Not asked for.', rows: [] };
  const { fetchedAt, fromCache } = answer;
  const common = { part, label, fetchedAt, fromCache };
  if (answer.value === null) return { ...common, state: 'nothing', note: WHY_NOTHING[part], rows: [] };
  const rows = rowsOf(answer);
  if (rows.length === 0) return { ...common, state: 'empty', note: WHY_EMPTY[part], rows };
  const missing = (answer.asked ?? [])
    .filter((id) => !isAnswered(part, id, answer.value))
    .map((id) => (Object.hasOwn(names, id) ? `${id} (${names[id]})` : id));
  const left = countOf(answer.value) - rows.length;
  const notes = [
    ...(missing.length > 0 ? [`No answer for ${missing.join(', ')}.`] : []),
    ...(left > 0 ? [`${left.toLocaleString('en')} more are in the JSON.`] : []),
  ];
  return { ...common, state: 'values', ...(notes.length > 0 ? { note: notes.join(' ') } : {}), rows };
}

/**
 * Whether the response contains the entry. A computation is requested by an id that the response does not repeat, so it
 * counts as answered.
 */
function isAnswered(part: PartName, id: string, value: Json): boolean {
  const field = ID_FIELDS[part];
  return !field || !Array.isArray(value) || value.some((entry: Json) => isObject(entry) && own(entry, field) === id);
}
