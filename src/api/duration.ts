const UNITS = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
] as const;

/**
 * Writes seconds as people say them, rounded up to whole units: `1` → `1 second`, `90` → `90 seconds`, `150` →
 * `3 minutes`.
 */
export function inWords(seconds: number): string {
  const [unit, size] = UNITS.find(([, size]) => seconds >= 2 * size) ?? ['second', 1];
  const count = Math.max(1, Math.ceil(seconds / size));
  return `${count.toLocaleString('en-US')} ${unit}${count === 1 ? '' : 's'}`;
}

/** Writes a limit in milliseconds exactly, as seconds: `1500` → `1.5 seconds`. */
export function limitInWords(ms: number): string {
  return `${(ms / 1000).toLocaleString('en-US')} second${ms === 1000 ? '' : 's'}`;
}
