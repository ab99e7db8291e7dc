import { LiquidError } from '../values';
import { type Moment, offsetText } from './moment';

const MONTHS = [
  ...['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November'],
  'December',
];
const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

/** Directives that are abbreviations of others. */
const COMPOSED: { readonly [directive: string]: string } = {
  c: '%a %b %e %H:%M:%S %Y',
  D: '%m/%d/%y',
  F: '%Y-%m-%d',
  r: '%I:%M:%S %p',
  R: '%H:%M',
  T: '%H:%M:%S',
  v: '%e-%^b-%4Y',
  x: '%m/%d/%y',
  X: '%H:%M:%S',
};

/** Matches flags, a width, the colons of `%z`, a modifier where one is allowed, and the letter. */
const DIRECTIVE = /%([-0^#_]*)(\d{0,9})(:{1,3}(?=z)|)(?:(?:E(?=[cCxXyY])|O(?=[deHkIlmMSuUVwWy]))?([A-Za-z%])|$)/g;

/** Maximum width of a directive. */
const WIDEST = 1024;

/** Maximum length of a directive without an explicit width. */
const WIDE = 32;

/** A text, or a number with its default width and padding character. */
type Part = string | readonly [number: number, width: number, fill: '0' | ' '];

/** The options between `%` and the letter. */
interface Marks {
  readonly flags: string;
  /** 0 when not specified. */
  readonly width: number;
}

/**
 * Formats the time as Ruby does, including flags and widths: `%-d`, `%^b`, `%3N`. Unknown directives are kept, except
 * at the end. `spend` is called with the maximum length of each part before it is created. Source: Ruby, Time#strftime.
 */
export function strftime(moment: Moment, format: string, spend: (characters: number) => void): string {
  return format.replace(DIRECTIVE, (whole, flags: string, digits: string, colons: string, directive?: string) => {
    if (!directive) throw new LiquidError(`invalid format: ${format}`);
    const width = Math.min(Number(digits), WIDEST);
    spend(width + WIDE);
    return textOf(moment, directive, { flags, width }, colons.length, spend) ?? whole;
  });
}

function textOf(
  moment: Moment,
  directive: string,
  marks: Marks,
  colons: number,
  spend: (characters: number) => void,
): string | undefined {
  const { flags, width } = marks;
  const composed = COMPOSED[directive];
  if (composed) {
    const text = strftime(moment, composed, spend);
    return padded(flags.includes('^') ? text.toUpperCase() : text, marks, ' ');
  }
  if (directive === 'N' || directive === 'L') return fraction(moment, width || (directive === 'N' ? 9 : 3));
  if (directive === 'z') return zoneText(moment, marks, colons);
  const part = partOf(moment, directive);
  if (part === undefined || part === '') return part;
  if (typeof part === 'string') return padded(cased(part, flags, directive), marks, ' ');
  const [number, ownWidth, fill] = part;
  return padded(String(number), { flags, width: width || ownWidth }, fill);
}

function padded(text: string, { flags, width }: Marks, fill: '0' | ' '): string {
  if (flags.includes('-')) return text;
  const filled = fillIn(flags) ?? fill;
  const sign = filled === '0' && text.startsWith('-') ? '-' : '';
  return sign + text.slice(sign.length).padStart(width - sign.length, filled);
}

/** Returns the padding character: the last flag wins. */
function fillIn(flags: string): '0' | ' ' | undefined {
  const [zeros, blanks] = [flags.lastIndexOf('0'), flags.lastIndexOf('_')];
  if (zeros === blanks) return undefined;
  return zeros > blanks ? '0' : ' ';
}

/** `^` converts to upper case; so does `#`, except that it converts `AM`, `PM` and zones to lower case. */
function cased(text: string, flags: string, directive: string): string {
  if (flags.includes('#')) return directive === 'p' || directive === 'Z' ? text.toLowerCase() : text.toUpperCase();
  return flags.includes('^') ? text.toUpperCase() : text;
}

function fraction({ time, nanoseconds }: Moment, digits: number): string {
  const milliseconds = String(((time % 1000) + 1000) % 1000).padStart(3, '0');
  return (milliseconds + String(nanoseconds).padStart(6, '0')).padEnd(digits, '0').slice(0, digits);
}

/** `%z` → `+0100`, `%:z` → `+01:00`, `%::z` → `+01:00:00`, `%:::z` → `+01`. */
function zoneText({ offset }: Moment, { flags, width }: Marks, colons: number): string {
  const hasMinutes = offset % 3600 !== 0;
  const text =
    colons === 3
      ? offsetText(offset, ':', offset % 60 !== 0).slice(0, hasMinutes ? undefined : 3)
      : offsetText(offset, colons > 0 ? ':' : '', colons === 2);
  const [sign, rest] = [text.slice(0, 1), text.slice(1)];
  if (fillIn(flags) !== ' ') return sign + rest.padStart(width - 1, '0');
  return (sign + rest.replace(/^0/, '')).padStart(Math.max(width, text.length));
}

function partOf(moment: Moment, directive: string): Part | undefined {
  const { shown } = moment;
  const [year, month, day] = [shown.getUTCFullYear(), shown.getUTCMonth(), shown.getUTCDate()];
  const [hour, weekday] = [shown.getUTCHours(), shown.getUTCDay()];
  switch (directive) {
    case 'Y':
      return [year, year < 0 ? 5 : 4, '0'];
    case 'C':
      return [Math.floor(year / 100), 2, '0'];
    case 'y':
      return [((year % 100) + 100) % 100, 2, '0'];
    case 'm':
      return [month + 1, 2, '0'];
    case 'B':
      return MONTHS[month];
    case 'b':
    case 'h':
      return MONTHS[month]?.slice(0, 3);
    case 'd':
      return [day, 2, '0'];
    case 'e':
      return [day, 2, ' '];
    case 'j':
      return [dayOfYear(shown) + 1, 3, '0'];
    case 'H':
      return [hour, 2, '0'];
    case 'k':
      return [hour, 2, ' '];
    case 'I':
      return [hour % 12 || 12, 2, '0'];
    case 'l':
      return [hour % 12 || 12, 2, ' '];
    case 'M':
      return [shown.getUTCMinutes(), 2, '0'];
    case 'S':
      return [shown.getUTCSeconds(), 2, '0'];
    case 'p':
      return hour < 12 ? 'AM' : 'PM';
    case 'P':
      return hour < 12 ? 'am' : 'pm';
    case 'A':
      return DAYS[weekday];
    case 'a':
      return DAYS[weekday]?.slice(0, 3);
    case 'u':
      return [weekday || 7, 1, '0'];
    case 'w':
      return [weekday, 1, '0'];
    case 'U':
      return [weekOfYear(shown, 0), 2, '0'];
    case 'W':
      return [weekOfYear(shown, 1), 2, '0'];
    case 'G':
      return [isoWeek(shown).year, isoWeek(shown).year < 0 ? 5 : 4, '0'];
    case 'g':
      return [((isoWeek(shown).year % 100) + 100) % 100, 2, '0'];
    case 'V':
      return [isoWeek(shown).week, 2, '0'];
    case 's':
      return [Math.floor(moment.time / 1000), 1, '0'];
    case 'Z':
      return moment.zone;
    case 'n':
      return '\n';
    case 't':
      return '\t';
    case '%':
      return '%';
    default:
      return undefined;
  }
}

function dayOfYear(date: Date): number {
  const first = new Date(0);
  first.setUTCFullYear(date.getUTCFullYear(), 0, 1);
  return Math.floor((date.getTime() - first.getTime()) / 86_400_000);
}

/** Returns the week number with weeks beginning on `firstDay`. The days before the first full week are week 0. */
function weekOfYear(date: Date, firstDay: 0 | 1): number {
  return Math.floor((dayOfYear(date) + 7 - ((date.getUTCDay() - firstDay + 7) % 7)) / 7);
}

/** Returns the ISO 8601 week, which belongs to the year of its Thursday. */
function isoWeek(date: Date): { readonly year: number; readonly week: number } {
  const thursday = new Date(date);
  thursday.setUTCDate(date.getUTCDate() + 4 - (date.getUTCDay() || 7));
  return { year: thursday.getUTCFullYear(), week: Math.floor(dayOfYear(thursday) / 7) + 1 };
}
