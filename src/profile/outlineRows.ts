import { isPercentile } from './entries';
import { ExactNumber, isObject, type Json, own, writeJson } from './json';
import { liquidContains, liquidPath, type Path } from './liquidPath';
import type { Part } from './profile';
import type { FriendlyNames, NamesById, Row, ValueKind } from './row';

/** Maximum depth with rows of their own. Each level repeats the text of those below it. */
const DEEPEST = 10;

/** Maximum number of rows of a part, and of rows below those of all parts. An answer may hold a million values. */
const MOST_ROWS = 100_000;
const MOST_INNER_ROWS = 50_000;

/** Fewer than of other parts, because the page shows a card for each. */
const MOST_RECOMMENDATIONS = 1_000;

/** The last time that a JavaScript date can represent, in milliseconds since 1970. */
const LAST_DATE = 8.64e15;

/** What the rows of one outline are made with. */
export interface RowMaking {
  /** Compares two names; negative when the first one sorts first. */
  readonly compare: (first: string, second: string) => number;
  readonly names: FriendlyNames;
  /** How many more rows below the first level may be made. */
  innerLeft: number;
}

/** Made once for an outline, because creating a collator is slow. */
export function createRowMaking(names: FriendlyNames): RowMaking {
  const { compare } = new Intl.Collator(undefined, { numeric: true });
  return { compare, names, innerLeft: MOST_INNER_ROWS };
}

export function recommendationRows(value: Json, making: RowMaking): Row[] {
  return entriesOf(value)
    .slice(0, MOST_RECOMMENDATIONS)
    .map((entry, index) => {
      const path: Path = ['recommendations', index];
      if (!isObject(entry)) return valueRow(String(index), entry, path, making);
      const id = textOf(own(entry, 'rec_id')) ?? String(index);
      const items = own(entry, 'items') ?? null;
      const isControl = own(entry, 'is_control');
      const source = textOf(own(entry, 'recommendation_source'));
      const lastUpdated = Number(textOf(own(entry, 'last_updated'))) * 1000;
      const members = [
        ...membersOf(items, [...path, 'items'], making.innerLeft).map(itemMember),
        ...membersOf(entry, path, making.innerLeft).filter(([name]) => name !== 'items'),
      ];
      const count = countOf(items) + countOf(entry) - Number(Object.hasOwn(entry, 'items'));
      return {
        ...plainRow(id, entry, path, making.names.recommendations),
        recommendation: {
          ...(typeof isControl === 'boolean' ? { isControl } : {}),
          ...(source === undefined ? {} : { source }),
          ...(Math.abs(lastUpdated) <= LAST_DATE ? { lastUpdated } : {}),
        },
        ...innerRows(members, count, making),
      };
    });
}

/** An item is called by its text. */
function itemMember([, item, path]: Member): Member {
  return [textOf(item) ?? toText(item), item, path];
}

/** Whether a row is called by its value, as recommended items and cohorts are. */
export function isCalledByValue({ label, value, path }: Row): boolean {
  const isInList = path[0] === 'cohort_ids' || (path[0] === 'recommendations' && path[2] === 'items');
  return isInList && label === value;
}

export function cohortRows(value: Json, making: RowMaking): Row[] {
  return entriesOf(value)
    .slice(0, MOST_ROWS)
    .map((entry, index) => {
      const id = textOf(entry) ?? toText(entry);
      const row = valueRow(id, entry, ['cohort_ids', index], making, making.names.cohorts);
      const liquid = typeof entry === 'string' ? liquidContains(['cohort_ids'], entry) : undefined;
      return liquid === undefined ? row : { ...row, liquid, isCondition: true };
    });
}

export function propensityRows({ value, isSingle, types }: Part, making: RowMaking): Row[] {
  return entriesOf(value)
    .slice(0, MOST_ROWS)
    .map((entry, index) => {
      if (!isObject(entry)) return valueRow(String(index), entry, ['propensities', index], making);
      const path = isSingle ? ['propensity'] : ['propensities', index, 'prop'];
      const score = own(entry, 'prop') ?? null;
      const number = Number(textOf(score));
      const id = textOf(own(entry, 'pred_id')) ?? String(index);
      const type = isPercentile(entry, types?.get(id)) ? 'pct' : 'score';
      const share = number / (type === 'pct' ? 100 : 1);
      return {
        ...valueRow(id, score, path, making, making.names.predictions),
        ...(Number.isFinite(share) ? { propensity: { share: Math.min(1, Math.max(0, share)), type } } : {}),
      };
    });
}

/** Returns the rows of properties or other fields, sorted by name, because the API's order has no meaning. */
export function memberRows(value: Json, path: Path, making: RowMaking, names?: NamesById): Row[] {
  const rows = membersOf(value, path, MOST_ROWS).map((member) => valueRow(...member, making, names));
  return isObject(value) ? rows.sort((a, b) => making.compare(a.label, b.label)) : rows;
}

type Member = readonly [label: string, value: Json, path: Path];

/** Returns the first members of a list or object. */
function membersOf(value: Json, path: Path, most: number): Member[] {
  return isObject(value)
    ? Object.keys(value)
        .slice(0, most)
        .map((name) => [name, own(value, name) ?? null, [...path, name]])
    : entriesOf(value)
        .slice(0, most)
        .map((member, index) => [String(index), member, [...path, index]]);
}

/** Returns the number of members of an object or entries of a list, and 0 for any other value. */
export function countOf(value: Json): number {
  return isObject(value) ? Object.keys(value).length : entriesOf(value).length;
}

function valueRow(label: string, value: Json, path: Path, making: RowMaking, names?: NamesById): Row {
  const row = plainRow(label, value, path, names);
  if ((row.kind !== 'list' && row.kind !== 'object') || path.length >= DEEPEST) return row;
  const inner = innerRows(membersOf(value, path, making.innerLeft), countOf(value), making);
  return isObject(value)
    ? { ...row, ...inner, rows: inner.rows.toSorted((a, b) => making.compare(a.label, b.label)) }
    : { ...row, ...inner };
}

/** Makes rows for the first of `count` members, as many as may still be made. */
function innerRows(members: readonly Member[], count: number, making: RowMaking): { rows: Row[]; left?: number } {
  const shown = members.slice(0, making.innerLeft);
  making.innerLeft -= shown.length;
  const rows = shown.map((member) => valueRow(...member, making));
  const left = count - shown.length;
  return left > 0 ? { rows, left } : { rows };
}

function plainRow(label: string, value: Json, path: Path, names?: NamesById): Row {
  const liquid = liquidPath(path);
  const name = names && Object.hasOwn(names, label) ? names[label] : undefined;
  return {
    label,
    ...(name === undefined ? {} : { name }),
    kind: kindOf(value),
    value: toText(value),
    path,
    ...(liquid === undefined ? {} : { liquid }),
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
