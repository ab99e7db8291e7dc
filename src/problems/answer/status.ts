import { replaced } from '../../language/edit';
import { spanOf } from '../../language/spans';
import { STATUS_FIELD } from '../../profile/response';
import type { ComparisonNode, Expression, Operator, StringNode } from '../../template/expressionNodes';
import { textOf } from '../../template/query';
import { changing } from '../changing';
import type { Checked, Finding, Rule } from '../rule';
import { said } from '../wording';
import { answersRead } from './answers';
import type { AnswerReading } from './readings';

const MEANING = 'Braze sets the status only when the call succeeds, as the number 200';

/** `{% if a.__http_status_code__ == 404 %}`: the status is nil after every failure, and is never a text. */
export const statusComparedWrongly: Rule = {
  code: 'status-compared-wrongly',
  severity: 'information',
  *find(checked) {
    for (const reading of answersRead(checked).filter(isStatus)) {
      if (reading.comparison && reading.filters.length === 0) {
        const found = ofComparison(reading, reading.comparison, checked);
        if (found) yield found;
      } else if (reading.role === 'subject') yield* ofCase(reading, checked);
    }
  },
};

function isStatus({ meant: { path }, isCertain }: AnswerReading): boolean {
  return path[0] === STATUS_FIELD && path.length === 1 && isCertain;
}

function ofComparison(reading: AnswerReading, comparison: ComparisonNode, checked: Checked): Finding | undefined {
  const { left, operator, right } = comparison;
  const isFirst = reading.lookup.end <= operator.start;
  const other = isFirst ? right : left;
  const means = isFirst ? operator.means : (TURNED[operator.means] ?? operator.means);
  if (isOnlyQuoted(means, other)) return unquoted(other, checked);
  const right200 = meant(means, other);
  if (!right200) return undefined;
  const together = comparedTogether(reading, comparison, checked);
  if (together.length > 1) return ofAll(reading, other, right200, together, checked);
  const newText = isFirst ? right200 : `${right200.slice(3)} ${right200.slice(0, 2)}`;
  const span = isFirst ? { start: operator.start, end: right.end } : { start: left.start, end: operator.end };
  const fix = changing(span, newText, false);
  return { ...spanOf(other), message: insteadOf(right200, other, checked), fixes: [fix] };
}

function insteadOf(right200: Right, wrong: Expression, { facts: { template } }: Checked): string {
  return `${MEANING}: compare it with ${said(right200)} instead of ${said(textOf(template, wrong))}.`;
}

/** Compares as a whole: in `a >= 400 and a < 500`, neither half makes sense alone. */
function ofAll(
  { lookup }: AnswerReading,
  other: Expression,
  right200: Right,
  together: readonly ComparisonNode[],
  { facts: { template } }: Checked,
): Finding {
  const written = together.map(({ operator, right }) => `${operator.means} ${textOf(template, right)}`);
  const whole = RIGHT.find((one) => written.includes(one)) ?? right200;
  const newText = `${textOf(template, lookup)} ${whole}`;
  const span = { start: together[0]?.start ?? other.start, end: together.at(-1)?.end ?? other.end };
  const fix = changing(span, newText, false);
  return { ...spanOf(other), message: `${MEANING}: compare it only with ${said(whole)}.`, fixes: [fix] };
}

/** Whether the only mistake is the quotes: `'200'`. */
function isOnlyQuoted(means: Operator, value: Expression): value is StringNode {
  if (value.kind !== 'string' || means === 'contains' || !/^\s*\d+\s*$/.test(value.value)) return false;
  return meantByNumber(means, Number(value.value)) === undefined;
}

function unquoted(text: StringNode, { facts: { template } }: Checked): Finding {
  const digits = text.value.trim();
  const message = `${MEANING}: write ${digits} instead of ${said(textOf(template, text))}.`;
  return {
    ...spanOf(text),
    message,
    fixes: [{ title: `Change to ${digits}`, edits: [replaced(text, digits)], safe: true }],
  };
}

/** Bounds the work on conditions with thousands of operands. */
const MOST_TOGETHER = 8;

/** Returns the adjacent comparisons of the same value that are joined to this one by `and`. */
function comparedTogether(
  { lookup, statement }: AnswerReading,
  comparison: ComparisonNode,
  { facts: { template } }: Checked,
): readonly ComparisonNode[] {
  const condition = statement.kind === 'tag' ? statement.expression : undefined;
  if (condition?.kind !== 'condition') return [];
  const { operands, operators } = condition;
  const status = textOf(template, lookup);
  const isAlike = (one: Expression | undefined): one is ComparisonNode =>
    one?.kind === 'comparison' && textOf(template, one.left) === status;
  const index = operands.indexOf(comparison);
  let [from, to] = [index, index];
  const isFar = () => to - from >= MOST_TOGETHER;
  while (!isFar() && operators[from - 1]?.means === 'and' && isAlike(operands[from - 1])) from--;
  while (!isFar() && operators[to]?.means === 'and' && isAlike(operands[to + 1])) to++;
  return operands.slice(from, to + 1).filter(isAlike);
}

function* ofCase({ statement }: AnswerReading, checked: Checked): Iterable<Finding> {
  const { branches, template } = checked.facts;
  if (statement.kind !== 'tag') return;
  for (const { tag } of branches.of(statement)?.block.branches ?? []) {
    for (const value of tag.markup?.kind === 'when' ? tag.markup.values : []) {
      if (isOnlyQuoted('==', value)) yield unquoted(value, checked);
      else if (meant('==', value)) {
        const message = `${MEANING}: ${said(textOf(template, value))} is never met, so leave failures to “else”.`;
        yield { ...spanOf(value), message };
      }
    }
  }
}

type Right = (typeof RIGHT)[number];

/** The two useful tests of a status: for failure and for success. */
const RIGHT = ['!= 200', '== 200'] as const;

const TURNED: { readonly [operator in Operator]?: Operator } = { '<': '>', '>': '<', '<=': '>=', '>=': '<=' };

/**
 * Returns the intended test for a comparison with a status that never occurs; `undefined` when the comparison is fine.
 */
function meant(means: Operator, other: Expression): Right | undefined {
  if (other.kind === 'string')
    return success(/^\s*(?:2\d*|ok|success|true)\s*$/i.test(other.value) === (means !== '!='));
  if (other.kind === 'keyword') {
    const isFlag = other.text === 'true' || other.text === 'false';
    return isFlag ? success((other.text === 'true') === (means !== '!=')) : undefined;
  }
  return other.kind === 'number' ? meantByNumber(means, Number(other.text)) : undefined;
}

function meantByNumber(means: Operator, status: number): Right | undefined {
  switch (means) {
    case '==':
      return isSuccess(status) ? undefined : '!= 200';
    case '!=':
      return isSuccess(status) ? undefined : '== 200';
    case '>':
      return status >= 299 ? '!= 200' : undefined;
    case '>=':
      return status >= 300 ? '!= 200' : undefined;
    case '<':
      return status <= 200 ? '!= 200' : undefined;
    case '<=':
      return status < 200 ? '!= 200' : undefined;
    default:
      return undefined;
  }
}

function success(isMeant: boolean): Right {
  return isMeant ? '== 200' : '!= 200';
}

function isSuccess(status: number): boolean {
  return status >= 200 && status < 300;
}
