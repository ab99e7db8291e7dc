import { OutOfBudget } from '../budget';
import { Moment } from '../dates/moment';
import { parseDate } from '../dates/parseDate';
import { strftime } from '../dates/strftime';
import { integerOf } from '../numbers';
import { textOf } from '../text';
import type { Value } from '../values';
import { type Filters, filter } from './filter';

/** Maximum length of a format. */
const LONGEST_FORMAT = 10_000;

/** Maximum distance from 1970 in seconds. */
const FURTHEST = 8.64e12;

export const DATES = {
  date: filter(({ budget, now }, input, format) => {
    const pattern = textOf(format as Value, budget);
    const moment = pattern === '' ? undefined : momentOf(input, now);
    if (!moment) return input;
    if (pattern.length > LONGEST_FORMAT) throw new OutOfBudget('Rendering stopped: a format of a date is too long.');
    return strftime(moment, pattern, (characters) => budget.characters(characters));
  }, 1),
  time_zone: filter((context, input, zone) => {
    const { budget, now, zones } = context;
    const moment = momentOf(input, now);
    if (!moment) return input;
    const name = textOf(zone as Value, budget);
    budget.lookSoon();
    const there = zones.moment(moment, name);
    if (!there) context.problem(`There is no time zone \`${name}\`: the time stays as it is.`);
    return there ?? moment;
  }, 1),
} satisfies Filters;

/** Parses `now`, seconds since 1970, or a text with a time. */
function momentOf(input: Value, now: number): Moment | undefined {
  if (input instanceof Moment) return input;
  const seconds = integerOf(input);
  if (seconds !== undefined) return momentAt(Number(seconds));
  if (typeof input !== 'string' || input === '') return undefined;
  const text = input.toLowerCase();
  if (text === 'now' || text === 'today') return new Moment(now);
  return /^\d+$/.test(text) ? momentAt(Number(text)) : parseDate(text, now);
}

function momentAt(seconds: number): Moment | undefined {
  return Math.abs(seconds) <= FURTHEST ? new Moment(seconds * 1000) : undefined;
}
