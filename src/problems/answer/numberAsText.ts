import { filterAdded, isOnly, pipedIn } from '../../language/defaults';
import { replaced } from '../../language/edit';
import type { ProfileCall } from '../../language/inference/recognition';
import { freeNameFor } from '../../language/names';
import { putBefore, statementOf } from '../../language/statements';
import { membersOf } from '../../profile/shape';
import { parameterIsOn } from '../../profile/writtenRequest';
import type { Expression } from '../../template/expressionNodes';
import type { Variable } from '../../template/found';
import { grouped } from '../../template/grouping';
import { textOf } from '../../template/query';
import { correctedRequests } from '../profileApi/corrected';
import type { Checked, Fix, Rule } from '../rule';
import { said } from '../wording';
import { answerOf, whenValues } from './answers';
import { quotedValues } from './quotedValues';
import { type AnswerReading, type Reading, readingsByVariable, readingsIn } from './readings';
import { isComputation } from './seenNames';

/**
 * `{% if a.userData.amp_props.ltv > 100 %}`: computations are returned as text. Also the reverse: `propensity > '50'`.
 */
export const numberAsText: Rule = {
  code: 'number-as-text',
  severity: 'warning',
  *find(checked) {
    yield* quotedValues(checked);
    const { facts } = checked;
    const alike = grouped(readingsIn(checked.shapes), (reading) => {
      if (!isComparedWithNumber(reading, checked) || !isText(reading, checked)) return undefined;
      return `${statementOf(facts, reading.statement).start} ${textOf(facts.template, reading.lookup)}`;
    });
    const given = new Map<Variable, Expression | undefined>();
    for (const readings of alike.values()) {
      const [first] = readings;
      const variable = first?.lookup.parts.length === 0 ? facts.meanings[first.index] : undefined;
      if (variable && !given.has(variable)) given.set(variable, givenForComparisons(variable, checked));
      const value = variable && given.get(variable);
      const fixes = first
        ? [value ? madeNumber(first, value, checked) : comparedAsNumber(first, readings, checked)]
        : [];
      for (const { lookup } of readings) {
        const name = said(textOf(facts.template, lookup));
        const message = `${name} is a computation, and those are text: make it a number with “plus: 0” before comparing it with one.`;
        yield { start: lookup.start, end: lookup.end, message, fixes };
      }
    }
  },
};

/** Whether the value is an unconverted computation or a text derived from one. */
function isText(reading: Reading, checked: Checked): boolean {
  const { value, lookup } = reading;
  const answer = answerOf(reading);
  if (answer) return isComputationRead(answer, checked);
  const isMade =
    value.origins.length > 0 &&
    value.origins.every(({ call, decides }) => !decides && asksForComputationsAlone(call, checked));
  return isMade && lookup.parts.length === 0 && membersOf(value.shape).every(({ kind }) => kind === 'text');
}

function isComputationRead({ meant: { path }, calls }: AnswerReading, checked: Checked): boolean {
  const [userData, field, name] = path;
  if (userData !== 'userData' || field !== 'amp_props' || typeof name !== 'string' || path.length !== 3) return false;
  if (isComputation(name, checked.seen)) return true;
  return name !== 'size' && calls.every((call) => asksForComputationsAlone(call, checked));
}

function asksForComputationsAlone(call: ProfileCall, { shapes }: Checked): boolean {
  const request = correctedRequests(shapes).get(call) ?? call;
  const isOn = (name: string) => parameterIsOn(request, name);
  return isOn('get_amp_props') === 'no' && (isOn('get_computations') === 'yes' || isOn('comp_id') === 'yes');
}

function isComparedWithNumber(reading: Reading, { facts, shapes }: Checked): boolean {
  const { role, comparison, comparedWith, filters } = reading;
  if (filters.length > 0 || (role !== 'compared' && role !== 'subject')) return false;
  const isNumber = (value: Expression) => isOnly(shapes.ofExpression(value).shape, 'number');
  if (role === 'subject') return whenValues(reading, facts).some(isNumber);
  return comparedWith !== undefined && comparison?.operator.means !== 'contains' && isNumber(comparedWith);
}

/** Converts the value in the `assign` that defines the variable. */
function madeNumber({ lookup }: Reading, given: Expression, { facts: { template } }: Checked): Fix {
  const edits = [filterAdded(template, given, 'plus', '0')];
  return { title: `Turn ${said(textOf(template, lookup))} into a number`, edits, safe: false };
}

/** Converts the value in a new `assign` before the condition. */
function comparedAsNumber(first: Reading, alike: readonly Reading[], { facts }: Checked): Fix {
  const { lookup, statement } = first;
  const { template } = facts;
  const name = freeNameFor(facts, String(answerOf(first)?.meant.path[2] ?? textOf(template, lookup)));
  const number = `assign ${name} = ${textOf(template, lookup)} | plus: 0`;
  const assigned = putBefore(template, statementOf(facts, statement), number);
  const edits = [assigned, ...alike.map((reading) => replaced(reading.lookup, name))];
  return { title: `Compare the number ${said(name)}`, edits, safe: false };
}

/** Returns the assigned value if the variable is read only in comparisons with numbers. */
function givenForComparisons(variable: Variable, checked: Checked): Expression | undefined {
  const [definition, another] = variable.definitions;
  if (definition?.kind !== 'assign' || another) return undefined;
  const uses = readingsByVariable(checked.shapes).get(variable) ?? [];
  const isForNumbers = uses.length === variable.uses.length && uses.every((use) => isComparedWithNumber(use, checked));
  return isForNumbers ? pipedIn(definition.tag) : undefined;
}
