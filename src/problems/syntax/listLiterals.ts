import { replaced } from '../../language/edit';
import { FreshNames } from '../../language/freshNames';
import { textBefore } from '../../template/before';
import type { Span } from '../../template/expressionNodes';
import type { Facts } from '../../template/facts';
import type { Lack, Piece } from '../../template/oddities';
import { lineTag, tagBefore } from '../placing';
import type { Finding, Fix } from '../rule';
import { said } from '../wording';
import type { Junk } from './faults';

const VALUE = `'[^'\\r\\n]*'|"[^"\\r\\n]*"|-?\\d+(?:\\.\\d+)?`;
const LONGEST = 300;

/** The beginning of a list, which is none of the brackets in `a['b']`. */
const OPENING = /(?<![\w\]})"'.-])\[[^[\]]*$/;
const CLOSE = /^\s*\]/;
const VALUES = new RegExp(`^\\[\\s*(?:(?:${VALUE})\\s*(?:,\\s*(?!\\])|(?=\\])))*\\]$`);

/** What stands before the first value in tags that take filters. */
const AT_HEAD = /^(?:\{\{-?|(?:\{%-?\s*)?(?:echo|assign\s+[\w-]+\s*=))\s*$/;

/** Reports `['a', 'b']`, of which Liquid passes over `, 'b'`. */
export function listIn(facts: Facts, { start, end, text, piece }: Junk): Finding | undefined {
  if (!text.startsWith(',')) return undefined;
  return listAround(facts, { start, end }, facts.once(outerPieces).get(piece) ?? piece);
}

const outerPieces = ({ oddities }: Facts): ReadonlyMap<Piece, Piece> =>
  new Map(oddities.unfitting.map(({ piece, outer }) => [piece, outer]));

/** Reports `[]`, in which Liquid misses a value. */
export function emptyList(facts: Facts, { node, asker, outer }: Lack): Finding | undefined {
  return asker.kind === 'index' && node.expected === 'value' ? listAround(facts, node, outer) : undefined;
}

function listAround(facts: Facts, { start, end }: Span, outer: Piece): Finding | undefined {
  const { text } = facts.template;
  const [opening] = OPENING.exec(textBefore(text, start, LONGEST)) ?? [];
  const [close] = CLOSE.exec(text.slice(end, end + LONGEST)) ?? [];
  if (opening === undefined || close === undefined) return undefined;
  const span = { start: start - opening.length, end: end + close.length };
  const right = splitText(text.slice(span.start, span.end));
  const fix = right === undefined ? undefined : fixOf(facts, span, outer, right);
  const message = `Liquid has no lists in brackets: split a text, as in ${said(right ?? "'a,b' | split: ','")}.`;
  return { ...span, message, ...(fix ? { fixes: [fix] } : {}) };
}

/** `['a', 'b']` → `'a,b' | split: ','`; nothing if a value holds the comma. */
function splitText(list: string): string | undefined {
  if (!VALUES.test(list)) return undefined;
  const values = list.match(new RegExp(VALUE, 'g')) ?? [];
  const texts = values.map((value) => value.replace(/^(["'])(.*)\1$/s, '$2'));
  const quote = values.some((value) => value.startsWith('"')) ? '"' : "'";
  if (texts.some((text) => text.includes(',') || text.includes(quote))) return undefined;
  return `${quote}${texts.join(',')}${quote} | split: ${quote},${quote}`;
}

function fixOf(facts: Facts, list: Span, outer: Piece, right: string): Fix {
  const { template, branches } = facts;
  if (AT_HEAD.test(template.text.slice(outer.start, list.start))) {
    return { title: `Change to ${said(right)}`, edits: [replaced(list, right)], safe: false };
  }
  const place = (outer.kind === 'tag' ? branches.of(outer)?.block.tag : undefined) ?? outer;
  const name = new FreshNames(facts).like('list');
  const assign = lineTag(`assign ${name} = ${right}`, place);
  return {
    title: `Assign it to ${said(name)} before`,
    edits: [tagBefore(template, place, assign), replaced(list, name)],
    safe: false,
  };
}
