import type { Row } from '../../profile/row';
import type { Sort } from './protocol';

/** A line of the table: a row, or the full text of the row above it. */
export interface Line {
  readonly row: Row;
  /** 1 at the top level. */
  readonly level: number;
  /** Whether the row is expanded; absent if it cannot be. */
  readonly isOpen?: boolean;
  readonly isWhole?: boolean;
}

/** Texts up to this length are shown as they are. */
export const SHORT = 80;

/** Returns a key that is unique in a profile, whatever names the path has. */
export function keyOf(row: Row): string {
  return JSON.stringify(row.path);
}

const { compare } = new Intl.Collator(undefined, { numeric: true });

/**
 * Sorts rows, which arrive sorted by name. Numbers, also those sent as text, come before texts. Null is always last.
 */
export function sorted(rows: readonly Row[], { column, descending }: Sort): readonly Row[] {
  if (column === 'name') return descending ? rows.toReversed() : rows;
  const direction = descending ? -1 : 1;
  if (column === 'kind') return rows.toSorted((a, b) => direction * compare(a.kind, b.kind));
  const keys = new Map(rows.map((row) => [row, { text: row.value.slice(0, 200), number: numberOf(row) }]));
  return rows.toSorted((a, b) => {
    if (a.kind === 'nothing' || b.kind === 'nothing')
      return Number(a.kind === 'nothing') - Number(b.kind === 'nothing');
    const [left, right] = [keys.get(a), keys.get(b)];
    if (!left || !right) return 0;
    return direction * (compareNumbers(left.number, right.number) || compare(left.text, right.text));
  });
}

function numberOf({ kind, value }: Row): number {
  return kind === 'number' || (kind === 'text' && value.length < 40 && value.trim() !== '')
    ? Number(value)
    : Number.NaN;
}

function compareNumbers(a: number, b: number): number {
  if (Number.isNaN(a) || Number.isNaN(b)) return Number(Number.isNaN(a)) - Number(Number.isNaN(b));
  return a < b ? -1 : Number(a > b);
}

/**
 * Creates a filter that keeps rows whose label, name or value contains a text, ignoring case. Caches the searched text
 * of each row, so that typing stays fast with many rows.
 */
export function createFilter(): (rows: readonly Row[], text: string) => readonly Row[] {
  const known = new WeakMap<Row, string>();
  const searchText = (row: Row): string => {
    const text = known.get(row) ?? [row.label, row.name ?? '', row.value].join('\n').toLowerCase();
    known.set(row, text);
    return text;
  };
  return (rows, text) => {
    const sought = text.trim().toLowerCase();
    return sought === '' ? rows : rows.filter((row) => searchText(row).includes(sought));
  };
}

/** Returns the lines to show. Rows whose key is in `open` are expanded. */
export function linesOf(rows: readonly Row[], open: ReadonlySet<string>): readonly Line[] {
  const lines: Line[] = [];
  const add = (row: Row, level: number): void => {
    if (!canOpen(row)) {
      lines.push({ row, level });
      return;
    }
    const isOpen = open.size > 0 && open.has(keyOf(row));
    lines.push({ row, level, isOpen });
    if (!isOpen) return;
    if (row.rows?.length) for (const member of row.rows) add(member, level + 1);
    else lines.push({ row, level: level + 1, isWhole: true });
  };
  for (const row of rows) add(row, 1);
  return lines;
}

/** A list may have no rows although it is long, because there are too many in all. */
function canOpen({ rows = [], value }: Row): boolean {
  return rows.length > 0 || value.length > SHORT || value.includes('\n');
}
