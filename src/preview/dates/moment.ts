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

/** The moment in a zone of the IANA database, such as `Europe/Berlin`; nothing when there is no such zone. */
export function inZone(time: number, timeZone: string): Moment | undefined {
  try {
    const format = new Intl.DateTimeFormat('en-US', {
      timeZone,
      calendar: 'gregory',
      era: 'short',
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    const parts: { [type: string]: string } = {};
    for (const { type, value } of format.formatToParts(time)) parts[type] = value;
    const number = (type: string) => Number(parts[type]);
    const year = parts.era === 'BC' ? 1 - number('year') : number('year');
    const shown = new Date(0);
    shown.setUTCFullYear(year, number('month') - 1, number('day'));
    shown.setUTCHours(number('hour'), number('minute'), number('second'));
    const offset = Math.round((shown.getTime() - Math.floor(time / 1000) * 1000) / 1000);
    return new Moment(time, offset, abbreviationOf(time, timeZone, offset));
  } catch {
    return undefined;
  }
}

/** Which abbreviations are known depends on who is asked; `+03` where nobody knows one. */
function abbreviationOf(time: number, timeZone: string, offset: number): string {
  for (const locale of ['en-US', 'en-GB', 'en-AU', 'en-IN']) {
    const parts = new Intl.DateTimeFormat(locale, { timeZone, timeZoneName: 'short' }).formatToParts(time);
    const name = parts.find(({ type }) => type === 'timeZoneName')?.value ?? '';
    if (/^[A-Z]{2,5}$/.test(name)) return name;
  }
  return offsetText(offset, '').replace(/00$/, '');
}
