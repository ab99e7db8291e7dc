import { removed } from '../../language/edit';
import type { Expression } from '../../template/expressionNodes';
import type { OddGroup } from '../../template/oddities';
import type { Finding, Fix, Rule } from '../rule';
import { faultsOf, isCondition } from './faults';
import { withoutParentheses } from './ungrouping';

/** `{% if (a or b) and c %}`: Liquid has no parentheses and evaluates from right to left. */
export const parenthesesInCondition: Rule = {
  code: 'parentheses-in-condition',
  severity: 'error',
  *find({ facts }) {
    for (const [whole, groups] of byWhole(facts.oddities.groups.filter((group) => !isReason(group)))) {
      const fixes = withoutParentheses(facts.template, whole, groups);
      for (const { node, piece } of groups) {
        const { start, end } = node;
        yield { start, end, message: messageIn(isCondition(piece), fixes), ...(fixes.length > 0 ? { fixes } : {}) };
      }
    }
    for (const junk of faultsOf(facts).junk) if (junk.sort === 'parenthesis') yield lonely(junk.start);
  },
};

/** `{% abort_message(('a') %}`, where the first parenthesis is one too many. */
function isReason({ piece, whole }: OddGroup): boolean {
  const markup = piece.kind === 'tag' ? piece.markup : undefined;
  return markup?.kind === 'arguments' && markup.unclosed !== undefined && markup.start + 1 === whole.start;
}

/** Groups the parentheses of one condition or value, which can only be removed together. */
function byWhole(groups: readonly OddGroup[]): ReadonlyMap<Expression, readonly OddGroup[]> {
  const lists = new Map<Expression, OddGroup[]>();
  for (const group of groups) {
    const list = lists.get(group.whole);
    if (list) list.push(group);
    else lists.set(group.whole, [group]);
  }
  return lists;
}

function messageIn(inCondition: boolean, fixes: readonly Fix[]): string {
  if (fixes.some(({ safe }) => safe)) return 'Liquid knows no parentheses: remove them, which changes nothing here.';
  return inCondition
    ? 'Liquid knows no parentheses and reads a condition from the right: nest one “if” in another, or keep a part in a variable.'
    : 'Liquid knows no parentheses: keep this part in a variable with “assign”.';
}

function lonely(start: number): Finding {
  const end = start + 1;
  const fix = { title: 'Remove “)”', edits: [removed({ start, end })], safe: true };
  return { start, end, message: 'Nothing opens this parenthesis: remove it.', fixes: [fix] };
}
