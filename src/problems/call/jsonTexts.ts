import { type Edit, inserted, removed, replaced } from '../../language/edit';
import type { Span } from '../../template/expressionNodes';
import type { InterpolationNode, JsonTextNode } from '../../template/markupNodes';
import type { TemplateNode } from '../../template/nodes';
import { textOf } from '../../template/query';
import { inOrder } from '../../template/sorted';

/** A place that makes headers invalid JSON. The messages never quote a value, because it may be a key. */
export interface Fault extends Span {
  readonly message: string;
  /** The title of its fix. */
  readonly title: string;
  /** Empty when the intention is unclear. */
  readonly edits: readonly Edit[];
  readonly isGuess?: true;
}

const BACKSLASH = 0x5c;

interface Backslash {
  readonly start: number;
  /** The text after the backslash: the escaped character and up to four more. */
  readonly sign: string;
}

/** A JSON number or keyword. */
const BARE = /^(?:-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)$/;
const CURLY = /^[\u2018-\u201f]$/;

/** Returns the faults in the name or value of a header: `'a'`, `<key>`, `"a\d"`. Another rule reports curly quotes. */
export function faultsInText(template: TemplateNode, node: JsonTextNode, isName: boolean): readonly Fault[] {
  const { start, end, quote, text } = node;
  if (CURLY.test(quote)) return [];
  if (quote === '"') return escapesIn(template, text);
  const what = isName ? 'The name' : 'The value';
  if (quote === '') {
    if (isJson(template, text, isName)) return [];
    const message = `${what} of a header needs double quotes: put it in them.`;
    if (textOf(template, node).includes('"') && text.pieces.length === 0)
      return [{ start, end, message, title: '', edits: [] }];
    const edits = [inserted(start, '"'), ...escaped(template, text), inserted(end, '"')];
    return [{ start, end, message, title: 'Put it in double quotes', edits }];
  }
  const close = { start: end - 1, end };
  if (text.end > close.start) return [];
  const message = `${what} of a header needs double quotes: write " instead of '.`;
  const edits = [replaced({ start, end: start + 1 }, '"'), ...escaped(template, text), replaced(close, '"')];
  return [{ start, end, message, title: 'Use double quotes', edits }];
}

/** Whether an unquoted value is acceptable: a number, list or object, or Liquid only. */
function isJson(template: TemplateNode, text: InterpolationNode, isName: boolean): boolean {
  const literal = literalParts(text).map((part) => textOf(template, part));
  const [first = ''] = literal;
  const isNested = !isName && /^[[{]/.test(first);
  if (text.pieces.some(({ kind }) => kind === 'output')) return isNested || literal.every((part) => part.trim() === '');
  return !isName && (BARE.test(first) || (isNested && parses(first)));
}

function parses(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function escapesIn(template: TemplateNode, text: InterpolationNode): readonly Fault[] {
  const faults: Fault[] = [];
  for (const { start, sign } of backslashesIn(template, text)) {
    if (/^["\\/bfnrt]/.test(sign) || /^u[\da-fA-F]{4}/.test(sign)) continue;
    const message = 'JSON has no such escape: write two backslashes where one is meant.';
    faults.push({ start, end: start + 2, message, title: 'Double the backslash', edits: [inserted(start, '\\')] });
  }
  return faults;
}

/** Adds a backslash before each `"` outside of Liquid, which would end the text, and removes those before `'`. */
function escaped(template: TemplateNode, text: InterpolationNode): readonly Edit[] {
  const escapes = backslashesIn(template, text);
  const edits = escapes
    .filter(({ sign }) => sign.startsWith("'"))
    .map(({ start }) => removed({ start, end: start + 1 }));
  const known = new Set(escapes.map(({ start }) => start + 1));
  for (const part of literalParts(text)) {
    for (const { index } of textOf(template, part).matchAll(/"/g)) {
      if (!known.has(part.start + index)) edits.push(inserted(part.start + index, '\\'));
    }
  }
  return inOrder(edits);
}

/** Returns each backslash outside of Liquid that escapes something, with the character that follows. */
function backslashesIn({ text }: TemplateNode, node: InterpolationNode): readonly Backslash[] {
  const found: Backslash[] = [];
  for (const { start, end } of literalParts(node)) {
    for (let at = start; at + 1 < end; at++) {
      if (text.charCodeAt(at) !== BACKSLASH) continue;
      found.push({ start: at, sign: text.slice(at + 1, Math.min(at + 6, end)) });
      at++;
    }
  }
  return found;
}

/** Returns the spans between the outputs. */
function literalParts({ start, end, pieces }: InterpolationNode): readonly Span[] {
  const parts: Span[] = [];
  let at = start;
  for (const piece of pieces) {
    if (piece.kind !== 'output') continue;
    if (piece.start > at) parts.push({ start: at, end: piece.start });
    at = piece.end;
  }
  if (end > at) parts.push({ start: at, end });
  return parts;
}
