import type { Evidence } from '../profile/evidence';
import { isObject, type Json } from '../profile/json';
import { kindOf, toText } from '../profile/outlineRows';
import type { Person } from '../profile/profile';
import type { Seen } from '../profile/seen';
import { relativeTime } from '../profile/times';
import { shortened, visible } from '../profile/visible';
import { code } from './markdown';

const MOST_SHOWN = 5;

/** What is written behind a value of the sample connection. */
export const SAMPLE = ', sample data';

/** Abbreviates a value: text in quotes, lists and objects by their size. */
export function shortValue(value: Json, length = 40): string {
  if (typeof value === 'string') return `"${visible(shortened(value, length))}"`;
  if (Array.isArray(value)) return counted(value.length, 'item');
  return isObject(value) ? counted(Object.keys(value).length, 'field') : toText(value);
}

/** `"cookie", "cracker", …: 5 items`. Returns `undefined` unless the value is a list of plain values. */
function shortList(value: Json): string | undefined {
  const items = Array.isArray(value) ? (value as readonly Json[]) : [];
  if (items.length === 0 || items.some(isContainer)) return undefined;
  const shown = items.slice(0, MOST_SHOWN).map((item) => shortValue(item, 30));
  if (items.length > MOST_SHOWN) shown.push('…');
  return `${shown.join(', ')}: ${counted(items.length, 'item')}`;
}

/** `3 of 5 profiles; null in 1`. */
function spread({ present, people, nulls }: Evidence): string {
  return `${present} of ${counted(people, 'profile')}${nulls > 0 ? `; null in ${nulls}` : ''}`;
}

/**
 * Describes what was seen in profiles, as markdown. Returns `undefined` when nothing was fetched. With `isTime`,
 * numbers are also shown as dates.
 */
export function evidenceMarkdown(
  evidence: Evidence,
  { isSample }: Seen,
  now: number,
  isTime = false,
): string | undefined {
  const { last, people, values } = evidence;
  const from = isSample ? SAMPLE : '';
  if (people === 0) return undefined;
  const shown = (value: Json) => `${code(shortList(value) ?? shortValue(value, 120))}${isTime ? dateOf(value) : ''}`;
  const others = values.filter((value) => value !== last?.value && !isContainer(value)).slice(0, MOST_SHOWN);
  return [
    last &&
      `${shown(last.value)} for ${code(nameOf(last.person), 60)}, ${relativeTime(last.fetchedAt, now) ?? 'some time ago'}${from}`,
    others.length > 0 ? `Also ${others.map(shown).join(', ')}` : undefined,
    `Seen in ${spread(evidence)}`,
  ]
    .filter(Boolean)
    .join('  \n');
}

/** `1608670720` → ` (2020-12-22 20:58:40 UTC)`. */
function dateOf(value: Json): string {
  const date = new Date(Number(kindOf(value) === 'number' ? toText(value) : Number.NaN) * 1000);
  return Number.isNaN(date.getTime())
    ? ''
    : ` (${date
        .toISOString()
        .replace('T', ' ')
        .replace(/\.\d+Z$/, ' UTC')})`;
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}

function nameOf({ userId, deviceId }: Person): string {
  return userId ?? `device ${deviceId}`;
}

function isContainer(value: Json): boolean {
  return Array.isArray(value) || isObject(value);
}
