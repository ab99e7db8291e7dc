/**
 * Reads a `Retry-After` header, `120` or `Wed, 21 Oct 2026 07:28:00 GMT`, as whole seconds from `now` (milliseconds
 * since 1970). Returns nothing for anything else and for a time in the past.
 * Source: RFC 9110, 10.2.3
 */
export function secondsToWait(header: string | undefined, now: number): number | undefined {
  const text = header?.trim() ?? '';
  const seconds = /^\d+$/.test(text) ? Number(text) : secondsUntil(text, now);
  return seconds > 0 && Number.isFinite(seconds) ? seconds : undefined;
}

/** Also reads the obsolete format without a zone: `Wed Oct 21 07:28:07 2026`. */
function secondsUntil(date: string, now: number): number {
  if (!/^[A-Za-z]{3,9},? .*(GMT| \d{4})$/.test(date)) return 0;
  return Math.ceil((Date.parse(date.endsWith('GMT') ? date : `${date} GMT`) - now) / 1000);
}
