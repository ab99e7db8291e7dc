import { replaced } from '../../language/edit';
import type { FilterNode, NumberNode, Span } from '../../template/expressionNodes';
import { textOf } from '../../template/query';
import { withoutPart } from '../rewriting';
import type { Checked, Finding, Rule } from '../rule';
import { said } from '../wording';
import { assignedWith, fieldRead, isStep } from './answers';
import { type AnswerReading, readingsByVariable } from './readings';

/** Larger than any plausible time in seconds (the year 5138), smaller than most in milliseconds (1973). */
const MILLISECONDS_FROM = 100_000_000_000;

/** Filters whose result is still a number of seconds. */
const KEEPING = new Set(['plus', 'minus', 'abs', 'ceil', 'floor', 'round', 'default', 'at_least', 'at_most']);

/** `{{ recommendation.last_updated | divided_by: 1000 | date: '%Y' }}`: the value is already in seconds. */
export const secondsNotMilliseconds: Rule = {
  code: 'seconds-not-milliseconds',
  severity: 'warning',
  *find(checked) {
    const found = new Set<FilterNode>();
    for (const reading of fieldRead(checked, 'recommendations')) {
      if (!isLastUpdated(reading)) continue;
      const literal = milliseconds(reading);
      if (literal) yield ofLiteral(literal);
      for (const filter of [...convertingFilters(reading), ...datedLater(reading, checked)]) {
        if (found.has(filter)) continue;
        found.add(filter);
        yield ofFilter(filter, reading, checked);
      }
    }
  },
};

function ofFilter(filter: FilterNode, reading: AnswerReading, { facts: { template } }: Checked): Finding {
  const { start, end } = filter;
  const text = said(textOf(template, filter));
  const unit = unitOf(filter);
  if (unit) {
    const newText = String(Number(unit.text) / 1000);
    const message = `${said('last_updated')} is in seconds, not in milliseconds: divide by ${newText}.`;
    return {
      start,
      end,
      message,
      fixes: [{ title: `Change to ${newText}`, edits: [replaced(unit, newText)], safe: false }],
    };
  }
  const message = `${said('last_updated')} is in seconds, not in milliseconds: remove ${text}.`;
  if (isAllThatMakesNumber(filter, reading)) {
    const edits = [replaced(filter, 'plus: 0')];
    return { start, end, message, fixes: [{ title: `Change to ${said('plus: 0')}`, edits, safe: false }] };
  }
  const edits = [withoutPart(template, { start: filter.pipe, end })];
  return { start, end, message, fixes: [{ title: `Remove ${text}`, edits, safe: false }] };
}

/**
 * Whether the filter is the only one that makes the variable a number even for recipients without recommendations, so
 * that it must stay.
 */
function isAllThatMakesNumber(filter: FilterNode, { filters, role }: AnswerReading): boolean {
  const others = filters.filter((one) => one !== filter);
  return role === 'assigned' && !others.some((one) => isKeeping(one) || isNamed(one, 'date'));
}

function ofLiteral(literal: Span & { readonly seconds: string }): Finding {
  const { start, end, seconds } = literal;
  const message = `${said('last_updated')} is in seconds, and this is a time in milliseconds: write ${seconds}.`;
  return {
    start,
    end,
    message,
    fixes: [{ title: `Change to ${seconds}`, edits: [replaced(literal, seconds)], safe: false }],
  };
}

function isLastUpdated(reading: AnswerReading): boolean {
  return isStep(reading, 1, 'recommendations') && isStep(reading, 3, 'last_updated');
}

/** Returns the number of milliseconds that the value is compared with. */
function milliseconds({ comparedWith: other }: AnswerReading): (Span & { readonly seconds: string }) | undefined {
  if (other?.kind !== 'number' || !(Number(other.text) >= MILLISECONDS_FROM)) return undefined;
  return { start: other.start, end: other.end, seconds: String(Math.floor(Number(other.text) / 1000)) };
}

/** Returns the filters that treat the seconds, or a time they are subtracted from, as milliseconds. */
export function convertingFilters(reading: AnswerReading): readonly FilterNode[] {
  const { filters, argumentOf } = reading;
  if (!isLastUpdated(reading)) return [];
  const from = argumentOf ? filters.indexOf(argumentOf) : 0;
  if (argumentOf && !isNamed(argumentOf, 'minus') && !isNamed(argumentOf, 'plus')) return [];
  const before = argumentOf ? filters.slice(0, from).filter(multiplies) : [];
  const found: FilterNode[] = [...before];
  for (let index = argumentOf ? from + 1 : 0; index < filters.length; index++) {
    const filter = filters[index];
    if (!filter || !(divides(filter) || multiplies(filter) || isKeeping(filter))) break;
    if (divides(filter)) found.push(filter);
    if (multiplies(filter) && filters.slice(index + 1).some((one) => isNamed(one, 'date'))) found.push(filter);
  }
  return found;
}

/**
 * Returns the filters in `{% assign time = rec.last_updated | times: 1000 %}` when `time` is formatted as a date later.
 */
function datedLater(reading: AnswerReading, { facts, shapes }: Checked): readonly FilterNode[] {
  const { filters, role } = reading;
  const last = filters.at(-1);
  if (role !== 'assigned' || !last || !multiplies(last) || !filters.slice(0, -1).every(isKeeping)) return [];
  const variable = assignedWith(reading, facts);
  if (!variable || variable.definitions.length > 1) return [];
  const uses = readingsByVariable(shapes).get(variable) ?? [];
  return uses.some((use) => use.filters.some((one) => isNamed(one, 'date'))) ? [last] : [];
}

/** A minute, an hour, a day and a week in milliseconds. */
const UNITS: ReadonlySet<number> = new Set([60_000, 3_600_000, 86_400_000, 604_800_000]);

function unitOf(filter: FilterNode): NumberNode | undefined {
  const [argument] = filter.arguments;
  if (!isNamed(filter, 'divided_by') || argument?.kind !== 'number') return undefined;
  return UNITS.has(Number(argument.text)) ? argument : undefined;
}

/** Whether the filter divides by a thousand, a million or a unit of time in milliseconds. */
function divides(filter: FilterNode): boolean {
  const factor = factorOf(filter);
  if (unitOf(filter)) return true;
  return isNamed(filter, 'divided_by')
    ? factor === 1000 || factor === 1_000_000
    : isNamed(filter, 'times') && factor === 0.001;
}

function multiplies(filter: FilterNode): boolean {
  const [argument] = filter.arguments;
  if (isNamed(filter, 'append')) return argument?.kind === 'string' && argument.value === '000';
  return isNamed(filter, 'times') && factorOf(filter) === 1000;
}

function factorOf({ arguments: [argument] }: FilterNode): number | undefined {
  if (argument?.kind === 'number') return Number(argument.text);
  return argument?.kind === 'string' && argument.value.trim() !== '' ? Number(argument.value) : undefined;
}

function isKeeping({ named }: FilterNode): boolean {
  return KEEPING.has(named);
}

function isNamed({ named }: FilterNode, text: string): boolean {
  return named === text;
}
