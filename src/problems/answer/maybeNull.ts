import { emptyValue, filterAdded, isOnly, pipedIn } from '../../language/defaults';
import { statementOf, wrapped } from '../../language/statements';
import { isKnownStep } from '../../profile/shape';
import type { LookupNode } from '../../template/expressionNodes';
import type { Variable } from '../../template/found';
import { doublePipesIn, textOf } from '../../template/query';
import { lastUpTo } from '../../template/sorted';
import type { Checked, Finding, Fix, Rule } from '../rule';
import { faultsOf, otherwiseIn } from '../syntax/faults';
import { said } from '../wording';
import { answerOf, capturedBy } from './answers';
import { isFilling } from './filling';
import { isHollow } from './hollow';
import { convertingFilters } from './lastUpdated';
import { isNeverThere } from './lists';
import { isNullable, stepsToLastNullable } from './nullable';
import { type AnswerReading, type Reading, readingsIn } from './readings';
import { isTestedWhereShown, testedBy } from './tested';

/** `{{ a.userData.amp_props.city }}` prints nothing for recipients without a city. */
export const maybeNull: Rule = {
  code: 'maybe-null',
  severity: 'warning',
  find(checked) {
    const empty = readingsIn(checked.shapes).filter((reading) => mayPrintNothing(reading, checked));
    return empty.map((reading) => findingOf(reading, answerOf(reading), checked));
  },
};

/**
 * Whether the reading may print nothing. For captured text, also requires that no condition tests the capture, or the
 * value before the capture is printed.
 */
function mayPrintNothing(reading: Reading, checked: Checked): boolean {
  if (reading.role !== 'printed' || isUnfinished(reading.lookup)) return false;
  const answer = answerOf(reading);
  if (isGivenOtherwise(reading, checked)) return false;
  if (answer ? isFilled(answer) || !isNullable(answer, checked) : !isHollow(reading, checked)) return false;
  const captured = capturedBy(reading, checked.facts);
  if (!captured) return true;
  if (testedBy(checked).variables.has(captured) || isSent(captured, checked)) return false;
  return !answer || !isTestedWhereShown(answer, stepsToLastNullable(answer.meant.path), captured, checked);
}

/** `a.userData.amp_props.`: what is printed is not known before the name is written. */
function isUnfinished({ parts }: LookupNode): boolean {
  return parts.some((part) => part.kind === 'missing' || (part.kind === 'index' && part.value.kind === 'missing'));
}

/** Whether another value follows a sign that Liquid does not know: `{{ a ?? 'b' }}`. Another rule reports the sign. */
function isGivenOtherwise({ statement }: Reading, { facts }: Checked): boolean {
  if (statement.kind === 'output' && statement.value.kind === 'pipeline') {
    if (doublePipesIn(statement.value.filters).length > 0) return true;
  }
  if (statement.unexpected.length === 0) return false;
  return faultsOf(facts).junk.some((junk) => junk.piece === statement && otherwiseIn(junk) !== undefined);
}

/** Whether the variable is used in calls alone, as a URL or a body is. Cached. */
function isSent(variable: Variable, { facts }: Checked): boolean {
  const known = facts.once(newSent);
  const { uses } = variable;
  const isKnown = known.get(variable);
  if (isKnown !== undefined) return isKnown;
  const isOnlySent = uses.length > 0 && uses.every((use) => (lastUpTo(facts.calls, use.start)?.end ?? 0) >= use.end);
  known.set(variable, isOnlySent);
  return isOnlySent;
}

function newSent(): Map<Variable, boolean> {
  return new Map();
}

function findingOf(
  { lookup, statement, value }: Reading,
  answer: AnswerReading | undefined,
  { facts, shapes }: Checked,
): Finding {
  const { template } = facts;
  const { start, end } = lookup;
  const name = said(textOf(template, lookup));
  const message = `${name} can be null, and nothing is printed then: give it a “default”, or test it first.`;
  const piped = pipedIn(statement);
  if (!piped) return { start, end, message };
  const words = emptyValue(template, statement, piped, shapes.ofExpression(piped).shape);
  const filled = [filterAdded(template, piped, 'default', words)];
  const fixes: Fix[] = [{ title: `Add “default: ${words}”`, edits: filled, safe: false }];
  if (answer && canBeTested(answer)) {
    const open = `if ${textOf(template, lookup)}${isOnly(value.shape, 'flag') ? ' != nil' : ''}`;
    const edits = wrapped(template, statementOf(facts, statement), { open, close: 'endif' });
    fixes.push({ title: `Print it only when it is there: “${open}”`, edits, safe: false });
  }
  return { start, end, message, fixes };
}

function isFilled(reading: AnswerReading): boolean {
  const wrong = convertingFilters(reading);
  return reading.filters.some((filter) => isFilling(filter) && !wrong.includes(filter));
}

/** Whether a condition can reliably test the value without repeating another mistake. */
function canBeTested(reading: AnswerReading): boolean {
  return reading.steps.every(isKnownStep) && reading.meant.mistakes.length === 0 && !isNeverThere(reading);
}
