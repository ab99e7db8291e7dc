import { stepsOf } from '../../language/conditions';
import { emptyText, filterAdded, pipedIn } from '../../language/defaults';
import { readingsIn } from '../../language/readings';
import { statementOf, wrapped } from '../../language/statements';
import { ANY_ITEM, canBe, type Step } from '../../profile/shape';
import type { Facts } from '../../template/facts';
import type { Variable } from '../../template/found';
import { textOf } from '../../template/query';
import type { Checked, Fix, Rule } from '../rule';
import { said } from '../wording';
import { type AnswerReading, answersRead, valueAfter } from './answers';
import { convertingFilters } from './lastUpdated';
import { isNeverThere } from './lists';

/** Fields of `userData` that can be null though they are asked for. The rule says nothing of `user_id`: everybody has one. */
const NULLABLE: ReadonlySet<Step | undefined> = new Set([
  'device_id',
  'recommendations',
  'amp_props',
  'cohort_ids',
  'propensity',
  'propensities',
]);

/** Filters that make something of nothing: a number, or JSON. */
const FILLING: ReadonlySet<string> = new Set([
  ...['default', 'size', 'plus', 'minus', 'times', 'divided_by', 'modulo', 'abs', 'ceil', 'floor', 'round'],
  ...['at_least', 'at_most', 'sum', 'json', 'as_json_string'],
]);

/** `{{ a.userData.amp_props.city }}` prints nothing for whoever lacks a city. */
export const maybeNull: Rule = {
  code: 'maybe-null',
  severity: 'warning',
  *find(checked) {
    let tested: ReadonlySet<Variable> | undefined;
    for (const reading of answersRead(checked)) {
      if (reading.role !== 'printed' || !isNullable(reading, checked) || isFilled(reading)) continue;
      const captured = captureAround(checked.facts, reading);
      if (captured) tested ??= testedVariables(checked);
      if (captured && tested?.has(captured)) continue;
      const name = said(textOf(checked.facts.template, reading.lookup));
      const { start, end } = reading.lookup;
      const message = `${name} can be null, and nothing is printed then: give it a “default”, or test it first.`;
      yield { start, end, message, fixes: fixesFor(reading, checked) };
    }
  },
};

/** Whether a place on the way may hold nothing, of which no condition says otherwise. */
function isNullable(reading: AnswerReading, checked: Checked): boolean {
  const steps = stepsToLastNullable(reading.meant.path);
  if (steps === 0) return false;
  const value = valueAfter(reading, steps, checked);
  if (value.guards.some(({ says }) => says === 'present' || says === 'truthy')) return false;
  if (canBe(value.shape, 'unknown')) return reading.isCertain;
  return canBe(value.shape, 'nothing');
}

/** `3` for `['userData', 'amp_props', 'city']`: each property can be absent. */
function stepsToLastNullable(path: readonly Step[]): number {
  const [root, field, third, fourth] = path;
  if (root !== 'userData' || !NULLABLE.has(field)) return 0;
  if (field === 'amp_props') return third === undefined || third === 'size' ? 2 : 3;
  return field === 'recommendations' && fourth === 'child_rec_id' ? 4 : 2;
}

function isFilled(reading: AnswerReading): boolean {
  const wrong = convertingFilters(reading);
  return reading.filters.some(
    (filter) => filter.name.kind === 'name' && FILLING.has(filter.name.text) && !wrong.includes(filter),
  );
}

/** Variables of which a condition or a `default` decides what is printed when they hold nothing. */
function testedVariables({ facts, shapes }: Checked): ReadonlySet<Variable> {
  const tested = new Set<Variable>();
  for (const { lookup, role, filters } of readingsIn(facts, shapes)) {
    const hasDefault = filters.some(({ name }) => name.kind === 'name' && name.text === 'default');
    const variable = facts.variableOf(lookup);
    const isTested = role === 'tested' || role === 'compared' || role === 'subject';
    if (variable && (hasDefault || isTested)) tested.add(variable);
  }
  return tested;
}

/** What the text around the reading is captured in. */
function captureAround(facts: Facts, { lookup }: AnswerReading): Variable | undefined {
  let place = facts.branches.at(lookup.start);
  while (place && place.block.name !== 'capture') place = place.parent;
  const tag = place?.branch.tag;
  const target = tag?.markup?.kind === 'definition' ? tag.markup.target : undefined;
  return target?.kind === 'name' ? facts.variableAt(target.start) : undefined;
}

function fixesFor(reading: AnswerReading, { facts }: Checked): readonly Fix[] {
  const { statement, lookup } = reading;
  const piped = pipedIn(statement);
  if (!piped) return [];
  const { template } = facts;
  const fixes: Fix[] = [];
  const words = emptyText(template, piped);
  fixes.push({
    title: `Add “default: ${words}”`,
    edits: [filterAdded(template, piped, 'default', words)],
    safe: false,
  });
  if (canBeTested(reading)) {
    const open = `if ${textOf(template, lookup)}`;
    const edits = wrapped(template, statementOf(facts, statement), { open, close: 'endif' });
    fixes.push({ title: `Print it only when it is there: “${open}”`, edits, safe: false });
  }
  return fixes;
}

/** Whether a condition can be sure of it, and would not hold another mistake once more. */
function canBeTested(reading: AnswerReading): boolean {
  return !stepsOf(reading.lookup).includes(ANY_ITEM) && reading.meant.mistakes.length === 0 && !isNeverThere(reading);
}
