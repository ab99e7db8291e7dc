/**
 * `'120'` or `'Wed, 21 Oct 2026 07:28:00 GMT'` → whole seconds from `now` (milliseconds since 1970).
 * Nothing for anything else, and for a time that has passed.
 * Source: RFC 9110, 10.2.3
 */
export function secondsToWait(header: string | undefined, now: number): number | undefined {
  const text = header?.trim() ?? '';
  const seconds = /^\d+$/.test(text) ? Number(text) : secondsUntil(text, now);
  return seconds > 0 && Number.isFinite(seconds) ? seconds : undefined;
}

function secondsUntil(date: string, now: number): number {
  return /^[A-Za-z]{3,9},? .*GMT$/.test(date) ? Math.ceil((Date.parse(date) - now) / 1000) : 0;
}
