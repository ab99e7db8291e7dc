import { along, type Guard, type Inferred } from '../../language/inference/inferred';
import { isSameWay, wayThrough } from '../../language/inference/sources';
import { FIELDS } from '../../profile/request';
import { canBe, type Step } from '../../profile/shape';
import { assignedBy, onlyValueAt, reachingDefinitions } from '../../template/definitions';
import type { Checked } from '../rule';
import { readingIn, valueAfter } from './answers';
import { answerShape, type Meant, meantBy, writtenLength } from './meant';
import type { AnswerReading } from './readings';
import { isBehindFlag, isTestedBefore } from './tested';

/**
 * Fields of `userData` that can be null even though they are requested. `user_id` is excluded because every user has
 * one.
 */
const NULLABLE: ReadonlySet<Step | undefined> = new Set(FIELDS.filter((field) => field !== 'user_id'));

/** Maximum number of variables that are followed, each assigned from a part of the next. */
const MOST_VARIABLES = 20;

/**
 * Whether a step of the path may be nil without a condition that rules this out, here or where the variable was
 * assigned.
 */
export function isNullable(reading: AnswerReading, checked: Checked): boolean {
  let place = reading;
  for (let count = 0; count < MOST_VARIABLES; count++) {
    const steps = stepsToLastNullable(place.meant.path);
    if (steps === 0 || isGuarded(place, steps, checked) || isBehindFlag(place, steps, place.lookup, checked))
      return false;
    const given = givenTo(place, steps, checked);
    if (!given) return mayHoldNothing(place, steps, checked) && !isDemandedBelow(place, steps, checked);
    // What follows from a test of the variable's own value is known exactly; here one of what holds that value.
    if (given === 'item' || (steps < place.inVariable && isTestedBefore(place, steps, checked))) return false;
    place = given;
  }
  return false;
}

/**
 * Returns the reading that gave the variable this step, or `'item'` for a loop variable; `undefined` when the step is
 * in the lookup itself.
 */
function givenTo(reading: AnswerReading, steps: number, checked: Checked): AnswerReading | 'item' | undefined {
  const { meant, inVariable, index, root, lookup } = reading;
  if (writtenLength(meant, steps) > inVariable) return undefined;
  const { facts } = checked;
  const variable = facts.meanings[index];
  if (variable?.definitions[0]?.kind === 'loop') return 'item';
  const value = variable && !root.isAlternative ? onlyValueAt(facts, variable, lookup.start) : undefined;
  return value && readingIn(value, checked);
}

/** Of a value that is not known, and that comes from a response on some paths only, one of those has to lack a guard. */
function mayHoldNothing(reading: AnswerReading, steps: number, checked: Checked): boolean {
  const { shape } = valueAfter(reading, steps);
  if (!canBe(shape, 'nothing')) return false;
  return !canBe(shape, 'unknown') || reading.isCertain || isGivenNullable(reading, checked);
}

/** Whether the message is aborted further down for those who lack the step, so that nobody reads the gap. */
function isDemandedBelow(reading: AnswerReading, steps: number, { facts, shapes }: Checked): boolean {
  const { index, root, meant, inVariable } = reading;
  const variable = facts.meanings[index];
  const last = variable?.definitions[0]?.kind === 'loop' ? undefined : variable && shapes.atEnd(variable);
  if (!last || last.isAlternative || !isSameAnswer(last, root)) return false;
  const parts = writtenLength(meant, steps) - inVariable;
  return along(last, reading.steps.slice(0, Math.max(0, parts))).guards.some(isThere);
}

function isSameAnswer(one: Inferred, other: Inferred): boolean {
  const [[first, another], [same]] = [one.sources, other.sources];
  if (!first || another || first.call !== same?.call || other.sources.length > 1) return false;
  return first.path.length === same.path.length && isSameWay(first.path, same.path);
}

function isGivenNullable({ index, lookup }: AnswerReading, checked: Checked): boolean {
  const variable = checked.facts.meanings[index];
  const reaching = variable ? reachingDefinitions(checked.facts, variable, lookup.start) : [];
  return reaching.some((definition) => {
    const value = assignedBy(definition);
    const given = value?.kind === 'lookup' ? readingIn(value, checked) : undefined;
    return given !== undefined && !given.root.isAlternative && isNullable(given, checked);
  });
}

/**
 * Whether a condition covers the step. A test for the presence of any properties is taken to cover recipients without
 * them.
 */
function isGuarded(reading: AnswerReading, steps: number, checked: Checked): boolean {
  if (valueAfter(reading, steps).guards.some(isThere) || isGuardedAsMeant(reading, steps, checked)) return true;
  if (steps !== 3 || reading.meant.path[1] !== 'amp_props') return false;
  const { guards } = valueAfter(reading, 2);
  return (
    reading.inVariable < 3 && guards.some((guard) => isThere(guard) && guard.path.every((step) => step === 'size'))
  );
}

/** Whether the step is covered once slips such as `a.userdata`, in the condition or here, are mended. */
function isGuardedAsMeant({ root, meant }: AnswerReading, steps: number, { shapes }: Checked): boolean {
  const known = shapes.once(newMeantGuards);
  return root.guards.some((guard) => {
    if (!isThere(guard)) return false;
    const start = root.sources[0]?.path ?? [];
    const tested = known.get(guard) ?? meantBy(wayThrough(start, guard.path), answerShape(shapes.seen));
    known.set(guard, tested);
    const { path, mistakes } = tested;
    if (mistakes.length === 0 && meant.mistakes.length === 0) return false;
    return path.length >= steps && isSameWay(path.slice(0, steps), meant.path.slice(0, steps));
  });
}

/** What the conditions of guards most likely test. */
function newMeantGuards(): Map<Guard, Meant> {
  return new Map();
}

function isThere({ says }: Guard): boolean {
  return says === 'present' || says === 'truthy';
}

/** Returns 3 for `['userData', 'amp_props', 'city']`, because every property may be absent. */
export function stepsToLastNullable(path: readonly Step[]): number {
  const [root, field, third, fourth] = path;
  if (root !== 'userData' || !NULLABLE.has(field)) return 0;
  if (field === 'amp_props') return third === undefined || third === 'size' ? 2 : 3;
  return field === 'recommendations' && fourth === 'child_rec_id' ? 4 : 2;
}
