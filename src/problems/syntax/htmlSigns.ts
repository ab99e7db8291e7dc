import { type Edit, replaced } from '../../language/edit';
import type { Span } from '../../template/expressionNodes';
import type { Facts } from '../../template/facts';
import type { Piece } from '../../template/oddities';
import type { Finding } from '../rule';
import { said } from '../wording';

/** Quotes and spaces in the notation of HTML, outside of quoted texts. */
export interface HtmlSigns extends Span {
  /** The first of them. */
  readonly first: string;
  /** Replace all of them by what they stand for. */
  readonly edits: readonly Edit[];
}

const MEANINGS: ReadonlyMap<string, string> = new Map([
  ['&quot;', '"'],
  ['&#34;', '"'],
  ['&apos;', "'"],
  ['&#39;', "'"],
  ['&#039;', "'"],
  ['&nbsp;', ' '],
  ['&#160;', ' '],
]);

const SIGN = new RegExp(`["']|${[...MEANINGS.keys()].join('|')}`, 'g');

const signsOf = (facts: Facts): readonly HtmlSigns[] => {
  const { oddities, calls, template } = facts;
  const pieces = new Set<Piece>([
    ...oddities.unfitting.map(({ outer }) => outer),
    ...oddities.unknown.map(({ tag }) => tag),
    ...calls.map(({ tag }) => tag),
  ]);
  const found = [...pieces].flatMap((piece) => signsIn(template.text, piece) ?? []);
  return found.sort((one, other) => one.start - other.start);
};

/** Returns the signs of each tag and output that an HTML editor has changed: `{{ a | default: &quot;b&quot; }}`. */
export function htmlSignsIn(facts: Facts): readonly HtmlSigns[] {
  return facts.once(signsOf);
}

/** Returns the edits that write the signs as Liquid reads them. */
export function mendsOfHtmlSigns(facts: Facts): readonly Edit[] {
  return htmlSignsIn(facts).flatMap(({ edits }) => edits);
}

export function inHtml({ start, end, first, edits }: HtmlSigns): Finding {
  const sign = MEANINGS.get(first) ?? first;
  const right = sign === ' ' ? 'a blank' : sign;
  const message = `${said(first)} is HTML, which Liquid does not read: write ${right}.`;
  const title = edits.length === 1 ? `Change to ${right}` : 'Write the signs of HTML as Liquid reads them';
  return { start, end, message, fixes: [{ title, edits, safe: true }] };
}

/** Looks for the signs outside of quoted texts. A text ends with the sign that begins it. */
function signsIn(text: string, piece: Piece): HtmlSigns | undefined {
  const edits: Edit[] = [];
  let open = '';
  for (const { 0: sign, index } of text.slice(piece.start, piece.end).matchAll(SIGN)) {
    if (open !== '' && sign !== open) continue;
    const right = MEANINGS.get(sign);
    if (right !== ' ') open = open === '' ? sign : '';
    const start = piece.start + index;
    if (right !== undefined) edits.push(replaced({ start, end: start + sign.length }, right));
  }
  const [first, last] = [edits[0], edits.at(-1)];
  return first && last && { start: first.start, end: last.end, first: text.slice(first.start, first.end), edits };
}
