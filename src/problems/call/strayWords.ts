import { inserted, removed, replaced } from '../../language/edit';
import { restOfUrl } from '../../language/restOfUrl';
import { gapStart } from '../../template/before';
import type { Span } from '../../template/expressionNodes';
import type { Facts } from '../../template/facts';
import type { Call } from '../../template/found';
import type { OptionNode } from '../../template/markupNodes';
import { optionNamed, textOf } from '../../template/query';
import { lastIndexUpTo } from '../../template/sorted';
import { OPTIONS } from '../../template/vocabulary/options';
import { isColonOf } from '../rewriting';
import type { Finding, Fix } from '../rule';
import { said } from '../wording';
import { colonlessIn } from './optionSigns';
import { misnamedIn } from './save';

/** A word, Liquid, a filter or an object. Other rules report signs and quotes. */
const WORDS = /^(?:[\w%.-]*\w|\{\{|\|\s*\w|\{\s*")/;
const NAMES: ReadonlySet<string> = new Set(OPTIONS.map(({ name }) => name));
/** A longer text is no part of a URL. Bounds the work on hostile input. */
const LONGEST = 1_000;

const BLANKS = /\{\{[\s\S]*?\}\}|\s+/g;

/** Reports words that belong neither to the URL nor to an option: `https://x.io/new york :retry 3`. */
export function* strayWords(facts: Facts, call: Call): Iterable<Finding> {
  const { tag, node } = call;
  if (tag.unclosed || node.url.kind === 'missing' || !/^https?:\/\/|^\{\{/i.test(textOf(facts.template, node.url)))
    return;
  const told = [...restOfUrl(facts.template, call), misnamedIn(facts, call)];
  for (const span of tag.unexpected) {
    const text = textOf(facts.template, span);
    if (!WORDS.test(text) || colonlessIn(text) || NAMES.has(/^\w*/.exec(text)?.[0] ?? '')) continue;
    if (told.some((one) => one && one.start <= span.start && span.start < one.end)) continue;
    const index = lastIndexUpTo(node.options, span.start);
    const [owner, before] = [node.options[index], node.options[index - 1]];
    if (!owner) yield behindUrl(facts, call, span, text);
    else if (endsItsValue(owner) && !(before && isColonOf(before, owner))) yield behindOption(facts, owner, span, text);
  }
}

/** Whether nothing else can belong to the option. Other rules report what is wrong with it and its value. */
function endsItsValue({ name, value }: OptionNode): boolean {
  return name.kind === 'name' && name.text !== 'body' && NAMES.has(name.text) && value?.kind !== 'missing';
}

/** `https://x.io?q=new york`, `https://x.io {"a": "b"}`. */
function behindUrl({ template }: Facts, { node }: Call, span: Span, text: string): Finding {
  const { start, end } = span;
  if (text.startsWith('{') && !text.startsWith('{{')) {
    const fix = { title: 'Insert “:headers”', edits: [inserted(start, ':headers ')], safe: false };
    const message = 'Braze ignores this object: write the option that it belongs to before it, as “:headers”.';
    return { start, end, message, ...(optionNamed(node, 'headers') ? {} : { fixes: [fix] }) };
  }
  const remove = removing(template.text, span, text);
  if (text.startsWith('|'))
    return { start, end, message: `A URL takes no filter: remove ${said(text)}.`, fixes: [remove] };
  const gap = { start: node.url.end, end };
  const message = `Braze reads a URL up to its first space: write “%20” for the one before ${said(text)}.`;
  if (end - gap.start > LONGEST) return { start, end, message, fixes: [remove] };
  const joined = textOf(template, gap).replace(BLANKS, (found) => (found.startsWith('{{') ? found : '%20'));
  const join: Fix = { title: 'Write “%20” for the space', edits: [replaced(gap, joined)], safe: false };
  return { start, end, message, fixes: [join, remove] };
}

/** `:retry 3`, `:content_type text/plain; charset=utf-8`. */
function behindOption({ template }: Facts, { name, value, end: gap }: OptionNode, span: Span, text: string): Finding {
  const { start, end } = span;
  const option = said(`:${textOf(template, name)}`);
  if (template.text[gapStart(template.text, start) - 1] === ';') {
    const message = `The value of ${option} has no spaces: remove the one before ${said(text)}.`;
    const fix = { title: 'Remove the space', edits: [removed({ start: gap, end: start })], safe: true };
    return { start, end, message, fixes: [fix] };
  }
  const what = !value
    ? `${option} takes no value`
    : /^\{(?!\{)/.test(text)
      ? `One object stands behind ${option}`
      : `The value of ${option} has no spaces`;
  const message = `${what}: remove ${said(text)}.`;
  return { start, end, message, fixes: [removing(template.text, span, text)] };
}

function removing(text: string, { start, end }: Span, written: string): Fix {
  return { title: `Remove ${said(written)}`, edits: [removed({ start: gapStart(text, start), end })], safe: false };
}
