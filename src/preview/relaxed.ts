import type { Expression, OutputNode } from '../template/expressionNodes';
import type { CycleNode, LoopNode } from '../template/markupNodes';
import type { TagNode } from '../template/nodes';
import { isLax, laxCondition, laxCycle, laxFirst, laxLoop, laxPipeline } from './lax';
import type { Run } from './run';

type Reader<T> = (markup: string, start: number) => T | undefined;

/** Returns the value of an output, `echo` or `assign`, as lax mode reads it if it does not fit the grammar. */
export function writtenValueOf(run: Run, node: OutputNode | TagNode, value: Expression): Expression {
  if (fits(node, value)) return value;
  return relaxed(run, node, node.kind === 'tag' && node.name === 'assign' ? laxAssigned : laxPipeline) ?? value;
}

/** Returns the condition of a tag, likewise. */
export function conditionOf(run: Run, tag: TagNode, condition: Expression): Expression {
  if (!run.relaxed.has(tag) && fits(tag, condition) && !hasForeignOperator(condition)) run.relaxed.set(tag, undefined);
  return relaxed(run, tag, laxCondition) ?? condition;
}

/** `a='b'`, `a && b`: Liquid takes operators that it does not know for parts of values. */
function hasForeignOperator(node: Expression): boolean {
  switch (node.kind) {
    case 'comparison':
      return node.operator.text !== node.operator.means && node.operator.text !== '<>';
    case 'condition':
      return node.operators.some(({ text, means }) => text !== means) || node.operands.some(hasForeignOperator);
    case 'group':
      return hasForeignOperator(node.value);
    default:
      return false;
  }
}

/** Returns the subject of a `case`, likewise. */
export function subjectOf(run: Run, tag: TagNode, subject: Expression): Expression {
  return (!fits(tag, subject) && relaxed(run, tag, laxFirst)) || subject;
}

/** Returns the variable, collection and options of a loop, likewise. A filter can be an option: `a in b | limit: 1`. */
export function loopOf(run: Run, tag: TagNode, loop: LoopNode): LoopNode {
  const values = loop.options.flatMap(({ value }) => value ?? []);
  const isFitting = loop.collection.kind !== 'pipeline' && [loop.collection, ...values].every((one) => fits(tag, one));
  return (!isFitting && relaxed(run, tag, laxLoop)) || loop;
}

/** Returns the group and the values of a `cycle`, likewise. Liquid splits its values at every comma, even in quotes. */
export function cycleOf(run: Run, tag: TagNode, cycle: CycleNode): CycleNode {
  const isSplit = cycle.values.some((value) => value.kind === 'string' && value.value.includes(','));
  if (isSplit)
    run.problem('Liquid splits `cycle` at every comma, even in quotes. Assign the text to a variable first.');
  const isFitting = !isSplit && cycle.group?.kind !== 'missing' && cycle.values.every((value) => fits(tag, value));
  return (!isFitting && relaxed(run, tag, laxCycle)) || cycle;
}

function fits({ unexpected }: OutputNode | TagNode, value: Expression): boolean {
  return unexpected.length === 0 && !isIncomplete(value);
}

/**
 * Whether the expression ends in a text, a range or a bracket that is not closed, or filters nothing: `a | append: 'b`,
 * `| upcase`.
 */
function isIncomplete(node: Expression): boolean {
  switch (node.kind) {
    case 'string':
    case 'range':
      return node.unclosed !== undefined;
    case 'lookup': {
      const last = node.parts.at(-1);
      return last?.kind === 'index' && last.unclosed !== undefined;
    }
    case 'pipeline': {
      const last = node.filters.at(-1)?.arguments.at(-1);
      if (node.value.kind === 'missing') return true;
      return last !== undefined && isIncomplete(last.kind === 'namedArgument' ? last.value : last);
    }
    case 'comparison':
      return isIncomplete(node.right);
    case 'condition':
      return isIncomplete(node.operands.at(-1) as Expression);
    default:
      return false;
  }
}

function laxAssigned(markup: string, start: number): Expression | undefined {
  const value = markup.indexOf('=') + 1;
  return value === 0 ? undefined : laxPipeline(markup.slice(value), start + value);
}

/** The signs of a name in `assign` and `capture`. */
const NAME = /(?:\(?[\w\-.[\]]\)?)+/;
const ASSIGNED_NAME = new RegExp(`(${NAME.source})\\s*=`);

/** Returns the name that an `assign` or a `capture` sets where it does not fit the grammar: `v` in `*v = 1`. */
export function laxNameOf(run: Run, tag: TagNode): string | undefined {
  const { markup } = markupOf(run.text, tag);
  if (!isLax(markup)) return undefined;
  return tag.name === 'assign' ? ASSIGNED_NAME.exec(markup)?.[1] : NAME.exec(markup)?.[0];
}

/** Returns the name of a counter, for which Liquid takes the whole markup: `"v"` with its quotes. */
export function counterNameOf(run: Run, tag: TagNode): string {
  return markupOf(run.text, tag).markup.trim();
}

/** Reads each node once. */
function relaxed<T extends Expression | LoopNode | CycleNode>(
  run: Run,
  node: OutputNode | TagNode,
  read: Reader<T>,
): T | undefined {
  const known = run.relaxed.get(node);
  if (known || run.relaxed.has(node)) return known as T | undefined;
  const { markup, start } = markupOf(run.text, node);
  const found = isLax(markup) ? read(markup, start) : undefined;
  run.budget.lookSoon();
  run.relaxed.set(node, found);
  return found;
}

/** Returns the text between the delimiters, without the name of a tag. */
function markupOf(text: string, node: OutputNode | TagNode): { readonly markup: string; readonly start: number } {
  const start = node.kind === 'tag' ? node.word.end : node.start + (node.trimStart ? 3 : 2);
  const isOpen = node.unclosed !== undefined || (node.kind === 'tag' && node.isLine);
  return { markup: text.slice(start, isOpen ? node.end : node.end - (node.trimEnd ? 3 : 2)), start };
}
