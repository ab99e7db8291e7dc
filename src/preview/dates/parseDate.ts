import { Moment } from './moment';
import { offsetOf } from './offsets';

/**
 * The parts of a date and time that a text specifies. Missing ones default to the current date or to the lowest value.
 */
interface Parts {
  year?: number;
  month?: number;
  day?: number;
  dayOfYear?: number;
  hour?: number;
  minute?: number;
  second?: number;
  nanoseconds?: number;
  zone?: string;
}

/** Maximum length of a date. */
const LONGEST = 128;

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH = `(${MONTHS.join('|')})`;

const WEEKDAY = /\b(?:sun|mon|tue|wed|thu|fri|sat)[^-/\d\s]*/;
const TIME = new RegExp(
  [
    '(\\d+)\\s*(?:',
    '(?::\\s*(\\d+)(?:\\s*:\\s*(\\d+)(?:[,.](\\d*))?)?|h(?:\\s*(\\d+)m?(?:\\s*(\\d+)s?)?)?)',
    '(?:\\s*([ap])(?:m\\b|\\.m\\.))?|([ap])(?:m\\b|\\.m\\.))',
    '(?:\\s*((?:gmt|utc?)?[-+]\\d+(?:[,.:]\\d+(?::\\d+)?)?|[a-z.\\s]+(?:standard|daylight)\\stime\\b|[a-z]+(?:\\sdst)?\\b))?',
  ].join(''),
);

type Reader = readonly [pattern: RegExp, read: (groups: readonly (string | undefined)[]) => Parts | undefined];

/** Date formats in the order in which Ruby tries them; the first match wins. */
const READERS: readonly Reader[] = [
  // 14 March 2016, 14th Mar '16, 14mar2016
  [
    new RegExp(
      `('?\\d+)[^-\\d\\s]*\\s*${MONTH}[^-\\d\\s']*(?:\\s*(?:c\\.?e\\.?|a\\.?d\\.?)?\\s*('?-?\\d+(?:(?:st|nd|rd|th)\\b)?))?`,
    ),
    ([, day, month, year]) => ordered(year, monthOf(month), day),
  ],
  // March 14, 2016
  [
    new RegExp(
      `\\b${MONTH}[^-\\d\\s']*\\s*('?\\d+)[^-\\d\\s']*(?:\\s*,?\\s*(?:c\\.?e\\.?|a\\.?d\\.?)?\\s*('?-?\\d+))?`,
    ),
    ([, month, day, year]) => ordered(year, monthOf(month), day),
  ],
  // 2016-03-14
  [/('?[-+]?\d+)-(\d+)-('?-?\d+)/, ([, year, month, day]) => ordered(year, month, day)],
  // 14-mar-2016
  [new RegExp(`('?-?\\d+)-${MONTH}[^-/.]*-('?-?\\d+)`), ([, day, month, year]) => ordered(year, monthOf(month), day)],
  // mar-14-2016
  [
    new RegExp(`\\b${MONTH}[^-/.]*-('?\\d+)(?:-('?-?\\d+))?`),
    ([, month, day, year]) => ordered(year, monthOf(month), day),
  ],
  // 2016/03/14
  [/('?-?\d+)\/\s*('?\d+)(?:\D\s*('?-?\d+))?/, ([, year, month, day]) => ordered(year, month, day)],
  // 2016.03.14
  [/('?-?\d+)\.\s*('?\d+)\.\s*('?-?\d+)/, ([, year, month, day]) => ordered(year, month, day)],
  // 2016-074
  [/\b(\d{4})-(\d{3})\b/, ([, year, day]) => ({ year: Number(year), dayOfYear: Number(day) })],
  // '16
  [/('\d+)\b/, ([, year = '']) => ({ year: yearOf(year) })],
  [new RegExp(`\\b${MONTH}\\S*`), ([, month]) => ({ month: Number(monthOf(month)) })],
  [/(?:^|[^\d])(\d{1,2})(?:st|nd|rd|th)\b/, ([, day]) => ({ day: Number(day) })],
  // 20160314, 20160314t101530z
  [/([-+]?)(\d{2,14})(?:\s*t?\s*(\d{2,6})?(?:[,.](\d*))?)?(z\b|[-+]\d{1,4}\b)?/, digits],
];

/**
 * Parses a time like Ruby's `Time.parse`, in UTC unless the text has a zone. Returns `undefined` when it is not a time.
 * Source: Ruby, Time.parse and Date._parse.
 */
export function parseDate(text: string, now: number): Moment | undefined {
  if (text.length > LONGEST) return undefined;
  let rest = text
    .toLowerCase()
    .replace(/[^-+',./:@a-z0-9[\]]+/g, ' ')
    .replace(WEEKDAY, ' ');
  const parts: Parts = {};
  rest = rest.replace(TIME, (...groups) => {
    const [, hour, ...others] = groups as (string | undefined)[];
    const [minute, second, fraction, minuteAfterH, secondAfterH, half, ownHalf, zone] = others;
    parts.hour = Number(hour);
    const afternoon = half ?? ownHalf;
    if (afternoon) parts.hour = (parts.hour % 12) + (afternoon === 'p' ? 12 : 0);
    if (minute ?? minuteAfterH) parts.minute = Number(minute ?? minuteAfterH);
    if (second ?? secondAfterH) parts.second = Number(second ?? secondAfterH);
    if (fraction) parts.nanoseconds = nanosecondsIn(fraction);
    if (zone !== undefined) parts.zone = zone;
    return ' ';
  });
  for (const [pattern, read] of READERS) {
    const groups = pattern.exec(rest);
    const found = groups && read(groups);
    if (!found) continue;
    Object.assign(parts, found);
    break;
  }
  return toMoment(parts, now);
}

/** Orders three numbers to form a plausible date: `10`, `11`, `2016` is 10 November 2016. */
function ordered(first: string | undefined, second: string | undefined, third: string | undefined): Parts | undefined {
  let [year, month, day] = [first, second, third];
  if (year !== undefined && month !== undefined && day === undefined) [year, month, day] = [day, year, month];
  if (year === undefined && day !== undefined && isYear(day)) [year, day] = [day, undefined];
  if (year !== undefined && /\d[a-z]/.test(year)) [year, day] = [day, year];
  if (month !== undefined && isYear(month)) [year, month, day] = [month, day, year];
  if (day !== undefined && isYear(day)) [year, day] = [day, year];
  return {
    ...(year === undefined ? {} : { year: yearOf(year) }),
    ...(month === undefined ? {} : { month: numberIn(month) }),
    ...(day === undefined ? {} : { day: numberIn(day) }),
  };
}

function isYear(text: string): boolean {
  return text.startsWith("'") || text.replace(/\D+$/, '').length > 2;
}

/** Two-digit years are in this century up to 68, and in the last one from 69. */
function yearOf(text: string): number {
  const year = numberIn(text);
  const isShort = /^'?\d{1,2}(?!\d)/.test(text);
  if (!isShort) return year;
  return year >= 69 ? year + 1900 : year + 2000;
}

function numberIn(text: string): number {
  return Number(/-?\d+/.exec(text)?.[0]);
}

/** Parses the fraction of a second. */
function nanosecondsIn(fraction: string): number {
  return Number(fraction.slice(0, 9).padEnd(9, '0'));
}

function monthOf(name: string | undefined): string | undefined {
  return name === undefined ? undefined : String(MONTHS.indexOf(name) + 1);
}

/** Parses digits without separators. */
function digits([, sign, date = '', time, fraction, zone]: readonly (string | undefined)[]): Parts | undefined {
  if (time === undefined && fraction !== undefined) {
    return { ...clock(date), nanoseconds: nanosecondsIn(fraction), ...(zone === undefined ? {} : { zone }) };
  }
  const two = (at: number) => Number(date.slice(at, at + 2));
  const year = (length: number) => (sign === '-' ? -1 : 1) * Number(date.slice(0, length));
  const parts: Parts = {};
  switch (date.length) {
    case 2:
      parts.day = two(0);
      break;
    case 4:
      Object.assign(parts, { month: two(0), day: two(2) });
      break;
    case 6:
      Object.assign(parts, { year: yearOf(date.slice(0, 2)), month: two(2), day: two(4) });
      break;
    case 3:
      parts.dayOfYear = Number(date);
      break;
    case 5:
      Object.assign(parts, { year: yearOf(date.slice(0, 2)), dayOfYear: Number(date.slice(2)) });
      break;
    case 7:
      Object.assign(parts, { year: year(4), dayOfYear: Number(date.slice(4)) });
      break;
    case 8:
    case 10:
    case 12:
    case 14:
      Object.assign(parts, { year: year(4), month: two(4), day: two(6) });
      if (date.length >= 10) parts.hour = two(8);
      if (date.length >= 12) parts.minute = two(10);
      if (date.length >= 14) parts.second = two(12);
      break;
    default:
      return undefined;
  }
  if (time !== undefined) {
    parts.hour = Number(time.slice(0, 2));
    if (time.length >= 4) parts.minute = Number(time.slice(2, 4));
    if (time.length >= 6) parts.second = Number(time.slice(4, 6));
  }
  if (fraction) parts.nanoseconds = nanosecondsIn(fraction);
  if (zone !== undefined) parts.zone = zone;
  return parts;
}

/** Parses digits before a comma or a point from their end: seconds, minutes, hours, day, month and year. */
function clock(digits: string): Parts {
  const parts: Parts = {};
  let end = digits.length;
  for (const place of ['second', 'minute', 'hour', 'day', 'month', 'year'] as const) {
    if (end === 0) break;
    const start = place === 'year' ? 0 : Math.max(0, end - 2);
    parts[place] = place === 'year' ? yearOf(digits.slice(0, end)) : Number(digits.slice(start, end));
    end = start;
  }
  return parts;
}

function toMoment(parts: Parts, now: number): Moment | undefined {
  const { zone, ...said } = parts;
  if (Object.keys(said).length === 0) return undefined;
  const offset = zone === undefined ? undefined : offsetOf(zone);
  const today = new Date(now + (offset ?? 0) * 1000);
  let { year, month, day, hour, minute, second = 0, nanoseconds = 0 } = parts;
  if (year === undefined) {
    year = today.getUTCFullYear();
    if (parts.dayOfYear === undefined && month === undefined) {
      month = today.getUTCMonth() + 1;
      if (day === undefined) {
        day = today.getUTCDate();
        if (hour === undefined) minute ??= today.getUTCMinutes();
        hour ??= today.getUTCHours();
      }
    }
  }
  hour ??= 0;
  minute ??= 0;
  if (parts.dayOfYear !== undefined) [month, day] = [1, parts.dayOfYear];
  month ??= 1;
  day ??= 1;
  if (month < 1 || month > 12 || day < 1 || (day > 31 && parts.dayOfYear === undefined)) return undefined;
  if (hour > 24 || (hour === 24 && minute + second > 0) || minute > 59 || second > 60) return undefined;
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  if (parts.dayOfYear !== undefined && date.getUTCFullYear() !== year) return undefined;
  date.setUTCHours(hour, minute, second, Math.floor(nanoseconds / 1e6));
  const time = date.getTime() - (offset ?? 0) * 1000;
  return Number.isNaN(time) ? undefined : new Moment(time, offset, undefined, nanoseconds % 1e6);
}
