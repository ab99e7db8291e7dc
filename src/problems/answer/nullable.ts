import type { Inferred } from '../../language/inferred';
import { FIELDS } from '../../profile/request';
import { canBe, type Step } from '../../profile/shape';
import { type Expression, type LookupNode, NONE } from '../../template/expressionNodes';
import type { Checked } from '../rule';
import { answerReadBy, valueAfter } from './answers';
import { writtenLength } from './meant';
import type { AnswerReading } from './readings';
import { isBehindFlag, isTestedBefore } from './tested';

/** Fields of `userData` that can be null though they are asked for. Nothing is said of `user_id`: everybody has one. */
const NULLABLE: ReadonlySet<Step | undefined> = new Set(FIELDS.filter((field) => field !== 'user_id'));

/** How many variables are looked through, each of which holds a part of the next. */
const MOST_VARIABLES = 20;

/** Whether a place on the way may hold nothing, of which no condition says otherwise, here or where a variable got it. */
export function isNullable(reading: AnswerReading, checked: Checked): boolean {
  let place = reading;
  for (let count = 0; count < MOST_VARIABLES; count++) {
    const steps = stepsToLastNullable(place.meant.path);
    if (steps === 0 || isGuarded(place, steps) || isBehindFlag(place, steps, place.lookup, checked)) return false;
    const given = givenTo(place, steps, checked);
    if (given === 'item' || (given && isTestedBefore(place, steps, checked))) return false;
    if (!given) return mayHoldNothing(place, valueAfter(place, steps));
    place = given;
  }
  return false;
}

/** Where the variable got the step, or that it is an item of a loop; nothing where the lookup itself makes the step. */
function givenTo(reading: AnswerReading, steps: number, checked: Checked): AnswerReading | 'item' | undefined {
  const { meant, inVariable, index, root } = reading;
  if (writtenLength(meant, steps) > inVariable) return undefined;
  const [definition, another] = checked.facts.meanings[index]?.definitions ?? NONE;
  if (definition?.kind === 'loop') return 'item';
  const { markup } = definition?.tag ?? {};
  const isOnly = !another && !root.isAlternative && markup?.kind === 'assignment';
  return isOnly ? readingIn(markup.value, checked) : undefined;
}

/** What of an answer a variable is given, or what that is made of. */
export function readingIn(value: Expression, checked: Checked): AnswerReading | undefined {
  const lookup = lookupIn(value);
  return lookup && answerReadBy(lookup, checked);
}

function lookupIn(value: Expression): LookupNode | undefined {
  if (value.kind === 'lookup') return value;
  return value.kind === 'pipeline' || value.kind === 'output' ? lookupIn(value.value) : undefined;
}

function mayHoldNothing({ isCertain }: AnswerReading, { shape }: Inferred): boolean {
  return canBe(shape, 'unknown') ? isCertain : canBe(shape, 'nothing');
}

/** Whoever looks whether there are properties at all has thought of those who have none. */
function isGuarded(reading: AnswerReading, steps: number): boolean {
  const isThere = ({ says }: { readonly says: string }) => says === 'present' || says === 'truthy';
  if (valueAfter(reading, steps).guards.some(isThere)) return true;
  if (steps !== 3 || reading.meant.path[1] !== 'amp_props') return false;
  const { guards } = valueAfter(reading, 2);
  return (
    reading.inVariable < 3 && guards.some((guard) => isThere(guard) && guard.path.every((step) => step === 'size'))
  );
}

/** `3` for `['userData', 'amp_props', 'city']`: each property can be absent. */
export function stepsToLastNullable(path: readonly Step[]): number {
  const [root, field, third, fourth] = path;
  if (root !== 'userData' || !NULLABLE.has(field)) return 0;
  if (field === 'amp_props') return third === undefined || third === 'size' ? 2 : 3;
  return field === 'recommendations' && fourth === 'child_rec_id' ? 4 : 2;
}
