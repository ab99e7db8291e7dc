import { replaced } from '../../language/edit';
import type { StringNode } from '../../template/expressionNodes';
import type { JsonTextNode } from '../../template/markupNodes';
import type { TemplateNode } from '../../template/nodes';
import { optionNamed } from '../../template/query';
import type { Finding, Fix, Rule } from '../rule';
import { foreign, foreignSignsIn } from './foreignSigns';

const MESSAGE = 'Only straight quotes delimit a text: replace the curly ones.';
const TITLE = 'Use straight quotes';

/** `{{ name | default: ‘friend’ }}`, `{{ name | default: &quot;friend&quot; }}`, and JSON pasted from a word processor. */
export const curlyQuotes: Rule = {
  code: 'curly-quotes',
  severity: 'error',
  looksAt: 'written',
  *find({ facts }) {
    const { oddities, template, calls } = facts;
    for (const signs of foreignSignsIn(facts)) yield foreign(signs);
    for (const { node } of oddities.curly) {
      const fix = straightened(template, node);
      yield { start: node.start, end: node.end, message: MESSAGE, fixes: fix ? [fix] : [] };
    }
    for (const { node } of calls) {
      const body = optionNamed(node, 'body')?.value;
      if (body?.kind === 'interpolation') yield* inBody(template, body.start, body.end);
    }
  },
};

/** Returns `undefined` for an unclosed text, whose intended end is unknown. */
function straightened({ text }: TemplateNode, { kind, start, end }: StringNode | JsonTextNode): Fix | undefined {
  if (end - start < 2 || !isQuote(text.charAt(end - 1))) return undefined;
  const inner = text.slice(start + 1, end - 1);
  const usual = kind === 'jsonText' || /[\u201c-\u201f"]/.test(text.charAt(start)) ? '"' : "'";
  const quote = kind === 'string' && inner.includes(usual) ? (usual === '"' ? "'" : '"') : usual;
  if (inner.includes(quote) && !inner.includes('{{')) return undefined;
  const edits = [replaced({ start, end: start + 1 }, quote), replaced({ start: end - 1, end }, quote)];
  return { title: TITLE, edits, safe: true };
}

function isQuote(character: string): boolean {
  return /["'\u2018-\u201f]/.test(character);
}

/** `:body {“a”:“b”}`: all quotes in the JSON are curly. */
function* inBody({ text }: TemplateNode, start: number, end: number): Iterable<Finding> {
  const body = text.slice(start, end);
  if (!/^\s*[{[]/.test(body) || body.startsWith('{{') || body.includes('"')) return;
  const quotes = [...body.matchAll(/[\u201c-\u201f]/g)].map(({ index }) => ({
    start: start + index,
    end: start + index + 1,
  }));
  const [first, last] = [quotes[0], quotes.at(-1)];
  if (!first || !last || first === last) return;
  const edits = quotes.map((quote) => replaced(quote, '"'));
  yield { start: first.start, end: last.end, message: MESSAGE, fixes: [{ title: TITLE, edits, safe: true }] };
}
