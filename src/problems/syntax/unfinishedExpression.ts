import { type Edit, inserted, removed, replaced } from '../../language/edit';
import type { Facts } from '../../template/facts';
import type { LoopNode, TargetNode } from '../../template/markupNodes';
import type { TagNode } from '../../template/nodes';
import { textOf } from '../../template/query';
import { leavesUnused } from '../names/orphans';
import type { Finding, Fix, Rule } from '../rule';
import { said } from '../wording';
import { faultsOf, isCondition, type Junk } from './faults';
import { lackOf } from './lacking';

/** Options of loops that have a value. */
const VALUED: ReadonlySet<string> = new Set(['limit', 'offset', 'cols']);

/** `{{ name | }}`, `{% if a == %}`, `{{ 'abc }}`; with less weight `{{ a b }}`, of which Liquid takes the beginning. */
export const unfinishedExpression: Rule = {
  code: 'unfinished-expression',
  severity: 'error',
  *find({ facts }) {
    const { lacks, junk } = faultsOf(facts);
    for (const lack of lacks) yield lackOf(facts, lack);
    for (const one of junk) {
      if (one.sort === 'colon') yield withoutColon(facts, one);
      else if (one.sort === 'other') yield passedOver(facts, one);
    }
    for (const { markup, unexpected } of facts.tags) {
      if (markup?.kind === 'loop' && unexpected.length === 0) yield* withoutValues(markup);
      if (markup?.kind !== 'assignment' && markup?.kind !== 'definition') continue;
      const { target } = markup;
      if (target.kind === 'output' || target.kind === 'lookup') yield noName(facts, target);
    }
  },
};

/** `{% for a in b limit 5 %}`. */
function* withoutValues({ options }: LoopNode): Iterable<Finding> {
  for (const [index, { name, value }] of options.entries()) {
    if (value || !VALUED.has(name.text)) continue;
    const { start, end, text } = name;
    const message = `A colon and a value are missing behind ${said(text)}: write ${said(`${text}: 5`)}.`;
    const fix = { title: 'Insert “:”', edits: [inserted(end, ':')], safe: true };
    yield {
      start,
      end,
      message,
      ...(options[index + 1]?.value === undefined && options[index + 1] ? { fixes: [fix] } : {}),
    };
  }
}

/** `{{ a | split ',' }}`. */
function withoutColon({ template: { text } }: Facts, { start, end }: Junk): Finding {
  const before = text.slice(0, start).trimEnd();
  const name = /[\w-]*$/.exec(before.slice(-60))?.[0] ?? '';
  const fix = { title: 'Insert “:”', edits: [inserted(before.length, ':')], safe: true };
  return { start, end, message: `A colon is missing behind ${said(name)}: write ${said(`${name}:`)}.`, fixes: [fix] };
}

function passedOver(facts: Facts, junk: Junk): Finding {
  const { start, end, text, piece } = junk;
  const reason = piece.kind === 'tag' && piece.name === 'abort_message' ? inQuotes(facts, piece) : undefined;
  if (reason) return reason;
  const what = said(text);
  const fix = removing(facts, junk);
  const fixes = fix ? { fixes: [fix] } : {};
  if (isCondition(piece)) {
    return { start, end, message: `${what} stands here without an operator: write one, or remove it.`, ...fixes };
  }
  const message = `Liquid passes over ${what} here: remove it, or write the filter or sign that belongs before it.`;
  return { start, end, message, severity: 'warning', ...fixes };
}

function removing(facts: Facts, { start, end, text }: Junk): Fix | undefined {
  if (faultsOf(facts).valueless.has(start) || leavesUnused(facts, { start, end })) return undefined;
  let from = start;
  while (/[ \t]/.test(facts.template.text.charAt(from - 1))) from--;
  return { title: `Remove ${said(text)}`, edits: [removed({ start: from, end })], safe: false };
}

/** `{% abort_message(no items) %}`. */
function inQuotes({ template }: Facts, { markup, unexpected }: TagNode): Finding | undefined {
  if (markup?.kind !== 'arguments') return undefined;
  const start = markup.start + 1;
  const rest = template.text.slice(start, unexpected.at(-1)?.end ?? markup.end);
  const reason = rest.trimEnd().replace(/\)$/, '');
  const quote = reason.includes("'") ? '"' : "'";
  if (template.text[markup.start] !== '(' || reason.includes(quote) || reason.includes('{{')) return undefined;
  const span = { start, end: start + reason.length };
  const close = rest.trimEnd().endsWith(')') ? '' : ')';
  const edits: readonly Edit[] = [replaced(span, `${quote}${reason.trim()}${quote}${close}`)];
  return {
    ...span,
    message: 'The reason is a text: put it in quotes.',
    fixes: [{ title: 'Put it in quotes', edits, safe: false }],
  };
}

/** `{% assign {{ a }} = 1 %}`, `{% assign a.b = 1 %}`. */
function noName({ template }: Facts, target: Exclude<TargetNode, { kind: 'name' | 'missing' }>): Finding {
  const { start, end } = target;
  if (target.kind === 'lookup') {
    const message = `Liquid keeps nothing under ${said(textOf(template, target))}: write a plain name.`;
    return { start, end, message, severity: 'warning' };
  }
  const name = target.value.kind === 'lookup' && target.value.parts.length === 0 ? textOf(template, target.value) : '';
  const message = 'A variable that is given a value is named without braces: write its name alone.';
  if (!/^\w+$/.test(name)) return { start, end, message };
  const fix = { title: `Change to ${said(name)}`, edits: [replaced(target, name)], safe: true };
  return { start, end, message, fixes: [fix] };
}
