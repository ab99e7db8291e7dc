import { Special } from '../values';

/** A point in time as it is read somewhere. */
export class Moment extends Special {
  constructor(
    /** Milliseconds since 1970, UTC. */
    readonly time: number,
    /** How many seconds the clocks there are ahead of UTC. */
    readonly offset = 0,
    /** What that zone is called: `CET`; empty when nobody said. */
    readonly zone = offset === 0 ? 'UTC' : '',
    /** What comes after the millisecond, up to 999,999. */
    readonly nanoseconds = 0,
  ) {
    super();
  }

  /** What clocks and calendars there show; to be read with the UTC getters. */
  get shown(): Date {
    return new Date(this.time + this.offset * 1000);
  }

  /** As Ruby prints a time: `2026-11-23 15:05:09 +0100`. */
  get label(): string {
    const iso = this.shown.toISOString();
    return `${iso.slice(0, -14)} ${iso.slice(-13, -5)} ${this.zone === 'UTC' ? 'UTC' : offsetText(this.offset, '')}`;
  }
}

/** `+0100`, `+01:00`. */
export function offsetText(offset: number, separator: string, withSeconds = false): string {
  const size = Math.abs(offset);
  const parts = [Math.floor(size / 3600), Math.floor(size / 60) % 60, ...(withSeconds ? [size % 60] : [])];
  return (offset < 0 ? '-' : '+') + parts.map((part) => String(part).padStart(2, '0')).join(separator);
}
