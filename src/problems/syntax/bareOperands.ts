import { inserted } from '../../language/edit';
import type { ComparisonNode, ConditionNode, Expression, Operator } from '../../template/expressionNodes';
import type { Facts } from '../../template/facts';
import { textOf } from '../../template/query';
import type { Finding } from '../rule';
import { said } from '../wording';

/** `a == 'x' or 'y'` means `a == 'x' or a == 'y'`, but `a != 'x' or 'y'` could mean several things. */
const REPEATED: ReadonlySet<string> = new Set(['== or', 'contains or', 'contains and', '!= and']);

/** Returns a problem for each text or number that is not compared, as in `{% if a == 'x' or 'y' %}`: it is always true. */
export function bareOperandsIn(facts: Facts): readonly Finding[] {
  return facts.tags.flatMap(({ expression }) =>
    expression?.kind === 'condition' ? bareOperandsOf(facts, expression) : [],
  );
}

function bareOperandsOf(facts: Facts, { operands, operators }: ConditionNode): readonly Finding[] {
  const found: Finding[] = [];
  let compared: ComparisonNode | undefined;
  for (const [index, operand] of operands.entries()) {
    if (operand.kind === 'comparison') compared = operand.left.kind === 'missing' ? undefined : operand;
    else if (!isLiteral(operand)) compared = undefined;
    else if (compared) found.push(bareOperand(facts, operand, compared, operators[index - 1]?.means));
  }
  return found;
}

function isLiteral(operand: Expression): boolean {
  return (operand.kind === 'string' && !operand.unclosed) || operand.kind === 'number';
}

function bareOperand(
  { template }: Facts,
  operand: Expression,
  { left, operator }: ComparisonNode,
  connective: Operator | undefined,
): Finding {
  const { start, end } = operand;
  const again = `${textOf(template, left)} ${operator.means} `;
  const whole = again + textOf(template, operand);
  const message = `${said(textOf(template, operand))} alone is always true: compare it too, as in ${said(whole)}.`;
  const fix = { title: `Change to ${said(whole)}`, edits: [inserted(start, again)], safe: false };
  // Repeating anything else would repeat its problems, such as a filter.
  const isPlain = left.kind === 'lookup' || left.kind === 'output';
  const fixes = isPlain && REPEATED.has(`${operator.means} ${connective}`) ? [fix] : [];
  return { start, end, message, severity: 'warning', fixes };
}
