import { type Edit, replaced } from '../../language/edit';
import { gapStart } from '../../template/before';
import type { ConditionNode, Expression, GroupNode } from '../../template/expressionNodes';
import type { TemplateNode } from '../../template/nodes';
import type { OddGroup, Piece } from '../../template/oddities';
import { textOf } from '../../template/query';
import { inOrder } from '../../template/sorted';
import type { Fix } from '../rule';
import { type Condition, flat, meansTheSame, toCondition } from './truth';

const SIMPLE: ReadonlySet<Expression['kind']> = new Set(['lookup', 'string', 'number', 'keyword', 'range', 'output']);

/**
 * Returns the edits that remove all parentheses of a condition or value without changing its meaning; `undefined` when
 * that is impossible.
 */
export function withoutParentheses(
  template: TemplateNode,
  whole: Expression,
  groups: readonly OddGroup[],
): readonly Fix[] {
  const logical = new Set<GroupNode>();
  const condition = toCondition(whole, logical);
  if (!condition || !groups.every((group) => isPlain(template, whole, group, logical))) return [];
  if (meansTheSame(flat(condition.truth), condition)) {
    const edits = inOrder(groups.flatMap(({ node }) => parenthesesOf(template.text, node)));
    return [{ title: 'Remove the parentheses', edits, safe: true }];
  }
  const [group] = groups;
  return groups.length === 1 && group?.piece.unexpected.length === 0 && whole.kind === 'condition'
    ? putLast(template, whole, group.node, condition)
    : [];
}

/** Whether the parentheses can simply be deleted, because they contain a part of the condition or a single value. */
function isPlain(
  { text }: TemplateNode,
  whole: Expression,
  { node, piece }: OddGroup,
  logical: ReadonlySet<GroupNode>,
): boolean {
  const junk = piece.unexpected.filter(({ start, end }) => node.start < start && end <= node.end);
  const isFirst = node === whole || (whole.kind === 'pipeline' && whole.value === node);
  if (junk.length > 0) return isFirst && whole === filterable(piece) && junk.every(({ start }) => text[start] === '|');
  if (node.value.kind === 'missing') return false;
  return logical.has(node) || SIMPLE.has(node.value.kind) || node.value.kind === 'group';
}

/** Returns the value that the filters of an output, `assign` or `echo` apply to. */
function filterable(piece: Piece): Expression | undefined {
  if (piece.kind === 'output') return piece.value;
  if (piece.markup?.kind === 'assignment') return piece.markup.value;
  return piece.name === 'echo' ? piece.expression : undefined;
}

/** Removes both parentheses and the white space inside them; keeps a space where two words would touch. */
function parenthesesOf(text: string, { start, end, unclosed }: GroupNode): readonly Edit[] {
  let afterOpen = start + 1;
  while (/\s/.test(text.charAt(afterOpen))) afterOpen++;
  const open = replaced({ start, end: afterOpen }, isWord(text.charAt(start - 1)) ? ' ' : '');
  if (unclosed) return [open];
  return [open, replaced({ start: gapStart(text, end - 1), end }, isWord(text.charAt(end)) ? ' ' : '')];
}

function isWord(character: string): boolean {
  return /[\w"'}]/.test(character);
}

/** `(a and b) or c` → `c or a and b`: Liquid evaluates the last operator first. */
function putLast(template: TemplateNode, whole: ConditionNode, group: GroupNode, condition: Condition): readonly Fix[] {
  const { truth } = condition;
  const index = whole.operands.indexOf(group);
  const operators = new Set(truth.operators);
  const [operator] = operators;
  if (index < 0 || operators.size !== 1 || operator === undefined || group.value.kind !== 'condition') return [];
  const moved = {
    ...truth,
    operands: [...truth.operands.toSpliced(index, 1), ...truth.operands.slice(index, index + 1)],
  };
  if (!meansTheSame(flat(moved), condition)) return [];
  const texts = [...whole.operands.filter((operand) => operand !== group), group.value].map((node) =>
    textOf(template, node),
  );
  const gap = isWord(template.text.charAt(whole.start - 1)) ? ' ' : '';
  const edits = [replaced(whole, gap + texts.join(` ${operator} `))];
  return [{ title: 'Put it last, where Liquid reads it first', edits, safe: false }];
}
