import { Moment, offsetText } from './moment';
import { nameInDatabase } from './zoneNames';

/** Each of these locales knows different time zone abbreviations. */
const LOCALES = ['en-US', 'en-GB', 'en-AU', 'en-IN'];

/** A quarter of an hour in milliseconds. Since 1970, offsets have only changed on these boundaries. */
const QUARTER = 15 * 60 * 1000;

/** The time zones of one rendering, cached because formatting in a zone may take a millisecond. */
export class Zones {
  private readonly known = new Map<string, Zone>();

  /**
   * Returns the moment in a zone of the IANA database, such as `Europe/Berlin`; `undefined` when there is no such zone.
   */
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
  /** Offset from UTC in seconds. */
  readonly offset: number;
  readonly name: string;
}

class Zone {
  private readonly clock: Intl.DateTimeFormat;
  /** Offset and abbreviation for each quarter of an hour. */
  private readonly quarters = new Map<number, Reading>();
  private readonly names = new Map<string, Intl.DateTimeFormat>();

  /** Throws a `RangeError` for an unknown zone. */
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

  /** Returns the offset from UTC in seconds. */
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

  /** Returns the abbreviation, such as `CET`, or the offset (`+03`, `+0530`) if the zone has none. */
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
