import { filterAdded, pipedIn } from '../../language/defaults';
import { replaced } from '../../language/edit';
import { freeNameFor } from '../../language/names';
import type { ProfileCall } from '../../language/recognition';
import { putBefore, statementOf } from '../../language/statements';
import { membersOf } from '../../profile/shape';
import { parameterIsOn } from '../../profile/writtenRequest';
import type { Expression } from '../../template/expressionNodes';
import { textOf } from '../../template/query';
import type { Checked, Fix, Rule } from '../rule';
import { said } from '../wording';
import { type AnswerReading, answersRead } from './answers';
import { isComputation } from './seenNames';

/** `{% if a.userData.amp_props.ltv > 100 %}`: computations arrive as text. */
export const numberAsText: Rule = {
  code: 'number-as-text',
  severity: 'warning',
  *find(checked) {
    const { facts } = checked;
    const alike = new Map<string, AnswerReading[]>();
    for (const reading of answersRead(checked)) {
      if (!isRead(reading, checked) || !isComparedWithNumber(reading, checked)) continue;
      const key = `${statementOf(facts, reading.statement).start} ${textOf(facts.template, reading.lookup)}`;
      alike.set(key, [...(alike.get(key) ?? []), reading]);
    }
    for (const readings of alike.values()) {
      const [first] = readings;
      const fixes = first ? fixesFor(first, readings, checked) : [];
      for (const { lookup } of readings) {
        const name = said(textOf(facts.template, lookup));
        const message = `${name} is a computation, and those are text: make it a number with “plus: 0” before comparing it with one.`;
        yield { start: lookup.start, end: lookup.end, message, fixes };
      }
    }
  },
};

function isRead({ meant: { path }, calls }: AnswerReading, { seen }: Checked): boolean {
  const [userData, field, name] = path;
  if (userData !== 'userData' || field !== 'amp_props' || typeof name !== 'string' || path.length !== 3) return false;
  return isComputation(name, seen) || calls.every(asksForComputationsAlone);
}

function asksForComputationsAlone(call: ProfileCall): boolean {
  const isOn = (name: string) => parameterIsOn(call, name);
  return isOn('get_amp_props') === 'no' && (isOn('get_computations') === 'yes' || isOn('comp_id') === 'yes');
}

function isComparedWithNumber(
  { lookup, role, comparison, filters, statement }: AnswerReading,
  { facts, shapes }: Checked,
): boolean {
  if (filters.length > 0) return false;
  const isNumber = (value: Expression) =>
    membersOf(shapes.ofExpression(value).shape).every(({ kind }) => kind === 'number');
  if (role === 'subject' && statement.kind === 'tag') {
    const branches = facts.branches.of(statement)?.block.branches ?? [];
    return branches.some(({ tag: { markup } }) => markup?.kind === 'when' && markup.values.some(isNumber));
  }
  if (role !== 'compared' || !comparison || comparison.operator.means === 'contains') return false;
  return isNumber(lookup.end <= comparison.operator.start ? comparison.right : comparison.left);
}

/** In the `assign` that gives the variable its value, or in a new one before the condition. */
function fixesFor(
  { lookup, statement, meant: { path } }: AnswerReading,
  alike: readonly AnswerReading[],
  { facts }: Checked,
): readonly Fix[] {
  const { template } = facts;
  const [definition, another] = lookup.parts.length === 0 ? (facts.variableOf(lookup)?.definitions ?? []) : [];
  const given = definition?.kind === 'assign' && !another ? pipedIn(definition.tag) : undefined;
  if (given) {
    const edits = [filterAdded(template, given, 'plus', '0')];
    return [{ title: `Make a number of ${said(textOf(template, lookup))}`, edits, safe: false }];
  }
  const name = freeNameFor(facts, String(path[2]));
  const assigned = putBefore(
    template,
    statementOf(facts, statement),
    `assign ${name} = ${textOf(template, lookup)} | plus: 0`,
  );
  const edits = [assigned, ...alike.map((reading) => replaced(reading.lookup, name))];
  return [{ title: `Compare the number ${said(name)}`, edits, safe: false }];
}
