import { inserted, replaced } from '../../language/edit';
import { gapStart, textBefore } from '../../template/before';
import { type FilterNode, filterName } from '../../template/expressionNodes';
import type { Facts } from '../../template/facts';
import { textOf } from '../../template/query';
import type { Finding, Rule } from '../rule';
import { said } from '../wording';
import { lacksOfTag } from './brazeTags';
import { faultsOf, type Junk } from './faults';
import { foreignPropertiesIn } from './foreignProperties';
import { calledFilter } from './junk';
import { lackOf } from './lacking';
import { emptyList } from './listLiterals';
import { optionsIn } from './loops';
import { isCondition } from './pieces';
import { removing } from './removing';
import { slipIn } from './slips';
import { noPlainName, oddTargetsOf } from './targets';

/**
 * `{{ name | }}`, `{% if a == %}`, `{{ 'abc }}`; at a lower severity `{{ a b }}`, of which Liquid reads only the
 * beginning.
 */
export const unfinishedExpression: Rule = {
  code: 'unfinished-expression',
  severity: 'error',
  *find({ facts }) {
    const { lacks, junk } = faultsOf(facts);
    for (const lack of lacks) yield emptyList(facts, lack) ?? lackOf(facts, lack);
    for (const one of junk) {
      if (one.sort === 'colon') yield withoutColon(facts, one);
      else if (one.sort === 'other') yield passedOver(facts, one);
    }
    for (const tag of facts.tags) {
      yield* optionsIn(tag);
      yield* lacksOfTag(facts, tag);
    }
    for (const target of oddTargetsOf(facts)) yield noPlainName(facts, target);
    yield* foreignPropertiesIn(facts);
  },
};

/** `{{ a | split ',' }}`. */
function withoutColon(facts: Facts, junk: Junk): Finding {
  const { text } = facts.template;
  const { start, end } = junk;
  const called = junk.text.startsWith('(') ? calledFilter(facts, junk) : undefined;
  if (called) return asCall(facts, called, junk);
  const nameEnd = gapStart(text, start);
  const name = /[\w-]*$/.exec(textBefore(text, nameEnd, 60))?.[0] ?? '';
  const isSign = /^[=;.]/.test(junk.text);
  const gap = /\s/.test(text.charAt(start + 1)) ? ':' : ': ';
  const edits = [isSign ? replaced({ start: nameEnd, end: start + 1 }, gap) : inserted(nameEnd, ':')];
  const fix = { title: isSign ? 'Change to “:”' : 'Insert “:”', edits, safe: true };
  return { start, end, message: `A colon is missing after ${said(name)}: write ${said(`${name}:`)}.`, fixes: [fix] };
}

/** `{{ a | append('b') }}`. */
function asCall({ template }: Facts, filter: FilterNode, { start, end, text }: Junk): Finding {
  const inner = /^\((.*)\)$/s.exec(text)?.[1]?.trim();
  const message = `Arguments come after a colon: write ${said(`${textOf(template, filterName(filter))}: …`)}.`;
  if (inner === undefined || /[()]/.test(inner.replace(/'[^']*'|"[^"]*"/g, ''))) return { start, end, message };
  const edits = [replaced({ start, end }, inner === '' ? '' : `: ${inner}`)];
  return { start, end, message, fixes: [{ title: 'Write a colon', edits, safe: true }] };
}

function passedOver(facts: Facts, junk: Junk): Finding {
  const slip = slipIn(facts, junk);
  if (slip) return slip;
  const { start, end, text, piece } = junk;
  const what = said(text);
  const fix = removing(facts, junk);
  const fixes = fix ? [fix] : [];
  const isValue = /[\p{L}\p{N}_"'$]/u.test(text);
  if (isCondition(piece)) {
    const [fault, remedy] = isValue ? ['stands here without an operator', 'write one, or '] : ['has no place here', ''];
    return { start, end, message: `${what} ${fault}: ${remedy}remove it.`, fixes };
  }
  const otherwise = isValue ? ', or write the filter or sign that belongs before it' : '';
  return { start, end, message: `Liquid ignores ${what} here: remove it${otherwise}.`, severity: 'warning', fixes };
}
