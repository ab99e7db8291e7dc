import { isNil } from '../../language/inference/conditions';
import type { Shapes } from '../../language/inference/inference';
import { originsOf } from '../../language/inference/inferred';
import { onlyValueOf } from '../../template/definitions';
import { NONE, type Span } from '../../template/expressionNodes';
import type { Variable } from '../../template/found';
import type { BlockNode, TagNode } from '../../template/nodes';
import { lastUpTo } from '../../template/sorted';
import type { Checked } from '../rule';
import { answerOf, readingIn } from './answers';
import { isFilling } from './filling';
import { type AnswerReading, type Reading, readingsIn } from './readings';

/**
 * What conditions test: variables, parts of responses, and values derived from these, such as
 * `{% assign known = true %}` in an `if`.
 */
export interface Tested {
  /** Variables for which a condition or filter handles the empty case. */
  readonly variables: ReadonlySet<Variable>;
  /** Conditions that read a part of a response. */
  readonly conditions: readonly Condition[];
  /** Conditions that read a variable made of such a part, as after `{% assign length = city | size %}`. */
  readonly derived: ReadonlyMap<string, Deciding>;
  /** Blocks whose conditions read a flag: a value derived from a response in another way. */
  readonly made: ReadonlySet<BlockNode>;
  /** The blocks in `made` that abort the message. */
  readonly stopping: readonly BlockNode[];
  /** All `abort_message` tags. */
  readonly aborts: readonly TagNode[];
}

/** A part of a response that the conditions of a block read. */
interface Condition {
  readonly reading: AnswerReading;
  readonly block: BlockNode;
}

/** The blocks whose conditions read variables made of one part of a response. */
interface Deciding {
  readonly blocks: Set<BlockNode>;
  /** Where the first of these ends that aborts the message. */
  abortedAt: number;
}

type ConditionsByPart = ReadonlyMap<string, readonly Condition[]>;

/** `userData.recommendations`. */
const STEPS_TO_FIELD = 2;

/** Before the key of a part: that part as a whole, and none inside it. */
const ALONE = '=';

/** Maximum number of conditions remembered per part. */
const MOST_CONDITIONS = 50;

/** Returns what the template's conditions test. Cached. */
export function testedBy({ shapes }: Checked): Tested {
  return shapes.once(newTested);
}

/**
 * Whether the place depends on a flag that was derived from a tested response: in an enclosing condition, or an earlier
 * one that aborts the message. A variable made of one part of a response says nothing about the other parts.
 */
export function isBehindFlag(reading: AnswerReading, steps: number, place: Span, checked: Checked): boolean {
  const tested = testedBy(checked);
  let around = checked.facts.branches.at(place.start);
  while (around && !tested.made.has(around.block)) around = around.parent;
  if (around || isBehindDerived(reading, steps, place, checked)) return true;
  const stop = lastUpTo(tested.stopping, place.start);
  if (!stop) return false;
  const parts = checked.shapes.once(conditionsByPart);
  for (let length = steps; length <= reading.meant.path.length; length++) {
    if (parts.get(keyOf(reading, length))?.some(({ block }) => block.end <= stop.start)) return true;
  }
  return false;
}

/** Whether such a flag is made of the first steps of the path alone, of a part of that or of what it is in. */
function isBehindDerived(reading: AnswerReading, steps: number, place: Span, checked: Checked): boolean {
  const { derived } = testedBy(checked);
  if (derived.size === 0) return false;
  const keys = [keyOf(reading, steps)];
  for (let length = STEPS_TO_FIELD; length < steps; length++) keys.push(ALONE + keyOf(reading, length));
  return keys.some((key) => {
    const deciding = derived.get(key);
    if (!deciding) return false;
    let around = checked.facts.branches.at(place.start);
    while (around && !deciding.blocks.has(around.block)) around = around.parent;
    return around !== undefined || deciding.abortedAt <= place.start;
  });
}

/** Whether an enclosing condition, or an earlier one that aborts the message, tests the first steps of the path. */
export function isTestedBefore(reading: AnswerReading, steps: number, checked: Checked): boolean {
  const conditions = checked.shapes.once(conditionsByPart).get(keyOf(reading, steps));
  return decidesAt(reading.lookup, conditions, testedBy(checked));
}

/** Whether the value is tested before every output of the `capture` variable that contains the lookup. */
export function isTestedWhereShown(
  reading: AnswerReading,
  steps: number,
  { uses }: Variable,
  checked: Checked,
): boolean {
  const tested = testedBy(checked);
  const key = keyOf(reading, steps);
  const [ofPart, ofField] = [conditionsByPart, conditionsByField].map((all) => checked.shapes.once(all).get(key));
  return uses.every(
    (use) =>
      decidesAt(use, ofPart, tested) || decidesAt(use, ofField, tested) || isBehindFlag(reading, steps, use, checked),
  );
}

function decidesAt(place: Span, conditions: readonly Condition[] = NONE, { aborts }: Tested): boolean {
  return conditions.some(({ block: { start, end } }) => {
    if (start < place.start && place.end <= end) return true;
    return end <= place.start && stops(aborts, { start, end });
  });
}

function stops(aborts: readonly TagNode[], { start, end }: Span): boolean {
  const abort = lastUpTo(aborts, end);
  return abort !== undefined && abort.start > start;
}

/** Whether any condition in the template tests exactly this value. */
export function isTestedAnywhere(reading: AnswerReading, checked: Checked): boolean {
  return checked.shapes.once(conditionsByPart).has(keyOf(reading, reading.meant.path.length));
}

function newTested(shapes: Shapes): Tested {
  const { facts } = shapes;
  const variables = new Set<Variable>();
  const conditions: Condition[] = [];
  const derived = new Map<string, Deciding>();
  const aborts = facts.tags.filter(({ name }) => name === 'abort_message');
  const made = new Set<BlockNode>();
  for (const reading of readingsIn(shapes)) {
    const { statement } = reading;
    const variable = facts.meanings[reading.index];
    const isTest = tests(reading);
    if (variable && (isTest || reading.filters.some(isFilling))) variables.add(variable);
    const block = isTest && statement.kind === 'tag' ? facts.branches.of(statement)?.block : undefined;
    if (!block) continue;
    const answer = answerOf(reading);
    if (answer) conditions.push({ reading: answer, block });
    else if (originsOf(reading.value).some(({ data }) => data)) {
      const origin = variable && originOf(variable, shapes);
      if (origin) addDerived(derived, origin, block, aborts);
      else made.add(block);
    }
  }
  const stopping = [...made].filter((block) => stops(aborts, block));
  return { variables, conditions, derived, made, stopping, aborts };
}

/** Whether a condition reads the value, and can tell a text from an empty one: `{% if name %}` cannot. */
function tests(reading: Reading): boolean {
  const { role, value, comparedWith } = reading;
  if (role !== 'tested' && role !== 'compared' && role !== 'subject') return false;
  if (answerOf(reading) || value.shape.kind !== 'text') return true;
  return comparedWith ? !isNil(comparedWith) : role === 'subject';
}

function addDerived(
  derived: Map<string, Deciding>,
  origin: AnswerReading,
  block: BlockNode,
  aborts: readonly TagNode[],
): void {
  const { length } = origin.meant.path;
  const keys = [ALONE + keyOf(origin, length)];
  for (let steps = STEPS_TO_FIELD; steps <= length; steps++) keys.push(keyOf(origin, steps));
  for (const key of keys) {
    const deciding = derived.get(key) ?? { blocks: new Set(), abortedAt: Number.POSITIVE_INFINITY };
    derived.set(key, deciding);
    if (!deciding.blocks.has(block) && stops(aborts, block))
      deciding.abortedAt = Math.min(deciding.abortedAt, block.end);
    deciding.blocks.add(block);
  }
}

/** Returns the reading of a response that is all that the variable is made of. */
function originOf(variable: Variable, shapes: Shapes): AnswerReading | undefined {
  const value = onlyValueOf(variable);
  return value && readingIn(value, { facts: shapes.facts, shapes });
}

/** Returns the conditions that read a part of a response, by that part. */
function conditionsByPart(shapes: Shapes): ConditionsByPart {
  return conditionsBy(shapes.once(newTested).conditions, ({ meant }) => meant.path.length);
}

/** Returns the conditions that read a field of `userData` or anything inside it, by field. */
function conditionsByField(shapes: Shapes): ConditionsByPart {
  return conditionsBy(shapes.once(newTested).conditions, () => STEPS_TO_FIELD);
}

function conditionsBy(conditions: readonly Condition[], stepsOf: (reading: AnswerReading) => number): ConditionsByPart {
  const byPart = new Map<string, Condition[]>();
  for (const condition of conditions) {
    const key = keyOf(condition.reading, stepsOf(condition.reading));
    const known = byPart.get(key);
    if (!known) byPart.set(key, [condition]);
    else if (known.length < MOST_CONDITIONS) known.push(condition);
  }
  return byPart;
}

/** Returns a key that identifies these steps into the responses of these calls. */
function keyOf({ calls, meant: { path } }: AnswerReading, steps: number): string {
  let key = '';
  for (const { call } of calls) key += `${call.start} `;
  for (let index = 0; index < steps && index < path.length; index++) {
    const step = path[index];
    key += typeof step === 'string' ? `.${step.length} ${step}` : `[${String(step)}]`;
  }
  return key;
}
