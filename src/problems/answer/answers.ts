import { stepsOf } from '../../language/conditions';
import type { Shapes } from '../../language/inference';
import { along, type Inferred, isSameWay } from '../../language/inferred';
import { Reading, readingsIn } from '../../language/readings';
import type { ProfileCall } from '../../language/recognition';
import type { Step } from '../../profile/shape';
import { canBe } from '../../profile/shape';
import { type LookupNode, NONE, type PartNode, type Span } from '../../template/expressionNodes';
import type { Facts } from '../../template/facts';
import type { Variable } from '../../template/found';
import { lastIndexUpTo } from '../../template/walk';
import type { Checked } from '../rule';
import { answerShape, type Meant, meantBy, writtenLength } from './meant';

/** A lookup that reads a part of answers. */
export class AnswerReading extends Reading {
  /**
   * `calls` are those that may have answered, and `meant` is the way into their answers; `inVariable` says how many steps of it
   * stand where the variable got its value, and not in the lookup.
   */
  constructor(
    reading: Reading,
    readonly calls: readonly ProfileCall[],
    readonly meant: Meant,
    readonly inVariable: number,
  ) {
    super(reading, reading.root, reading.value, reading.statement, reading.index);
  }

  /** Whether it can be nothing else, whichever way leads through the template. */
  get isCertain(): boolean {
    return !this.root.isAlternative || (this.inVariable === 0 && !canBe(this.root.shape, 'unknown'));
  }
}

/** The variable of the `capture` around the lookup, which holds what is printed there. */
export function capturedBy({ lookup }: Reading, facts: Facts): Variable | undefined {
  let place = facts.branches.at(lookup.start);
  while (place && place.block.name !== 'capture') place = place.parent;
  const markup = place?.branch.tag.markup;
  return markup?.kind === 'definition' ? facts.variableAt(markup.target.start) : undefined;
}

/** In document order. Worked out once. */
export function answersRead({ shapes }: Checked): readonly AnswerReading[] {
  return shapes.once(findAnswersRead);
}

function findAnswersRead(shapes: Shapes): readonly AnswerReading[] {
  const readings: AnswerReading[] = [];
  const answer = answerShape(shapes.seen);
  for (const reading of readingsIn(shapes)) {
    const { sources } = reading.value;
    const [first] = sources;
    const [start] = reading.root.sources;
    if (!first || !start || (sources.length > 1 && !sources.every(({ path }) => isSameWay(path, first.path)))) continue;
    const calls = sources.length === 1 ? [first.call] : sources.map(({ call }) => call);
    readings.push(new AnswerReading(reading, calls, meantBy(first.path, answer), start.path.length));
  }
  return readings;
}

/** What the lookup reads of an answer; nothing when that is something else, or was made of one. */
export function answerReadBy(lookup: LookupNode, { facts, shapes }: Checked): AnswerReading | undefined {
  const index = lastIndexUpTo(facts.lookups, lookup.start);
  return facts.lookups[index] === lookup ? shapes.once(byLookup)[index] : undefined;
}

/** The same of a lookup of which it is known that it reads an answer, or something made of one. */
export function answerOf({ index }: Reading, shapes: Shapes): AnswerReading | undefined {
  return shapes.once(byLookup)[index];
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
