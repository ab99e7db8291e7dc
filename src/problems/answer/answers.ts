import type { Shapes } from '../../language/inference/inference';
import { along, type Inferred } from '../../language/inference/inferred';
import type { Step } from '../../profile/shape';
import { type Expression, type LookupNode, NONE, type PartNode, type Span } from '../../template/expressionNodes';
import type { Facts } from '../../template/facts';
import type { Variable } from '../../template/found';
import { grouped } from '../../template/grouping';
import { lastIndexUpTo } from '../../template/sorted';
import type { Checked } from '../rule';
import { writtenLength } from './meant';
import { AnswerReading, type Reading, readingsIn } from './readings';

/** Returns the readings of responses in document order. Cached. */
export function answersRead({ shapes }: Pick<Checked, 'shapes'>): readonly AnswerReading[] {
  return shapes.once(findAnswersRead);
}

function findAnswersRead(shapes: Shapes): readonly AnswerReading[] {
  return readingsIn(shapes).filter((reading) => reading instanceof AnswerReading);
}

/**
 * Returns how the lookup reads a response; `undefined` when it reads something else or a value derived from a response.
 */
function answerReadBy(
  lookup: LookupNode,
  { facts, shapes }: Pick<Checked, 'facts' | 'shapes'>,
): AnswerReading | undefined {
  const index = lastIndexUpTo(facts.lookups, lookup.start);
  return facts.lookups[index] === lookup ? shapes.once(byLookup)[index] : undefined;
}

/** Returns the reading of a response that an assigned value is, or is derived from. */
export function readingIn(value: Expression, checked: Pick<Checked, 'facts' | 'shapes'>): AnswerReading | undefined {
  const lookup = lookupIn(value);
  return lookup && answerReadBy(lookup, checked);
}

function lookupIn(value: Expression): LookupNode | undefined {
  if (value.kind === 'lookup') return value;
  return value.kind === 'pipeline' || value.kind === 'output' ? lookupIn(value.value) : undefined;
}

/** Returns the reading as an `AnswerReading`; `undefined` when it reads a value derived from a response. */
export function answerOf(reading: Reading): AnswerReading | undefined {
  return reading instanceof AnswerReading ? reading : undefined;
}

/** Indexed by the lookup's index in the facts. */
function byLookup(shapes: Shapes): readonly (AnswerReading | undefined)[] {
  const readings = new Array<AnswerReading | undefined>(shapes.facts.lookups.length);
  for (const reading of shapes.once(findAnswersRead)) readings[reading.index] = reading;
  return readings;
}

/** Returns the readings of this field of `userData` or of anything inside it. */
export function fieldRead({ shapes }: Checked, field: string): readonly AnswerReading[] {
  return shapes.once(byField).get(field) ?? NONE;
}

function byField(shapes: Shapes): ReadonlyMap<Step, readonly AnswerReading[]> {
  return grouped(shapes.once(findAnswersRead), ({ meant: { path } }) => (path[0] === 'userData' ? path[1] : undefined));
}

/**
 * Returns the part of the lookup for the intended step at this index; `undefined` when the step belongs to the
 * variable's definition.
 */
export function partAt({ lookup, meant, inVariable }: AnswerReading, index: number): PartNode | undefined {
  return lookup.parts[writtenLength(meant, index + 1) - 1 - inVariable];
}

/** Returns what is known after this many intended steps; the value of the whole variable when that is deeper. */
export function valueAfter(reading: AnswerReading, steps: number): Inferred {
  const { lookup, root, value, meant, inVariable } = reading;
  const parts = writtenLength(meant, steps) - inVariable;
  if (parts <= 0) return root;
  return parts < lookup.parts.length ? along(root, reading.steps.slice(0, parts)) : value;
}

/**
 * Whether the step at this index of the intended path is `step`: `recommendations` and `items` in
 * `recommendations[0].items`.
 */
export function isStep({ meant: { path } }: AnswerReading, index: number, step: Step): boolean {
  return path[0] === 'userData' && path[index] === step;
}

/** Returns the offset before a part, where another step can be inserted. */
export function startOfStep(part: PartNode): number {
  return part.kind === 'index' ? part.start : part.start - 1;
}

/** Returns the span of the name in a part, without its dot, brackets and quotes. */
export function nameIn(part: PartNode): Span {
  if (part.kind !== 'index') return part;
  const { value } = part;
  return value.kind === 'string' && !value.unclosed ? { start: value.start + 1, end: value.end - 1 } : value;
}

/** Whether the name is a variable's value, as in `a[b]`, so that a misspelling is not written in the part. */
export function isHeld(part: PartNode): boolean {
  return part.kind === 'index' && part.value.kind === 'lookup';
}

/** Returns the `when` values of the `case` whose subject the reading is. */
export function whenValues({ role, statement }: Reading, facts: Facts): readonly Expression[] {
  if (role !== 'subject' || statement.kind !== 'tag') return NONE;
  const branches = facts.branches.of(statement)?.block.branches ?? NONE;
  return branches.flatMap(({ tag: { markup } }) => (markup?.kind === 'when' ? markup.values : NONE));
}

/** Whether `{% if field %}` tests these steps before: then a problem of the field is reported at the condition. */
export function isTold(reading: AnswerReading, steps: number): boolean {
  return valueAfter(reading, steps).guards.some(({ says }) => says === 'truthy');
}

/** Returns the variable of the `assign` that the lookup is in. */
export function assignedWith({ statement }: Reading, facts: Facts): Variable | undefined {
  const markup = statement.kind === 'tag' ? statement.markup : undefined;
  return markup?.kind === 'assignment' ? facts.variableAt(markup.target.start) : undefined;
}

/** Returns the variable of the `capture` that the lookup is printed in. */
export function capturedBy({ lookup }: Reading, facts: Facts): Variable | undefined {
  let place = facts.branches.at(lookup.start);
  while (place && place.block.name !== 'capture') place = place.parent;
  const markup = place?.branch.tag.markup;
  return markup?.kind === 'definition' ? facts.variableAt(markup.target.start) : undefined;
}
