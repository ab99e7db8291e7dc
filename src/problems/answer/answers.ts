import { stepsOf } from '../../language/conditions';
import type { Shapes } from '../../language/inference';
import { along, type Inferred } from '../../language/inferred';
import type { Step } from '../../profile/shape';
import { type Expression, type LookupNode, NONE, type PartNode, type Span } from '../../template/expressionNodes';
import type { Facts } from '../../template/facts';
import type { Variable } from '../../template/found';
import { lastIndexUpTo } from '../../template/walk';
import type { Checked } from '../rule';
import { writtenLength } from './meant';
import { AnswerReading, type Reading, readingsIn } from './readings';

/** In document order. Worked out once. */
export function answersRead({ shapes }: Checked): readonly AnswerReading[] {
  return shapes.once(findAnswersRead);
}

function findAnswersRead(shapes: Shapes): readonly AnswerReading[] {
  return readingsIn(shapes).filter((reading) => reading instanceof AnswerReading);
}

/** What the lookup reads of an answer; nothing when that is something else, or was made of one. */
export function answerReadBy(lookup: LookupNode, { facts, shapes }: Checked): AnswerReading | undefined {
  const index = lastIndexUpTo(facts.lookups, lookup.start);
  return facts.lookups[index] === lookup ? shapes.once(byLookup)[index] : undefined;
}

/** What the reading reads of an answer; nothing when that is something made of one. */
export function answerOf(reading: Reading): AnswerReading | undefined {
  return reading instanceof AnswerReading ? reading : undefined;
}

/** At the index of the lookup among all of the facts. */
function byLookup(shapes: Shapes): readonly (AnswerReading | undefined)[] {
  const readings = new Array<AnswerReading | undefined>(shapes.facts.lookups.length);
  for (const reading of shapes.once(findAnswersRead)) readings[reading.index] = reading;
  return readings;
}

/** Those that read this field of `userData`, or something in it. */
export function fieldRead({ shapes }: Checked, field: string): readonly AnswerReading[] {
  return shapes.once(byField).get(field) ?? NONE;
}

function byField(shapes: Shapes): ReadonlyMap<Step, readonly AnswerReading[]> {
  const readings = new Map<Step, AnswerReading[]>();
  for (const reading of shapes.once(findAnswersRead)) {
    const [root, field] = reading.meant.path;
    if (root !== 'userData' || field === undefined) continue;
    const known = readings.get(field);
    if (known) known.push(reading);
    else readings.set(field, [reading]);
  }
  return readings;
}

/** The part of the lookup that is the meant step at this index; nothing when it stands where the variable got its value. */
export function partAt({ lookup, meant, inVariable }: AnswerReading, index: number): PartNode | undefined {
  return lookup.parts[writtenLength(meant, index + 1) - 1 - inVariable];
}

/** What is known of the value after so many of the meant steps, or of the whole variable when it lies deeper. */
export function valueAfter({ lookup, root, value, meant, inVariable }: AnswerReading, steps: number): Inferred {
  const parts = writtenLength(meant, steps) - inVariable;
  if (parts <= 0) return root;
  return parts < lookup.parts.length ? along(root, stepsOf(lookup, parts)) : value;
}

/** `recommendations` and `items` of `recommendations[0].items`. */
export function isStep({ meant: { path } }: AnswerReading, index: number, step: Step): boolean {
  return path[0] === 'userData' && path[index] === step;
}

/** The name that a part holds, without its dot, brackets and quotes. */
export function nameIn(part: PartNode): Span {
  if (part.kind !== 'index') return part;
  const { value } = part;
  return value.kind === 'string' && !value.unclosed ? { start: value.start + 1, end: value.end - 1 } : value;
}

/** The values of the `when`s of a `case` that looks through what is read. */
export function whenValues({ role, statement }: Reading, facts: Facts): readonly Expression[] {
  if (role !== 'subject' || statement.kind !== 'tag') return NONE;
  const branches = facts.branches.of(statement)?.block.branches ?? NONE;
  return branches.flatMap(({ tag: { markup } }) => (markup?.kind === 'when' ? markup.values : NONE));
}

/** The variable of the `capture` around the lookup, which holds what is printed there. */
export function capturedBy({ lookup }: Reading, facts: Facts): Variable | undefined {
  let place = facts.branches.at(lookup.start);
  while (place && place.block.name !== 'capture') place = place.parent;
  const markup = place?.branch.tag.markup;
  return markup?.kind === 'definition' ? facts.variableAt(markup.target.start) : undefined;
}
