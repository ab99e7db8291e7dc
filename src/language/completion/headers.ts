import type { Span } from '../../template/expressionNodes';
import type { HeaderNode, HeadersNode, JsonTextNode } from '../../template/markupNodes';
import { textOf } from '../../template/query';
import { HEADERS } from '../../template/vocabulary/headers';
import { type Completer, type Completion, type Place, parentIn, spanAt } from './completion';

interface Offered {
  readonly label: string;
  readonly kind: 'header' | 'value';
  readonly detail: string;
  readonly text: string;
}

/** `:headers { █ }`, `:headers { "█": "█" }`. */
export const completeHeaders: Completer = (place) => inText(place) ?? inGap(place);

function inText(place: Place): readonly Completion[] | undefined {
  const { path, offset } = place;
  const header = path.findLast((node): node is HeaderNode => node.kind === 'header');
  const text = path.findLast((node): node is JsonTextNode => node.kind === 'jsonText');
  const last = path.at(-1);
  const isPlain = last === text || last?.kind === 'interpolation';
  if (!header || !text || !isPlain || (text.quote !== '' && !isInQuotes(text, offset))) return undefined;
  if (text.quote === '' && /[\r\n]/.test(place.text.slice(text.start, text.end))) return undefined;
  const span = spanOf(place, text);
  if (text !== header.name) {
    const quote = text.quote === '' ? '"' : '';
    return valuesOf(place, header).map((one) => toCompletion(one, span, quote));
  }
  const names = namesFor(place, header);
  if (hasColon(place, header)) return names.map((one) => toCompletion(one, span, text.quote === '' ? '"' : ''));
  const whole = { start: text.start, end: isClosed(text) ? text.end : span.end };
  return names.map((one) => ({ ...toCompletion(withColon(one), whole, ''), filterText: text.quote + one.label }));
}

/**
 * Returns the span between the quotes. An unclosed text extends to the end of the line, so there it is the word at the
 * cursor.
 */
function spanOf(place: Place, text: JsonTextNode): Span {
  const { start, end } = spanAt(place, text.text);
  if (text.quote === '' || isClosed(text)) return { start, end };
  let close = place.offset;
  while (close < end && /[\w/-]/.test(place.text.charAt(close))) close++;
  return { start, end: close };
}

function isInQuotes(text: JsonTextNode, offset: number): boolean {
  return offset > text.start && !(isClosed(text) && offset >= text.end);
}

function isClosed({ end, text }: JsonTextNode): boolean {
  return end > text.end;
}

function hasColon({ text }: Place, { name, end }: HeaderNode): boolean {
  return /^\s*:/.test(text.slice(name.end, end));
}

/** Adds the colon and the quotes of a value after a name. */
function withColon(name: Offered): Offered {
  return { ...name, text: `"${name.label}": ` };
}

/** Completes a place where a quoted name or value can be inserted. */
function inGap(place: Place): readonly Completion[] | undefined {
  const { path, offset, text } = place;
  const cursor = { start: offset, end: offset };
  const last = path.at(-1);
  const around = parentIn(place);
  if (around?.kind === 'header' && last?.kind === 'missing' && last === around.value) {
    return text.slice(around.name.end, offset).includes(':')
      ? valuesOf(place, around).map((one) => toCompletion(one, cursor, '"'))
      : undefined;
  }
  const headers = path.findLast((node): node is HeadersNode => node.kind === 'headers');
  const isFault = around === headers && (last?.kind === 'missing' || last?.kind === 'unexpected');
  const isBetween = headers && (last === headers || isFault);
  if (!isBetween || !/[{,]\s*$/.test(text.slice(headers.start, offset))) return undefined;
  const names = namesFor(place).map((one) => toCompletion(withColon(one), cursor, ''));
  const isBeforeAnother = /^\s*"/.test(text.slice(offset));
  return isBeforeAnother ? names.map((one) => ({ ...one, newText: `${one.newText}$0,`, isSnippet: true })) : names;
}

/** Returns the header names that are not used yet. */
function namesFor({ path, facts }: Place, current?: HeaderNode): readonly Offered[] {
  const headers = path.findLast((node): node is HeadersNode => node.kind === 'headers')?.headers ?? [];
  const others = headers.filter((header) => header !== current);
  const standing = new Set(others.map(({ name }) => textOf(facts.template, name.text).toLowerCase()));
  return HEADERS.filter(({ name }) => !standing.has(name.toLowerCase())).map(({ name, doc }) => ({
    label: name,
    kind: 'header',
    detail: doc,
    text: name,
  }));
}

/**
 * Returns values that the current one does not already begin with: replacing it would lose the key after that prefix.
 */
function valuesOf({ facts: { template } }: Place, { name, value }: HeaderNode): readonly Offered[] {
  const standing = value.kind === 'missing' ? '' : textOf(template, value.text);
  const header = HEADERS.find((one) => one.name.toLowerCase() === textOf(template, name.text).toLowerCase());
  const offered = (header?.values ?? []).filter(({ text }) => !standing.startsWith(text));
  return offered.map(({ text, doc }) => ({ label: text.trim(), kind: 'value', detail: doc, text }));
}

/** Inside added quotes, the cursor is placed where the value continues. */
function toCompletion({ label, kind, detail, text }: Offered, { start, end }: Span, quote: string): Completion {
  const goesOn = quote !== '' && text.endsWith(' ');
  const newText = quote + text + (goesOn ? '$0' : '') + quote;
  const again = text.endsWith(': ') ? { again: true } : {};
  return { start, end, label, kind, newText, detail, ...again, ...(goesOn ? { isSnippet: true } : {}) };
}
