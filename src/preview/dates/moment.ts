import { Special } from '../values';

/** A point in time in a time zone. */
export class Moment extends Special {
  constructor(
    /** Milliseconds since 1970, UTC. */
    readonly time: number,
    /** Offset from UTC in seconds. */
    readonly offset = 0,
    /** Abbreviation of the time zone, such as `CET`; empty when unknown. */
    readonly zone = offset === 0 ? 'UTC' : '',
    /** Nanoseconds after the millisecond, up to 999,999. */
    readonly nanoseconds = 0,
  ) {
    super();
  }

  /** Returns the local time there as a date whose UTC getters give the fields. */
  get shown(): Date {
    return new Date(this.time + this.offset * 1000);
  }

  /** Formats the time as Ruby does: `2026-11-23 15:05:09 +0100`. */
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
