const MINUTE = 60_000;

const UNITS: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['year', 365.25 * 24 * 60 * MINUTE],
  ['month', 30.44 * 24 * 60 * MINUTE],
  ['day', 24 * 60 * MINUTE],
  ['hour', 60 * MINUTE],
  ['minute', MINUTE],
];

/**
 * `just now`, `5 minutes ago`, `last year`. Takes milliseconds since 1970. Returns `undefined` for an invalid date.
 */
export function relativeTime(then: number, now: number): string | undefined {
  if (!isDate(then)) return undefined;
  const unit = UNITS.find(([, length]) => Math.abs(then - now) >= length);
  const words = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });
  return unit ? words.format(Math.trunc((then - now) / unit[1]), unit[0]) : 'just now';
}

/** `21 Nov 2026, 14:03:11` in the user's locale. Returns `undefined` for an invalid date. */
export function absoluteTime(then: number): string | undefined {
  return isDate(then)
    ? new Date(then).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'medium' })
    : undefined;
}

/** `143 ms`, `2.4 s` */
export function duration(milliseconds: number): string {
  return milliseconds < 1000 ? `${Math.round(milliseconds)} ms` : `${(milliseconds / 1000).toFixed(1)} s`;
}

function isDate(time: number): boolean {
  return !Number.isNaN(new Date(time).getTime());
}
