import { inserted, removed } from '../../language/edit';
import { textBefore } from '../../template/before';
import type { FilterNode, Span } from '../../template/expressionNodes';
import type { Facts } from '../../template/facts';
import type { LoopOptionNode } from '../../template/markupNodes';
import type { TagNode } from '../../template/nodes';
import { textOf } from '../../template/query';
import { changing } from '../changing';
import type { Finding, Fix } from '../rule';
import { similarTo } from '../similar';
import { said } from '../wording';
import type { Junk } from './faults';

/** Loop options that take a value. */
const VALUED: ReadonlySet<string> = new Set(['limit', 'offset', 'cols']);

/** Reports the options of a loop that lack a value, or that Liquid does not know: `{% for a in b limit 5 %}`. */
export function* optionsIn({ markup, unexpected }: TagNode): Iterable<Finding> {
  if (markup?.kind !== 'loop' || unexpected.length > 0) return;
  const { in: lacksIn, options } = markup;
  const known = new Set(options.map(({ name }) => name.text));
  for (const [index, option] of options.entries()) {
    const { name, value } = option;
    const { start, end, text } = name;
    const before = options[index - 1];
    if (!lacksIn && !isOption(option) && !lacksValue(before) && !(before && isWord(before))) {
      yield unknownOption(option, known, options.slice(index + 1));
    }
    if (value || !VALUED.has(text)) continue;
    const message = `A colon and a value are missing after ${said(text)}: write ${said(`${text}: 5`)}.`;
    const fix = { title: 'Insert “:”', edits: [inserted(end, ':')], safe: true };
    const next = options[index + 1];
    yield { start, end, message, fixes: next && !next.value ? [fix] : [] };
  }
}

function isOption({ name }: LoopOptionNode): boolean {
  return VALUED.has(name.text) || name.text === 'reversed';
}

/** Whether this is a word that is no option: `do`. */
function isWord(option: LoopOptionNode): boolean {
  return !isOption(option) && !option.value && similarTo(option.name.text, ['reversed']) === undefined;
}

function lacksValue(option: LoopOptionNode | undefined): boolean {
  return option !== undefined && !option.value && VALUED.has(option.name.text);
}

/** `{% for a in b limt: 5 %}`, `{% for a in b as c %}`: `rest` are the options behind it. */
function unknownOption(option: LoopOptionNode, known: ReadonlySet<string>, rest: readonly LoopOptionNode[]): Finding {
  const { start, name, value } = option;
  const meant = similarTo(name.text, value ? [...VALUED] : ['reversed']);
  const message = `Liquid ignores ${said(name.text)} here: ${meant ? `write ${said(meant)}` : 'remove it'}.`;
  const words = isWord(option) ? rest.slice(0, rest.findIndex((one) => !isWord(one)) >>> 0) : [];
  const end = words.at(-1)?.end ?? option.end;
  const fix: Fix | undefined = meant !== undefined && !known.has(meant) ? changing(name, meant, true) : undefined;
  return { start, end, message, severity: 'warning', fixes: fix ? [fix] : [] };
}

/** `{% for a in b | sort | limit: 3 | reversed %}` → the last two filters, which are options. */
export function pipedOptionsIn(facts: Facts): ReadonlySet<FilterNode> {
  return facts.once(pipedOptions);
}

const pipedOptions = ({ oddities }: Facts): ReadonlySet<FilterNode> =>
  new Set(
    oddities.pipelines.flatMap(({ node, piece }) => {
      const isList = piece.kind === 'tag' && piece.markup?.kind === 'loop' && piece.markup.collection === node;
      const isFilter = ({ named }: FilterNode) => !VALUED.has(named) && named !== 'reversed';
      return isList ? node.filters.slice(node.filters.findLastIndex(isFilter) + 1) : [];
    }),
  );

/** Reports text in a loop that is a known slip. */
export function loopJunk(facts: Facts, junk: Junk): Finding | undefined {
  const { piece, start, text } = junk;
  const markup = piece.kind === 'tag' ? piece.markup : undefined;
  if (markup?.kind !== 'loop') return undefined;
  if (start < markup.variable.start) return surplusWord(facts, junk, markup.variable);
  if (/^,\s*[A-Za-z_]\w*$/.test(text)) return secondVariable(junk);
  return text.startsWith('..') ? bareRange(facts, junk) : undefined;
}

/** `{% for each a in b %}`, `{% for var a in b %}`. */
function surplusWord({ template }: Facts, { start, end }: Junk, variable: Span): Finding {
  const word = said(textOf(template, { start, end }));
  const edits = [removed({ start, end: variable.start })];
  const message = `Only the loop’s variable belongs before “in”: remove ${word}.`;
  return { start, end, message, fixes: [{ title: `Remove ${word}`, edits, safe: true }] };
}

/** `{% for name, value in pairs %}`. */
function secondVariable({ start, end, text }: Junk): Finding {
  const message = `A loop has one variable: remove ${said(text)}. Of a pair it holds the name in [0] and the value in [1].`;
  return {
    start,
    end,
    message,
    fixes: [{ title: `Remove ${said(text)}`, edits: [removed({ start, end })], safe: false }],
  };
}

/** `{% for a in 1..3 %}`. */
function bareRange({ template: { text } }: Facts, { start }: Junk): Finding | undefined {
  const [from] = /[\w.]*\w$/.exec(textBefore(text, start, 60)) ?? [];
  const [written, to] = /^\.\.+(\w[\w.]*)\)?/.exec(text.slice(start, start + 60)) ?? [];
  if (from === undefined || written === undefined) return undefined;
  const span = { start: start - from.length, end: start + written.length };
  if (text.charAt(span.start - 1) === '(') return undefined;
  const right = `(${from}..${to})`;
  const fixes = [changing(span, right, true)];
  return { ...span, message: `A range needs parentheses: write ${said(right)}.`, fixes };
}
