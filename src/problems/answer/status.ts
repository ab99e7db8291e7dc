import { replaced } from '../../language/edit';
import type { ComparisonNode, Expression, Operator, Span } from '../../template/expressionNodes';
import { textOf } from '../../template/query';
import type { Checked, Finding, Fix, Rule } from '../rule';
import { said } from '../wording';
import { type AnswerReading, answersRead } from './answers';

const MEANING = 'Braze sets the status only when the call succeeds, as the number 200';

/** `{% if a.__http_status_code__ == 404 %}`: nil after every failure, and never a text. */
export const statusComparedWrongly: Rule = {
  code: 'status-compared-wrongly',
  severity: 'information',
  *find(checked) {
    for (const reading of answersRead(checked)) {
      const { path } = reading.meant;
      if (path[0] !== '__http_status_code__' || path.length !== 1 || !reading.isCertain) continue;
      if (reading.comparison && reading.filters.length === 0) {
        const found = ofComparison(reading, reading.comparison, checked);
        if (found) yield found;
      } else if (reading.role === 'subject') yield* ofCase(reading, checked);
    }
  },
};

function ofComparison(
  { lookup }: AnswerReading,
  comparison: ComparisonNode,
  { facts: { template } }: Checked,
): Finding | undefined {
  const { left, operator, right } = comparison;
  const isFirst = lookup.end <= operator.start;
  const other = isFirst ? right : left;
  const means = isFirst ? operator.means : (TURNED[operator.means] ?? operator.means);
  const right200 = meant(means, other);
  if (!right200) return undefined;
  const span = { start: Math.min(operator.start, other.start), end: Math.max(operator.end, other.end) };
  const newText = isFirst ? right200 : `${right200.slice(3)} ${right200.slice(0, 2)}`;
  const isQuoted = other.kind === 'string' && Number(other.value) >= 200 && Number(other.value) < 300;
  const fix: Fix = isQuoted
    ? { title: `Change to ${other.value.trim()}`, edits: [replaced(other, other.value.trim())], safe: true }
    : { title: `Change to ${said(newText)}`, edits: [replaced(span, newText)], safe: false };
  return {
    ...spanOf(other),
    message: `${MEANING}: compare it with ${said(right200)} in the place of ${said(textOf(template, other))}.`,
    fixes: [fix],
  };
}

function* ofCase({ statement }: AnswerReading, { facts: { branches, template } }: Checked): Iterable<Finding> {
  if (statement.kind !== 'tag') return;
  for (const { tag } of branches.of(statement)?.block.branches ?? []) {
    for (const value of tag.markup?.kind === 'when' ? tag.markup.values : []) {
      if (!meant('==', value)) continue;
      const message = `${MEANING}: ${said(textOf(template, value))} is never met, so leave failures to “else”.`;
      const digits = value.kind === 'string' ? value.value.trim() : '';
      const isQuoted = /^2\d\d$/.test(digits);
      const fixes = isQuoted ? [{ title: `Change to ${digits}`, edits: [replaced(value, digits)], safe: true }] : [];
      yield { ...spanOf(value), message, fixes };
    }
  }
}

const TURNED: { readonly [operator in Operator]?: Operator } = { '<': '>', '>': '<', '<=': '>=', '>=': '<=' };

/** What a comparison with a status that is never there was meant to be; nothing where it is right. */
function meant(means: Operator, other: Expression): '== 200' | '!= 200' | undefined {
  if (other.kind === 'string') {
    const asksForSuccess = /^\s*2\d\d\s*$/.test(other.value);
    return asksForSuccess === (means !== '!=') ? '== 200' : '!= 200';
  }
  if (other.kind !== 'number') return undefined;
  const status = Number(other.text);
  const isSuccess = status >= 200 && status < 300;
  switch (means) {
    case '==':
      return isSuccess ? undefined : '!= 200';
    case '!=':
      return isSuccess ? undefined : '== 200';
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

function spanOf({ start, end }: Span): Span {
  return { start, end };
}
