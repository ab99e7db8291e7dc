import { type Edit, replaced } from '../../language/edit';
import { FreshNames } from '../../language/freshNames';
import { textBefore } from '../../template/before';
import type { Expression, FilterNode, PipelineNode } from '../../template/expressionNodes';
import type { Facts } from '../../template/facts';
import type { Odd, Piece } from '../../template/oddities';
import { textOf } from '../../template/query';
import { lineTag, tagBefore } from '../placing';
import type { Finding, Fix, Rule } from '../rule';
import { said } from '../wording';
import { faultsOf } from './faults';
import { pipedOptionsIn } from './loops';

const BRACKETS = 'brackets';

/** `{% if name | size > 3 %}`, `{% for a in b | sort %}`: filters are allowed only in outputs, `echo` and `assign`. */
export const filterInCondition: Rule = {
  code: 'filter-in-condition',
  severity: 'error',
  *find({ facts }) {
    const names = facts.oddities.pipelines.length > 0 ? new FreshNames(facts) : undefined;
    for (const odd of facts.oddities.pipelines) {
      const { filters, end } = odd.node;
      const first = filters.find(({ named }) => named !== '');
      if (!first || !names) continue;
      if (pipedOptionsIn(facts).has(first)) {
        yield pipedOptions(facts, odd.node, first);
        continue;
      }
      const message = `Liquid takes no filter in ${isInBrackets(facts, odd.node) ? BRACKETS : placeOf(odd.piece)}: use ${said(first.named)} in an “assign” before it.`;
      const fix = intoAssign(facts, odd, names);
      yield { start: first.pipe, end, message, fixes: fix ? [fix] : [] };
    }
    for (const junk of faultsOf(facts).junk) {
      const { sort, start, piece } = junk;
      if (sort !== 'filter') continue;
      const end = Math.max(junk.end, piece.kind === 'tag' ? (piece.markup?.end ?? 0) : 0);
      yield { start, end, message: `Liquid takes no filter in ${placeOf(piece)}: use it in an “assign” before.` };
    }
  },
};

/** `{% for a in b | limit: 3 %}` → `{% for a in b limit: 3 %}`. */
function pipedOptions(facts: Facts, { filters, end }: PipelineNode, { pipe, named }: FilterNode): Finding {
  const message = `${said(named)} is an option of the loop, not a filter: remove “|” before it.`;
  const fix = { title: 'Remove “|”', edits: withoutPipes(facts, filters), safe: true };
  return { start: pipe, end, message, fixes: [fix] };
}

function withoutPipes({ template }: Facts, filters: readonly FilterNode[]): readonly Edit[] {
  return filters.map(({ pipe, start }) => {
    const isGlued = /\S/.test(template.text.charAt(pipe - 1));
    return replaced({ start: pipe, end: start }, isGlued ? ' ' : '');
  });
}

function placeOf(piece: Piece): string {
  return piece.kind === 'tag' ? said(piece.name) : BRACKETS;
}

function isInBrackets({ template: { text } }: Facts, { start }: PipelineNode): boolean {
  return /\[\s*$/.test(textBefore(text, start, 20));
}

/** Assigns the filtered value to a variable before the tag, or before the block if the tag is one of its branches. */
function intoAssign(facts: Facts, { node, outer }: Odd<PipelineNode>, names: FreshNames): Fix | undefined {
  const { template } = facts;
  if (node.value.kind === 'missing' || node.filters.some(({ named }) => named === '')) return undefined;
  const block = outer.kind === 'tag' ? facts.branches.of(outer)?.block : undefined;
  const place = block?.tag ?? outer;
  const name = names.like(`${nameOf(node.value)}_${node.filters[0]?.named}`);
  const options = node.filters.filter((filter) => pipedOptionsIn(facts).has(filter));
  const filtered = { start: node.start, end: node.filters.at(-1 - options.length)?.end ?? node.end };
  const assign = lineTag(`assign ${name} = ${textOf(template, filtered)}`, place);
  return {
    title: `Assign it to ${said(name)} before`,
    edits: [tagBefore(template, place, assign), replaced(filtered, name), ...withoutPipes(facts, options)],
    safe: false,
  };
}

/** Returns the last name in a value: `city` for `a.userData.amp_props['city']`. */
function nameOf(value: Expression): string {
  if (value.kind === 'output' || value.kind === 'group' || value.kind === 'pipeline') return nameOf(value.value);
  if (value.kind !== 'lookup') return '';
  const [last] = [...value.parts].reverse().filter(({ kind }) => kind === 'property' || kind === 'personalization');
  if (last?.kind === 'property' || last?.kind === 'personalization') return last.text;
  return typeof value.head === 'string' ? value.head : value.head.kind === 'index' ? '' : value.head.text;
}
