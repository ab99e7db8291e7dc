import {
  type Expression,
  type FilterNode,
  KEYWORDS,
  NamedArgumentNode,
  nameAt,
  type Operator,
  type OperatorNode,
  type PartNode,
  type Span,
} from '../template/expressionNodes';
import type { CycleNode, LoopNode, LoopOptionNode } from '../template/markupNodes';
import { strippedEnd, strippedStart } from './filters/characters';

/*
 * Liquid's lax mode searches markup for pieces that it knows and skips the rest: `*a | ?upcase` is read as
 * `a | upcase`. These are its expressions. They are used where our grammar does not fit, and only there.
 */

/** White space in Ruby. Any other, such as a no-break space, is part of a piece. */
const SPACE = '[ \\t-\\r]';
const NO_SPACE = '[^ \\t-\\r]';
const QUOTED = `"[^"]*"|'[^']*'`;
const FRAGMENT = `(?:${QUOTED}|(?:[^ \\t-\\r,|'"]|${QUOTED})+)`;
const AND_OR = `\\b(?:${SPACE}?and${SPACE}?|${SPACE}?or${SPACE}?)\\b`;

const FIRST = new RegExp(FRAGMENT);
const FILTERS = new RegExp(`(?:${SPACE}+|${FRAGMENT}|,)+`, 'g');
const ARGUMENTS = new RegExp(`[:,]${SPACE}*((?:\\w+${SPACE}*:${SPACE}*)?${FRAGMENT})`, 'g');
const NAMED = new RegExp(`^(\\w[\\w-]*)${SPACE}*:${SPACE}*(${FRAGMENT})$`);
const OPERANDS = new RegExp(`(?:${AND_OR}|(?:${SPACE}*(?!${AND_OR})(?:${FRAGMENT}|${NO_SPACE}+)${SPACE}*)+)`, 'g');
const COMPARISON = new RegExp(`(${FRAGMENT})${SPACE}*([=!<>a-z_]+)?${SPACE}*(${FRAGMENT})?`);
const RANGE = new RegExp(`^\\(${SPACE}*(${NO_SPACE}+)${SPACE}*\\.\\.${SPACE}*(${NO_SPACE}+)${SPACE}*\\)$`);
const LOOP = new RegExp(`^${SPACE}*([\\w-]+)${SPACE}+in${SPACE}+((?:[^ \\t-\\r,|'"]|${QUOTED})+)${SPACE}*(reversed)?`);
const LOOP_OPTIONS = new RegExp(`(?<![\\w-])(\\w[\\w-]*)${SPACE}*:${SPACE}*(${FRAGMENT})`, 'g');
const GROUP = new RegExp(`^${SPACE}*(${FRAGMENT})${SPACE}*:`);
const STEPS = /\[[^\]]+\]|[\w-]+\??/g;

/** The longest markup that is read in this way, because some of it is read more than once. */
const LONGEST = 2_000;

const COMPARING: ReadonlySet<string> = new Set<Operator>(['==', '!=', '<', '>', '<=', '>=', 'contains']);
const KEYWORD_TEXTS: ReadonlySet<string> = new Set(KEYWORDS);

/** Whether lax mode can read the markup. It knows nothing of what Braze adds. */
export function isLax(markup: string): boolean {
  return markup.length <= LONGEST && !/\$\{|\{\{/.test(markup);
}

/** Reads `*a | ?upcase`. `start` is the offset of the markup in the template. */
export function laxPipeline(markup: string, start: number): Expression {
  const found = FIRST.exec(markup);
  const place = { start, end: start + markup.length };
  if (!found) return nil(place);
  const value = laxValue(found[0], place);
  const pipe = markup.indexOf('|', found.index + found[0].length);
  if (pipe < 0) return value;
  const filters = [...markup.slice(pipe + 1).matchAll(FILTERS)].flatMap(({ 0: text, index }) =>
    filterIn(text, start + pipe + 1 + index, place),
  );
  return filters.length === 0 ? value : { kind: 'pipeline', ...place, value, filters };
}

/** Reads `&a == 'b' and ~c`. Returns `undefined` where Liquid finds no condition. */
export function laxCondition(markup: string, start: number): Expression | undefined {
  const place = { start, end: start + markup.length };
  const operands: Expression[] = [];
  const operators: OperatorNode[] = [];
  for (const [index, [text]] of [...markup.matchAll(OPERANDS)].entries()) {
    const word = strippedEnd(strippedStart(text));
    if (index % 2 === 0) {
      const operand = comparisonIn(text, place);
      if (!operand) return undefined;
      operands.push(operand);
    } else if (word === 'and' || word === 'or') operators.push({ kind: 'operator', ...place, text: word, means: word });
    else return undefined;
  }
  if (operands.length !== operators.length + 1) return undefined;
  return operators.length === 0 ? operands[0] : { kind: 'condition', ...place, operands, operators };
}

/** Reads the first value in `&a, b`. */
export function laxFirst(markup: string, start: number): Expression {
  return laxValue(FIRST.exec(markup)?.[0] ?? '', { start, end: start + markup.length });
}

/** Reads `x in &list; limit: 2`. Returns `undefined` where Liquid finds no loop. */
export function laxLoop(markup: string, start: number): LoopNode | undefined {
  const [matched = '', variable = '', collection = '', reversed] = LOOP.exec(markup) ?? [];
  if (matched === '') return undefined;
  const place = { start, end: start + markup.length };
  const from = start + matched.indexOf(collection, matched.indexOf(variable) + variable.length + 4);
  const options = [...markup.matchAll(LOOP_OPTIONS)].map(([, name = '', value = '']): LoopOptionNode => {
    const isContinue = name === 'offset' && value === 'continue';
    const read: Expression = isContinue ? { kind: 'keyword', ...place, text: 'continue' } : laxValue(value, place);
    return { kind: 'loopOption', ...place, name: nameAt(start, name), value: read };
  });
  if (reversed) options.unshift({ kind: 'loopOption', ...place, name: nameAt(start, reversed), value: undefined });
  return {
    kind: 'loop',
    ...place,
    variable: nameAt(start, variable),
    in: undefined,
    collection: laxValue(collection, { start: from, end: from + collection.length }),
    options,
  };
}

/** Reads `$group: 'a', *b`. */
export function laxCycle(markup: string, start: number): CycleNode {
  const place = { start, end: start + markup.length };
  const [named, group] = GROUP.exec(markup) ?? [];
  const values = markup.slice(named?.length ?? 0).split(',');
  return {
    kind: 'cycle',
    ...place,
    group: group === undefined ? undefined : laxValue(group, place),
    values: values.flatMap((text) => FIRST.exec(text)?.slice(0, 1) ?? []).map((value) => laxValue(value, place)),
  };
}

function comparisonIn(text: string, place: Span): Expression | undefined {
  const [, left, operator, right] = COMPARISON.exec(text) ?? [];
  if (left === undefined) return undefined;
  const value = laxValue(left, place);
  if (operator === undefined) return value;
  // An operator that does not mean what it says is reported when it is evaluated.
  const means = operator === '<>' ? '!=' : COMPARING.has(operator) ? (operator as Operator) : '==';
  return {
    kind: 'comparison',
    ...place,
    left: value,
    operator: { kind: 'operator', ...place, text: operator, means },
    right: laxValue(right ?? '', place),
  };
}

function filterIn(text: string, start: number, place: Span): FilterNode[] {
  const name = /\w+/.exec(text);
  if (!name) return [];
  const args = [...text.matchAll(ARGUMENTS)].map(([, argument = '']) => {
    const [, named, value] = NAMED.exec(argument) ?? [];
    return named === undefined || value === undefined
      ? laxValue(argument, place)
      : new NamedArgumentNode(place.start, named, laxValue(value, place));
  });
  const at = start + name.index;
  return [{ kind: 'filter', start: at, end: at + name[0].length, pipe: start - 1, named: name[0], arguments: args }];
}

/** Reads a piece without white space. All but literals and ranges is a lookup: `a&b` means `a.b`. */
function laxValue(fragment: string, place: Span): Expression {
  const text = strippedEnd(strippedStart(fragment));
  if (/^(["']).*\1$/s.test(text))
    return { kind: 'string', ...place, value: text.slice(1, -1), curly: false, unclosed: undefined };
  if (/^-?\d+$/.test(text)) return { kind: 'number', ...place, text };
  const [, from, to] = RANGE.exec(text) ?? [];
  if (from !== undefined && to !== undefined) {
    return { kind: 'range', ...place, from: laxValue(from, place), to: laxValue(to, place), unclosed: undefined };
  }
  if (/^-?\d[\d.]+$/.test(text)) return { kind: 'number', ...place, text: /^-?\d+\.\d*/.exec(text)?.[0] ?? text };
  if (KEYWORD_TEXTS.has(text)) return { kind: 'keyword', ...place, text: text as 'nil' };
  return lookupIn(text, place);
}

function lookupIn(text: string, place: Span): Expression {
  const [head, ...steps] = [...text.matchAll(STEPS)].map(([step]) => partIn(step, place));
  if (!head) return nil(place);
  return { kind: 'lookup', ...place, head: head.kind === 'index' ? head : head.text, parts: steps };
}

function partIn(step: string, place: Span): Extract<PartNode, { kind: 'property' | 'index' }> {
  if (!step.startsWith('[')) return { kind: 'property', ...place, text: step };
  return { kind: 'index', ...place, value: laxValue(step.slice(1, -1), place), unclosed: undefined };
}

function nil(place: Span): Expression {
  return { kind: 'keyword', ...place, text: 'nil' };
}
