import { Moment, offsetText } from './moment';
import { nameInDatabase } from './zoneNames';

/** They know different names of time zones. */
const LOCALES = ['en-US', 'en-GB', 'en-AU', 'en-IN'];

/** In milliseconds. Since 1970 clocks were changed at no time between two of them. */
const QUARTER = 15 * 60 * 1000;

/** The time zones of one rendering. To read a clock in one may take as long as a millisecond. */
export class Zones {
  private readonly known = new Map<string, Zone>();

  /** The moment in a zone of the IANA database, such as `Europe/Berlin`; nothing when there is no such zone. */
  moment(moment: Moment, name: string): Moment | undefined {
    const zone = this.known.get(name) ?? zoneNamed(name);
    if (zone) this.known.set(name, zone);
    return zone?.at(moment);
  }
}

function zoneNamed(name: string): Zone | undefined {
  try {
    return new Zone(name);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

interface Reading {
  /** In seconds ahead of UTC. */
  readonly offset: number;
  readonly name: string;
}

class Zone {
  private readonly clock: Intl.DateTimeFormat;
  /** What was read in each quarter of an hour. */
  private readonly quarters = new Map<number, Reading>();
  private readonly names = new Map<string, Intl.DateTimeFormat>();

  /** Throws a `RangeError` for what is no zone. */
  constructor(private readonly timeZone: string) {
    this.clock = new Intl.DateTimeFormat('en-US', {
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
  }

  at({ time, nanoseconds }: Moment): Moment {
    const quarter = Math.floor(time / QUARTER);
    const { offset, name } = this.quarters.get(quarter) ?? this.readAt(time);
    if (time >= 0) this.quarters.set(quarter, { offset, name });
    return new Moment(time, offset, name, nanoseconds);
  }

  private readAt(time: number): Reading {
    const offset = this.offsetAt(time);
    return { offset, name: this.nameAt(time, offsetText(offset, '').replace(/00$/, '')) };
  }

  /** In seconds. */
  private offsetAt(time: number): number {
    const parts: { [type: string]: string } = {};
    for (const { type, value } of this.clock.formatToParts(time)) parts[type] = value;
    const number = (type: string) => Number(parts[type]);
    const year = parts.era === 'BC' ? 1 - number('year') : number('year');
    const shown = new Date(0);
    shown.setUTCFullYear(year, number('month') - 1, number('day'));
    shown.setUTCHours(number('hour'), number('minute'), number('second'));
    return Math.round((shown.getTime() - Math.floor(time / 1000) * 1000) / 1000);
  }

  /** `CET`. The offset, as `+03` or `+0530`, where the zone's time has no name. */
  private nameAt(time: number, offset: string): string {
    const known = nameInDatabase(this.clock.resolvedOptions().timeZone, offset);
    if (known !== undefined) return known;
    for (const locale of LOCALES) {
      const parts = this.formatOf(locale).formatToParts(time);
      const name = parts.find(({ type }) => type === 'timeZoneName')?.value ?? '';
      if (/^[A-Z]{2,5}$/.test(name)) return name;
    }
    return offset;
  }

  private formatOf(locale: string): Intl.DateTimeFormat {
    const { timeZone, names } = this;
    const format = names.get(locale) ?? new Intl.DateTimeFormat(locale, { timeZone, timeZoneName: 'short' });
    names.set(locale, format);
    return format;
  }
}
