import { inserted } from '../../language/edit';
import type { Facts } from '../../template/facts';
import type { ArgumentsNode, OptionNode } from '../../template/markupNodes';
import type { TagNode, TemplateNode } from '../../template/nodes';
import { optionNamed, textOf } from '../../template/query';
import { EXTRAS_OPTIONS } from '../../template/vocabulary/options';
import type { Finding } from '../rule';
import { said } from '../wording';
import type { Junk } from './faults';

/** Reports what a tag of Braze lacks: `{% catalog_items books %}`, `{% promotion() %}`, `{% abort_message 'x' %}`. */
export function* lacksOfTag(facts: Facts, tag: TagNode): Iterable<Finding> {
  const { template } = facts;
  const { name, markup, unexpected, unclosed } = tag;
  if (unexpected.length > 0 || unclosed) return;
  if (markup?.kind === 'catalog' && markup.catalog.kind !== 'missing' && markup.items.length === 0) {
    const what = name === 'catalog_items' ? 'The ID of an item' : 'The name of a selection';
    const { start, end } = markup.catalog;
    yield { start, end, message: `${what} is missing after ${said(textOf(template, markup.catalog))}: write it.` };
  }
  if (name === 'message_extras') yield* lacksOfExtras(tag);
  const values = markup?.kind === 'arguments' ? markup.values : [];
  if (name === 'promotion' && values.length === 0)
    yield { ...spanOfWord(tag), message: "The list of the codes is missing: write “promotion('list')”." };
  if (markup?.kind === 'arguments' && values.length > 0) {
    const wrong = name === 'abort_message' ? reasonIn(facts, markup) : undefined;
    if (wrong) yield wrong;
    else if (template.text[markup.start] !== '(') yield withoutParentheses(template, tag, markup);
  }
}

function* lacksOfExtras(tag: TagNode): Iterable<Finding> {
  const { markup } = tag;
  if (markup?.kind !== 'options' || markup.options.some(({ name }) => !isExtra(name))) return;
  const missing = EXTRAS_OPTIONS.find(({ name }) => !optionNamed(markup, name));
  if (!missing) return;
  const message = `${said(`:${missing.name}`)} is missing: write “message_extras :key name :value value”.`;
  yield { ...spanOfWord(tag), message };
}

function isExtra(name: OptionNode['name']): boolean {
  return EXTRAS_OPTIONS.some((known) => name.kind === 'name' && known.name === name.text);
}

/** `{% message_extras key a value b %}` → `{% message_extras :key a :value b %}`. */
export function extrasWithoutColons({ piece, start, end, text }: Junk): Finding | undefined {
  if (piece.kind !== 'tag' || piece.name !== 'message_extras') return undefined;
  const names = [...text.matchAll(/(?<!\S)(?:key|value)(?=\s)/g)];
  if (names.length === 0) return { start, end, message: 'The parts of “message_extras” are “:key” and “:value”.' };
  const edits = names.map(({ index }) => inserted(start + index, ':'));
  const message = 'A colon belongs before “key” and “value”: write it.';
  return { start, end, message, fixes: [{ title: 'Insert “:”', edits, safe: true }] };
}

function spanOfWord({ word: { start, end } }: TagNode) {
  return { start, end };
}

/** `{% promotion 'list' %}` → `{% promotion('list') %}`. */
function withoutParentheses(template: TemplateNode, { name, word }: TagNode, { start, end }: ArgumentsNode): Finding {
  const written = template.text.slice(start, end);
  const isClosed = written.endsWith(')') && !written.includes('(');
  const right = `${name}(${written}${isClosed ? '' : ')'}`;
  const opening = { start: word.end, end: start, newText: '(' };
  const edits = isClosed ? [opening] : [opening, inserted(end, ')')];
  return {
    start,
    end,
    message: `Parentheses belong around this: write ${said(right)}.`,
    severity: 'warning',
    fixes: [{ title: 'Put it in parentheses', edits, safe: true }],
  };
}

/** `{% abort_message('Hi {{ name }}') %}`, `{% abort_message(reason) %}`: the reason is a text, as it is written. */
function reasonIn({ template, variables }: Facts, { values }: ArgumentsNode): Finding | undefined {
  const [value] = values;
  if (value?.kind !== 'string' && value?.kind !== 'lookup' && value?.kind !== 'output') return undefined;
  const { start, end } = value;
  const text = textOf(template, value);
  if (value.kind === 'string' && !/\{[{%]/.test(text)) return undefined;
  const what = value.kind === 'string' ? 'no Liquid in it is rendered' : 'no variable is read';
  const isWord = /^\w+$/.test(text) && !variables.some((one) => one.name === text && one.definitions.length > 0);
  const edits = [inserted(start, "'"), inserted(end, "'")];
  const fix = { title: 'Put it in quotes', edits, safe: false };
  const message = `The reason is a plain text in quotes: ${what}.`;
  return { start, end, message, severity: 'warning', ...(isWord ? { fixes: [fix] } : {}) };
}
