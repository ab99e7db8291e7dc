import { removed } from '../../language/edit';
import type { Expression } from '../../template/expressionNodes';
import { grouped } from '../../template/grouping';
import type { OddGroup, Piece } from '../../template/oddities';
import { textOf } from '../../template/query';
import type { Finding, Fix, Rule } from '../rule';
import { said } from '../wording';
import { faultsOf } from './faults';
import { isCondition } from './pieces';
import { withoutParentheses } from './ungrouping';

/** `{% if (a or b) and c %}`: Liquid has no parentheses and evaluates from right to left. */
export const parenthesesInCondition: Rule = {
  code: 'parentheses-in-condition',
  severity: 'error',
  *find({ facts }) {
    for (const [whole, groups] of byWhole(facts.oddities.groups)) {
      const fixes = withoutParentheses(facts.template, whole, groups);
      for (const { node, piece } of groups) {
        const { start, end } = node;
        yield { start, end, message: messageIn(isCondition(piece), fixes), fixes };
      }
    }
    const around = new Set<Piece>();
    for (const { sort, start, text, piece } of faultsOf(facts).junk) {
      if (sort !== 'parenthesis' || around.has(piece)) continue;
      const last = piece.unexpected.at(-1);
      const close = last && textOf(facts.template, last) === ')' ? last : undefined;
      if (!text.startsWith('(') || !close) yield lonely(start, text.charAt(0));
      else {
        around.add(piece);
        yield aroundLoop(start, close.end);
      }
    }
  },
};

/** `{% abort_message(('a') %}`, where the first parenthesis is one too many. */
function isReason({ piece, whole }: OddGroup): boolean {
  const markup = piece.kind === 'tag' ? piece.markup : undefined;
  return markup?.kind === 'arguments' && markup.unclosed !== undefined && markup.start + 1 === whole.start;
}

/** Groups the parentheses of one condition or value, which can only be removed together. */
function byWhole(groups: readonly OddGroup[]): ReadonlyMap<Expression, readonly OddGroup[]> {
  return grouped(groups, (group) => (isReason(group) ? undefined : group.whole));
}

function messageIn(inCondition: boolean, fixes: readonly Fix[]): string {
  if (fixes.some(({ safe }) => safe)) return 'Liquid has no parentheses: remove them, which changes nothing here.';
  return inCondition
    ? 'Liquid has no parentheses and reads a condition from the right: nest one “if” in another, or keep a part in a variable.'
    : 'Liquid has no parentheses: keep this part in a variable with “assign”.';
}

/** `{% for (a in b) %}`. */
function aroundLoop(start: number, end: number): Finding {
  const edits = [removed({ start, end: start + 1 }), removed({ start: end - 1, end })];
  const message = 'Liquid has no parentheses: remove them, which changes nothing here.';
  return { start, end, message, fixes: [{ title: 'Remove the parentheses', edits, safe: true }] };
}

function lonely(start: number, sign: string): Finding {
  const end = start + 1;
  const fix = { title: `Remove ${said(sign)}`, edits: [removed({ start, end })], safe: true };
  const message = `Nothing ${sign === ')' ? 'opens' : 'closes'} this parenthesis: remove it.`;
  return { start, end, message, fixes: [fix] };
}
