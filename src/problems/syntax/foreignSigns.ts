import { type Edit, replaced } from '../../language/edit';
import { NONE, type Span } from '../../template/expressionNodes';
import type { Facts } from '../../template/facts';
import type { TemplateNode } from '../../template/nodes';
import type { Piece } from '../../template/oddities';
import { inOrder } from '../../template/sorted';
import { pathAt } from '../../template/walk';
import type { Finding } from '../rule';
import { said } from '../wording';

/** Signs in the notation of HTML, or as Asian keyboards write them, outside of quoted texts. */
export interface ForeignSigns extends Span {
  /** The first of them. */
  readonly first: string;
  /** Replace all of them by what they stand for. */
  readonly edits: readonly Edit[];
}

const HTML: ReadonlyMap<string, string> = new Map([
  ['&quot;', '"'],
  ['&#34;', '"'],
  ['&apos;', "'"],
  ['&#39;', "'"],
  ['&#039;', "'"],
  ['&#124;', '|'],
  ['&nbsp;', ' '],
  ['&#160;', ' '],
]);

const FULL_WIDTH: ReadonlyMap<string, string> = new Map([
  ['｜', '|'],
  ['：', ':'],
  ['，', ','],
  ['、', ','],
  ['＝', '='],
  ['＞', '>'],
  ['＜', '<'],
  ['［', '['],
  ['］', ']'],
]);

/** Dashes that editors write in place of the hyphen of a delimiter: `–%}`. */
const DASHES: ReadonlyMap<string, string> = new Map([
  ['–', '-'],
  ['—', '-'],
  ['−', '-'],
]);

/** No-break and other spaces that Liquid does not take for blanks, and signs without a width. */
const SPACES: ReadonlyMap<string, string> = new Map([
  ...['\u00a0', '\u2007', '\u2009', '\u202f', '\u3000'].map((space) => [space, ' '] as const),
  ...['\u200b', '\u200c', '\u200d', '\u2060', '\ufeff'].map((sign) => [sign, ''] as const),
]);

/** Markup that HTML editors put around or into Liquid. */
const MARKUP = /<\/?(?:br|span|font|b|i|u|strong|em|p|div)(?:[\s/][^<>{}]*)?>/;

/** Quotes of other languages: `\"`, and a backtick. */
const QUOTES = /\\["']|`/;

const ALL_SPACES = [...SPACES.keys()].join('');
const SPACE = new RegExp(`[${ALL_SPACES}]`, 'u');

/** A tag or an output up to the first of them. */
const UP_TO_SPACE = new RegExp(`\\{[{%](?:(?![%}]\\}|\\{[{%])[^${ALL_SPACES}])*[${ALL_SPACES}]`, 'gu');

const MEANINGS: ReadonlyMap<string, string> = new Map([...HTML, ...FULL_WIDTH, ...DASHES, ...SPACES]);

/** Tags in which only expressions stand, no words and URLs. */
const EXPRESSIONS: ReadonlySet<string> = new Set([
  ...['if', 'unless', 'elsif', 'case', 'when', 'for', 'tablerow', 'assign', 'echo', 'cycle'],
]);

const KNOWN_SIGNS = [...MEANINGS.keys()];

const ALL = signs(new Map([...HTML, ...FULL_WIDTH, ...SPACES]), MARKUP, QUOTES);
const IN_WORDS = signs(HTML);

/** Matches signs, and what they are looked for outside of: quoted texts and names in braces. */
function signs(known: ReadonlyMap<string, string>, ...others: readonly RegExp[]): RegExp {
  const dash = `[${[...DASHES.keys()].join('')}]`;
  const dashes = `(?<=^\\{[{%])${dash}|${dash}(?=[%}]\\}$)`;
  const all = [...others.map(({ source }) => source), ...known.keys()].join('|');
  return new RegExp(`["']|\\$\\{[^{}]*\\}|${dashes}|${all}`, 'g');
}

/** Returns what Liquid reads in place of the sign; `undefined` when it is none of those. */
function meaningOf(sign: string): string | undefined {
  if (QUOTES.test(sign)) return sign === '`' ? "'" : sign.charAt(1);
  return MARKUP.test(sign) ? (/^<br/.test(sign) ? ' ' : '') : MEANINGS.get(sign);
}

const signsOf = (facts: Facts): readonly ForeignSigns[] => {
  const { oddities, calls, template } = facts;
  const hasOthers = oddities.unfitting.length > 0 && (MARKUP.test(template.text) || QUOTES.test(template.text));
  if (!hasOthers && !KNOWN_SIGNS.some((sign) => template.text.includes(sign))) return NONE;
  const pieces = new Set<Piece>([
    ...oddities.unfitting.map(({ outer }) => outer),
    ...oddities.unknown.map(({ tag }) => tag),
    ...calls.map(({ tag }) => tag),
    ...piecesWithSpaces(template),
  ]);
  const found = [...pieces].flatMap((piece) => signsIn(template.text, piece) ?? []);
  return inOrder(found);
};

function piecesWithSpaces(template: TemplateNode): readonly Piece[] {
  if (!SPACE.test(template.text)) return [];
  return [...template.text.matchAll(UP_TO_SPACE)].flatMap(({ index }) => {
    const path = pathAt(template, index + 1);
    if (path.some(({ kind }) => kind === 'htmlComment')) return [];
    return path.find((node) => node.kind === 'tag' || node.kind === 'output') ?? [];
  });
}

/** Returns the signs of each tag and output that an editor or a keyboard has changed: `{{ a | default: &quot;b&quot; }}`. */
export function foreignSignsIn(facts: Facts): readonly ForeignSigns[] {
  return facts.once(signsOf);
}

/** Returns the edits that write the signs as Liquid reads them. */
export function mendsOfForeignSigns(facts: Facts): readonly Edit[] {
  return foreignSignsIn(facts).flatMap(({ edits }) => edits);
}

export function foreign({ start, end, first, edits }: ForeignSigns): Finding {
  const sign = meaningOf(first) ?? first;
  if (SPACES.has(first)) return space({ start, end, first, edits });
  if (sign === '') {
    const message = `${said(first)} is HTML, which Liquid does not read: remove it.`;
    return { start, end, message, fixes: [{ title: 'Remove the HTML', edits, safe: true }] };
  }
  const right = sign === ' ' ? 'a space' : said(sign);
  if (QUOTES.test(first)) {
    const message = `${said(first)} is no quote in Liquid: write ${right}.`;
    return { start, end, message, fixes: [{ title: 'Write plain quotes', edits, safe: true }] };
  }
  const what = HTML.has(first) || first.startsWith('<') ? 'HTML' : DASHES.has(first) ? 'a dash' : 'a full-width sign';
  const message = `${said(first)} is ${what}, which Liquid does not read: write ${right}.`;
  const title = edits.length === 1 ? `Change to ${right}` : 'Write the signs as Liquid reads them';
  return { start, end, message, fixes: [{ title, edits, safe: true }] };
}

function space({ start, end, first, edits }: ForeignSigns): Finding {
  const isWide = SPACES.get(first) === ' ';
  const message = isWide
    ? 'Liquid does not read this sign as a space: write a plain space.'
    : 'There is an invisible character here: remove it.';
  const title = isWide ? 'Write a space' : 'Remove it';
  return { start, end, message, severity: 'warning', fixes: [{ title, edits, safe: true }] };
}

/** Looks for the signs outside of quoted texts. A text ends with the sign that begins it. */
function signsIn(text: string, piece: Piece): ForeignSigns | undefined {
  const known = piece.kind === 'output' || EXPRESSIONS.has(piece.name) ? ALL : IN_WORDS;
  const edits: Edit[] = [];
  let open = '';
  for (const { 0: sign, index } of text.slice(piece.start, piece.end).matchAll(known)) {
    if ((open !== '' && sign !== open) || sign.startsWith('${')) continue;
    const right = meaningOf(sign);
    if (/^["']/.test(right ?? sign)) open = open === '' ? sign : '';
    const start = piece.start + index;
    if (right !== undefined) edits.push(replaced({ start, end: start + sign.length }, right));
  }
  const [first, last] = [edits[0], edits.at(-1)];
  return first && last && { start: first.start, end: last.end, first: text.slice(first.start, first.end), edits };
}
