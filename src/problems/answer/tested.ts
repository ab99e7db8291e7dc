import type { Shapes } from '../../language/inference';
import { originsOf } from '../../language/inferred';
import type { Variable } from '../../template/found';
import type { BlockNode, TagNode } from '../../template/nodes';
import { lastIndexUpTo } from '../../template/walk';
import type { Checked } from '../rule';
import { answerOf } from './answers';
import { isFilling } from './filling';
import { type AnswerReading, readingsIn } from './readings';

/** What conditions test: variables, parts of answers, and what was made of answers, as `{% assign known = true %}` in an `if`. */
export interface Tested {
  /** Those of which a condition or a filter decides what there is when they hold nothing. */
  readonly variables: ReadonlySet<Variable>;
  /** Blocks with a condition that reads this part. */
  readonly parts: ReadonlyMap<string, readonly BlockNode[]>;
  /** Blocks with a condition that reads something made of an answer. */
  readonly made: ReadonlySet<BlockNode>;
  /** Every `abort_message`. */
  readonly aborts: readonly TagNode[];
}

/** So many blocks are remembered that test the same part. */
const MOST_BLOCKS = 50;

/** Worked out once. */
export function testedBy({ shapes }: Checked): Tested {
  return shapes.once(newTested);
}

/** Whether a condition around the lookup tests something that was made of an answer. */
export function isBehindFlag({ lookup }: AnswerReading, checked: Checked): boolean {
  const { made } = testedBy(checked);
  let place = made.size > 0 ? checked.facts.branches.at(lookup.start) : undefined;
  while (place && !made.has(place.block)) place = place.parent;
  return place !== undefined;
}

/** Whether a condition around the lookup, or one before it that aborts the message, tests the first steps of what it reads. */
export function isTestedBefore(reading: AnswerReading, steps: number, checked: Checked): boolean {
  const { lookup } = reading;
  const { parts, aborts } = testedBy(checked);
  const blocks = parts.get(keyOf(reading, steps)) ?? [];
  return blocks.some(({ start, end }) => {
    if (start < lookup.start && lookup.end <= end) return true;
    const abort = aborts[lastIndexUpTo(aborts, end)];
    return end <= lookup.start && abort !== undefined && abort.start > start;
  });
}

/** Whether any condition tests just what is read. */
export function isTestedAnywhere(reading: AnswerReading, checked: Checked): boolean {
  return testedBy(checked).parts.has(keyOf(reading, reading.meant.path.length));
}

function newTested(shapes: Shapes): Tested {
  const { facts } = shapes;
  const variables = new Set<Variable>();
  const parts = new Map<string, BlockNode[]>();
  const made = new Set<BlockNode>();
  for (const reading of readingsIn(shapes)) {
    const { statement } = reading;
    const variable = facts.meanings[reading.index];
    const isTest = reading.role === 'tested' || reading.role === 'compared' || reading.role === 'subject';
    if (variable && (isTest || reading.filters.some(isFilling))) variables.add(variable);
    const block = isTest && statement.kind === 'tag' ? facts.branches.of(statement)?.block : undefined;
    if (!block) continue;
    const answer = answerOf(reading);
    if (answer) add(parts, keyOf(answer, answer.meant.path.length), block);
    else if (originsOf(reading.value).some(({ status }) => !status)) made.add(block);
  }
  return { variables, parts, made, aborts: facts.tags.filter(({ name }) => name === 'abort_message') };
}

function add(parts: Map<string, BlockNode[]>, key: string, block: BlockNode): void {
  const blocks = parts.get(key);
  if (!blocks) parts.set(key, [block]);
  else if (blocks.length < MOST_BLOCKS) blocks.push(block);
}

/** The same for the same steps into answers of the same calls, and for nothing else. */
function keyOf({ calls, meant: { path } }: AnswerReading, steps: number): string {
  let key = '';
  for (const { call } of calls) key += `${call.start} `;
  for (let index = 0; index < steps && index < path.length; index++) {
    const step = path[index];
    key += typeof step === 'string' ? `.${step.length} ${step}` : `[${step}]`;
  }
  return key;
}
