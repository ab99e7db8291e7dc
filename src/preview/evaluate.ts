import {
  type ComparisonNode,
  type ConditionNode,
  type Expression,
  type FilterNode,
  filterName,
  type LookupNode,
  type OperatorNode,
  type PartNode,
  type RangeNode,
} from '../template/expressionNodes';
import { areEqual, contains, type Emptiness, isEmptyOrBlank, order } from './comparison';
import { endOf, sizeOf } from './filters/lists';
import { applyFilter } from './filters/registry';
import { sayUnlessPlain } from './insertedBlocks';
import { emptinessOf, isAscii, isMisread, type Literal, nameIn, piecesOf, readLiteral } from './literals';
import { leadingInteger, toInteger } from './numbers';
import type { Run } from './run';
import { textOf } from './text';
import { Drop, Float, isHash, isList, isTruthy, LiquidError, ownValue, Range, type Value } from './values';

/** Returns the value of an expression. Throws a `LiquidError` where Liquid prints one. */
export function evaluate(run: Run, node: Expression): Value {
  switch (node.kind) {
    case 'string':
    case 'number':
    case 'keyword':
      return literalOf(run, node);
    case 'lookup':
      return lookUp(run, node);
    case 'pipeline': {
      let value = evaluate(run, node.value);
      for (const filter of node.filters) value = filtered(run, value, filter);
      return value;
    }
    case 'output':
    case 'group':
      return evaluate(run, node.value);
    case 'range':
      return rangeOf(run, node);
    case 'condition':
    case 'comparison':
      return holds(run, node);
    case 'missing':
      return null;
  }
}

/** Evaluates a condition. Anything that Liquid does not know is read as in its lax mode. */
export function holds(run: Run, node: Expression): boolean {
  if (node.kind === 'condition') return allHold(run, node);
  if (node.kind === 'comparison') return compares(run, node);
  if (node.kind === 'group') return holds(run, node.value);
  checkOperator(run, node);
  const operand = unfiltered(node);
  return emptinessOf(run.text, operand) !== undefined || isTruthy(evaluate(run, operand));
}

/** Removes filters, which have no effect in conditions, `for` and `case`. */
export function unfiltered(node: Expression): Expression {
  return node.kind === 'pipeline' ? node.value : node;
}

/**
 * `a and b or c` means `a and (b or c)`. Short-circuits. An unknown spelling is ignored with the operand after it:
 * `a && b and c` means `a and c`.
 */
function allHold(run: Run, node: ConditionNode): boolean {
  const { operands, operators } = node.operands.some(({ kind }) => kind === 'group') ? ungrouped(node) : node;
  for (let index = 0; ; index++) {
    run.budget.part();
    const result = holds(run, operands[index] as Expression);
    while (operators[index] && operators[index]?.text !== operators[index]?.means) index++;
    const operator = operators[index];
    if (!operator || result === (operator.means === 'or')) return result;
  }
}

type FlatCondition = { readonly operands: Expression[]; readonly operators: OperatorNode[] };

/** `(a or b) and c` is evaluated as `a or b and c`, because Liquid ignores the parentheses. */
function ungrouped(
  { operands, operators }: ConditionNode,
  flat: FlatCondition = { operands: [], operators: [] },
): FlatCondition {
  for (const [index, operand] of operands.entries()) {
    const inner = operand.kind === 'group' ? operand.value : operand;
    if (inner.kind === 'condition') ungrouped(inner, flat);
    else flat.operands.push(inner);
    const operator = operators[index];
    if (operator) flat.operators.push(operator);
  }
  return flat;
}

function compares(run: Run, { left, operator, right: rightSide }: ComparisonNode): boolean {
  const { budget, text } = run;
  if (left.kind === 'pipeline' || (operator.means === 'contains' && operator.text !== 'contains'))
    return holds(run, unfiltered(left));
  if (operator.text !== operator.means && operator.text !== '<>') {
    // Without a space before it, it is part of the value: nothing has the name `${a}='b'`, but `${a}= 'b'` is `${a}`.
    if (operator.start === left.end) return rightSide.start > operator.end && holds(run, left);
    throw new LiquidError(`Unknown operator ${operator.text}`);
  }
  const right = unfiltered(rightSide);
  const [leftQuestion, rightQuestion] = [emptinessOf(text, left), emptinessOf(text, right)];
  if (leftQuestion || rightQuestion) {
    if (operator.means === 'contains')
      return rightQuestion !== undefined && !leftQuestion && typeof evaluate(run, left) === 'string';
    if (operator.means !== '==' && operator.means !== '!=') return false;
    return answers(run, left, leftQuestion, right, rightQuestion) === (operator.means === '==');
  }
  const one = evaluate(run, left);
  const other = evaluate(run, right);
  if (operator.means === '==') return areEqual(one, other, budget);
  if (operator.means === '!=') return !areEqual(one, other, budget);
  if (operator.means === 'contains') return contains(one, other, budget);
  const sign = order(one, other, budget);
  if (sign === undefined) return false;
  if (operator.means === '<') return sign < 0;
  if (operator.means === '>') return sign > 0;
  return operator.means === '<=' ? sign <= 0 : sign >= 0;
}

/** `not a` and `a is b`: Liquid reads a word after a value as an operator. */
function checkOperator(run: Run, { kind, end }: Expression): void {
  if (kind === 'missing') return;
  const junk = run.unfitting.find(({ start }) => start >= end);
  if (!junk || !/^\s*$/.test(run.text.slice(end, junk.start))) return;
  const [word] = /^[=!<>a-z_]+/.exec(run.text.slice(junk.start, junk.end)) ?? [];
  if (word !== undefined) throw new LiquidError(`Unknown operator ${word}`);
}

function answers(
  run: Run,
  left: Expression,
  leftQuestion: Emptiness | undefined,
  right: Expression,
  rightQuestion: Emptiness | undefined,
): boolean {
  if (leftQuestion && rightQuestion) return false;
  if (leftQuestion) return isEmptyOrBlank(evaluate(run, right), leftQuestion, run.budget);
  return rightQuestion !== undefined && isEmptyOrBlank(evaluate(run, left), rightQuestion, run.budget);
}

function literalOf(run: Run, node: Literal): Value {
  if (!isMisread(run.text, node)) return readLiteral(node);
  const name = nameIn(run.text, node);
  return name.kind === 'lookup' ? lookUp(run, name) : null;
}

/**
 * Bounds are converted to integers; texts use their numeric prefix. Decimals are truncated if neither bound is a
 * variable.
 */
function rangeOf(run: Run, { from, to }: RangeNode): Range {
  const isWritten = ![from, to].some(({ kind }) => kind === 'lookup' || kind === 'output');
  return new Range(boundOf(evaluate(run, from), isWritten), boundOf(evaluate(run, to), isWritten));
}

function boundOf(value: Value, isWritten: boolean): number {
  if (value === null) return 0;
  if (typeof value === 'string') return Number(leadingInteger(value));
  if (isWritten && typeof value === 'number') return Math.trunc(value);
  return isWritten && value instanceof Float ? value.value : Number(toInteger(value));
}

/** Applies one filter of a pipeline. */
export function filtered(run: Run, value: Value, filter: FilterNode): Value {
  run.budget.node();
  const name = filterName(filter);
  if (name.kind === 'missing') return value;
  const values: Value[] = [];
  let named: { [name: string]: Value } | undefined;
  for (const argument of filter.arguments) {
    if (argument.kind === 'missing') continue;
    run.budget.part();
    if (argument.kind !== 'namedArgument') values.push(evaluate(run, argument));
    else {
      named ??= Object.create(null) as { [name: string]: Value };
      named[argument.name.text] = evaluate(run, argument.value);
    }
  }
  if (named) values.push(named);
  return applyFilter(run, name, value, values);
}

function lookUp(run: Run, { start, head, parts }: LookupNode): Value {
  let index = 0;
  let value: Value;
  if (typeof head === 'string') {
    const [part] = parts;
    const group = part?.kind === 'personalization' ? ownValue(run.personalization, head) : undefined;
    value = group ?? variable(run, head);
    if (head === 'content_blocks' && part?.kind === 'personalization')
      sayUnlessPlain(run, part.text, { start, end: part.end });
  } else if (head.kind === 'personalization') value = ownValue(run.personalization, head.text) ?? null;
  else value = run.variables.get(textOf(evaluate(run, head.value), run.budget));
  for (; index < parts.length && value !== null; index++) value = partOf(run, value, parts[index] as PartNode);
  return value;
}

function variable(run: Run, name: string): Value {
  if (isAscii(name)) return run.variables.get(name);
  const [first, ...others] = piecesOf(run, name);
  return first === undefined ? null : propertyOf(run, run.variables.get(first), others);
}

function propertyOf(run: Run, value: Value, names: readonly string[]): Value {
  return names.reduce((outer, name) => property(run, outer, name, true), value);
}

function partOf(run: Run, value: Value, part: PartNode): Value {
  switch (part.kind) {
    case 'property':
      if (isAscii(part.text)) return property(run, value, part.text, true);
      return propertyOf(run, value, piecesOf(run, part.text));
    case 'personalization':
      return property(run, value, part.text, false);
    case 'index': {
      const key = evaluate(run, part.value);
      if (typeof key === 'string') return property(run, value, key, false);
      return typeof key === 'number' && Number.isInteger(key) && isList(value) ? (value.at(key) ?? null) : null;
    }
    case 'missing':
      return value;
  }
}

/**
 * Returns a property of a value. After a dot, `size`, `first` and `last` are built-in unless the value has such a
 * property.
 */
function property({ budget }: Run, value: Value, name: string, afterDot: boolean): Value {
  if (value instanceof Drop) return value.property(name) ?? null;
  if (isHash(value)) {
    const own = ownValue(value, name);
    if (own !== undefined || !afterDot) return own ?? null;
    if (name === 'size') return sizeOf(value, budget) ?? null;
    return name === 'first' ? endOf(value, 0, budget) : null;
  }
  if (!afterDot) return null;
  if (name === 'size') return sizeOf(value, budget) ?? null;
  return name === 'first' || name === 'last' ? endOf(value, name === 'first' ? 0 : -1, budget) : null;
}
