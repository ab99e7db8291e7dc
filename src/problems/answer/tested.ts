import type { Shapes } from '../../language/inference/inference';
import { originsOf } from '../../language/inference/inferred';
import { onlyValueOf } from '../../template/definitions';
import { type Span, saysNil } from '../../template/expressionNodes';
import type { Variable } from '../../template/found';
import type { BlockNode } from '../../template/nodes';
import { lastUpTo } from '../../template/sorted';
import type { Checked } from '../rule';
import { answerOf, readingIn } from './answers';
import { isFilling } from './filling';
import { type AnswerReading, type Reading, readingsIn } from './readings';

/**
 * What conditions test: variables, parts of responses, and values derived from these, such as
 * `{% assign known = true %}` in an `if`.
 */
interface Tested {
  /** Variables for which a condition or filter handles the empty case. */
  readonly variables: ReadonlySet<Variable>;
  /** Conditions that read a part of a response. */
  readonly conditions: readonly Condition[];
  /** Those that read a variable made of such a part, as after `{% assign length = city | size %}`. */
  readonly derived: readonly Condition[];
  /** The blocks whose conditions read a flag: a value derived from a response in another way. */
  readonly made: ReadonlySet<BlockNode>;
  /** The blocks in `made` that abort the message. */
  readonly stopping: readonly BlockNode[];
}

/** A part of a response that the conditions of a block read. */
interface Condition {
  readonly reading: AnswerReading;
  readonly block: BlockNode;
  readonly isAborting: boolean;
  /** By which the condition reads the part. */
  readonly variable: Variable | undefined;
}

/** The conditions that read a part of a response, by that part alone and by what it is in. */
type ByPart = ReadonlyMap<string, Deciding>;

interface Deciding {
  /** With the variable by which the condition reads the part, if it is one alone. */
  readonly blocks: Map<BlockNode, Variable | undefined>;
  /** Where the first of the blocks ends. */
  end: number;
  /** Where the first of those ends that abort the message, and its variable. */
  aborted: { readonly at: number; readonly by: Variable | undefined };
}

/** `userData.recommendations`. */
const STEPS_TO_FIELD = 2;

/** `userData.recommendations[0].child_rec_id`: what is further inside is not null by itself. */
const MOST_STEPS = 4;

/** Before the key of a part: that part as a whole, and none inside it. */
const ALONE = '=';

/** Returns what the template's conditions test. Cached. */
export function testedBy({ shapes }: Checked): Tested {
  return shapes.once(newTested);
}

/**
 * Whether the place depends on a flag that was derived from a tested response: in an enclosing condition, or an earlier
 * one that aborts the message. A variable made of one part of a response says nothing about the other parts.
 */
export function isBehindFlag(reading: AnswerReading, steps: number, place: Span, checked: Checked): boolean {
  const { made, stopping } = testedBy(checked);
  if (isIn(place, checked, (block) => made.has(block)) || isBehindDerived(reading, steps, place, checked)) return true;
  const stop = lastUpTo(stopping, place.start);
  if (!stop) return false;
  for (let length = steps; length <= reading.meant.path.length; length++) {
    const deciding = partsOf(checked).get(ALONE + keyOf(reading, length));
    if (deciding && deciding.end <= stop.start) return true;
  }
  return false;
}

/** Whether such a flag is made of the first steps of the path alone, of a part of that or of what it is in. */
function isBehindDerived(reading: AnswerReading, steps: number, place: Span, checked: Checked): boolean {
  if (testedBy(checked).derived.length === 0) return false;
  const derived = checked.shapes.once(newDerived);
  const keys = [keyOf(reading, steps)];
  for (let length = STEPS_TO_FIELD; length < steps; length++) keys.push(ALONE + keyOf(reading, length));
  return keys.some((key) => decidesAt(place, derived.get(key), checked));
}

/**
 * Whether an enclosing condition, or an earlier one that aborts the message, tests the first steps of the path or
 * anything inside, by another variable. What follows from a test of the variable itself is known exactly.
 */
export function isTestedBefore(reading: AnswerReading, steps: number, checked: Checked): boolean {
  const own = checked.facts.meanings[reading.index];
  return decidesAt(reading.lookup, partsOf(checked).get(keyOf(reading, steps)), checked, own);
}

/** Whether the value is tested before every output of the `capture` variable that contains the lookup. */
export function isTestedWhereShown(
  reading: AnswerReading,
  steps: number,
  { uses }: Variable,
  checked: Checked,
): boolean {
  const deciding = partsOf(checked).get(keyOf(reading, steps));
  return uses.every((use) => decidesAt(use, deciding, checked) || isBehindFlag(reading, steps, use, checked));
}

/** Whether one of the conditions around the place or before it decides about it, other than by this variable alone. */
function decidesAt(place: Span, deciding: Deciding | undefined, checked: Checked, except?: Variable): boolean {
  if (!deciding) return false;
  const { aborted, blocks } = deciding;
  const isOther = (variable: Variable | undefined) => !except || variable !== except;
  if (aborted.at <= place.start && isOther(aborted.by)) return true;
  return isIn(place, checked, (block) => blocks.has(block) && isOther(blocks.get(block)));
}

function isIn({ start }: Span, { facts }: Checked, isMeant: (block: BlockNode) => boolean): boolean {
  let around = facts.branches.at(start);
  while (around && !isMeant(around.block)) around = around.parent;
  return around !== undefined;
}

/** Whether any condition in the template tests exactly this value. */
export function isTestedAnywhere(reading: AnswerReading, checked: Checked): boolean {
  return partsOf(checked).has(ALONE + keyOf(reading, reading.meant.path.length));
}

function newTested(shapes: Shapes): Tested {
  const { facts } = shapes;
  const variables = new Set<Variable>();
  const conditions: Condition[] = [];
  const derived: Condition[] = [];
  const made = new Set<BlockNode>();
  const aborts = facts.tags.filter(({ name }) => name === 'abort_message');
  const isAborting = ({ start, end }: BlockNode) => (lastUpTo(aborts, end)?.start ?? 0) > start;
  for (const reading of readingsIn(shapes)) {
    const { statement } = reading;
    const variable = facts.meanings[reading.index];
    const isTest = tests(reading);
    if (variable && (isTest || reading.filters.some(isFilling))) variables.add(variable);
    const block = isTest && statement.kind === 'tag' ? facts.branches.of(statement)?.block : undefined;
    if (!block) continue;
    const answer = answerOf(reading);
    if (answer) conditions.push({ reading: answer, block, isAborting: isAborting(block), variable });
    else if (originsOf(reading.value).some(({ data }) => data)) {
      const origin = variable && originOf(variable, shapes);
      if (origin) derived.push({ reading: origin, block, isAborting: isAborting(block), variable: undefined });
      else made.add(block);
    }
  }
  return { variables, conditions, derived, made, stopping: [...made].filter(isAborting) };
}

/** Whether a condition reads the value, and can tell a text from an empty one: `{% if name %}` cannot. */
function tests(reading: Reading): boolean {
  const { role, value, comparedWith } = reading;
  if (role !== 'tested' && role !== 'compared' && role !== 'subject') return false;
  if (answerOf(reading) || value.shape.kind !== 'text') return true;
  return comparedWith ? !saysNil(comparedWith) : role === 'subject';
}

/** Returns the conditions that read a part of a response. Cached. */
function partsOf({ shapes }: Checked): ByPart {
  return shapes.once(newParts);
}

function newParts(shapes: Shapes): ByPart {
  return byPart(shapes.once(newTested).conditions);
}

function newDerived(shapes: Shapes): ByPart {
  return byPart(shapes.once(newTested).derived);
}

function byPart(conditions: readonly Condition[]): ByPart {
  const parts = new Map<string, Deciding>();
  for (const condition of conditions) add(parts, condition);
  return parts;
}

function add(parts: Map<string, Deciding>, { reading, block, isAborting, variable }: Condition): void {
  const { length } = reading.meant.path;
  const keys = [ALONE + keyOf(reading, length)];
  for (let steps = STEPS_TO_FIELD; steps <= Math.min(length, MOST_STEPS); steps++) keys.push(keyOf(reading, steps));
  const never = Number.POSITIVE_INFINITY;
  for (const key of keys) {
    const deciding = parts.get(key) ?? { blocks: new Map(), end: never, aborted: { at: never, by: undefined } };
    const isAlone = !deciding.blocks.has(block) || deciding.blocks.get(block) === variable;
    deciding.blocks.set(block, isAlone ? variable : undefined);
    deciding.end = Math.min(deciding.end, block.end);
    if (isAborting && block.end < deciding.aborted.at) deciding.aborted = { at: block.end, by: variable };
    parts.set(key, deciding);
  }
}

/** Returns the reading of a response that is all that the variable is made of. */
function originOf(variable: Variable, shapes: Shapes): AnswerReading | undefined {
  const value = onlyValueOf(variable);
  return value && readingIn(value, { facts: shapes.facts, shapes });
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
