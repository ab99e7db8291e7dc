import { inserted, removed, replaced } from '../../language/edit';
import { gapStart, textBefore } from '../../template/before';
import type { MissingNode, Span, UnexpectedNode } from '../../template/expressionNodes';
import type { HeadersNode, JsonTextNode } from '../../template/markupNodes';
import type { TemplateNode } from '../../template/nodes';
import { textOf } from '../../template/query';
import { lastIndexUpTo, lastUpTo } from '../../template/sorted';
import type { Fault } from './jsonTexts';

/** Maximum distance at which the end of a text is searched. */
const LONGEST = 300;

type Sign = MissingNode | UnexpectedNode;

/** Returns what is wrong with the colons, commas, quotes and braces of headers, in document order. */
export function faultsInSigns(template: TemplateNode, headers: HeadersNode): readonly Fault[] {
  return independent(template, headers).flatMap((sign) => toFault(template, headers, sign) ?? []);
}

/**
 * Keeps one colon fault between two commas, because one mistake may cause several: in `"a" "b"`, a colon and a comma
 * are missing. Drops all faults after an unclosed text, where nothing is certain.
 */
function independent({ text }: TemplateNode, { headers, faults }: HeadersNode): readonly Sign[] {
  const kept: Sign[] = [];
  let next = 0;
  let isWrong = false;
  for (const fault of faults) {
    for (let header = headers[next]; header && header.start <= fault.start; header = headers[++next]) {
      if (/[{,]\s*$/.test(textBefore(text, header.start, 80))) isWrong = false;
    }
    const isColon = isMissing(fault, ':') || (fault.kind === 'unexpected' && text[fault.start] === ':');
    if (isWrong && (isColon || isMissing(fault, ','))) continue;
    isWrong ||= isColon;
    kept.push(fault);
    if (isMissing(fault, 'quote')) break;
  }
  return kept;
}

function isMissing(sign: Sign, expected: MissingNode['expected']): boolean {
  return sign.kind === 'missing' && sign.expected === expected;
}

function toFault(template: TemplateNode, headers: HeadersNode, sign: Sign): Fault | undefined {
  if (sign.kind === 'unexpected') return tooMany(template, sign);
  if (sign.expected === '}') return endless(template, headers);
  if (sign.expected === 'quote') return endlessText(template, headers, sign);
  if (sign.expected === ':' && isOfLiquid(headers, sign)) return undefined;
  const cut = torn(template, headers, sign) ?? tornValue(template, headers, sign);
  return cut ?? otherSign(template, headers, sign) ?? between(template, headers, sign);
}

/** `{ {{ more }}, "a": "b" }`: the output before the sign may hold whole headers. */
function isOfLiquid({ headers }: HeadersNode, { start }: Span): boolean {
  const name = headers[lastIndexUpTo(headers, start - 1)]?.name;
  const pieces = name?.text.pieces ?? [];
  return name?.quote === '' && pieces[0]?.start === name.start && pieces.at(-1)?.end === name.end;
}

function tooMany(template: TemplateNode, { start, end }: Span): Fault {
  const what = textOf(template, { start, end }) === ',' ? 'comma' : 'colon';
  const message = `This ${what} has no place in JSON: remove it.`;
  return { start, end, message, title: `Remove the ${what}`, edits: [removed({ start, end })] };
}

/** Describes an unclosed last text. A brace at its end may be the closing one of the headers. */
function endless({ text }: TemplateNode, { start, headers }: HeadersNode): Fault {
  const last = headers.at(-1)?.end ?? start + 1;
  const edits = [inserted(last, '}')];
  return {
    start,
    end: start + 1,
    message: 'The headers do not end: write a brace after them.',
    title: 'End the headers',
    edits,
    ...(/\}["']$/.test(text.slice(start, last)) && text[last - 3] !== '}' ? { isGuess: true } : {}),
  };
}

/** Ends an unclosed text before a comma, brace or option at the end of its line. */
function endlessText(template: TemplateNode, { headers, faults }: HeadersNode, { start: at }: Span): Fault {
  const header = lastUpTo(headers, at);
  const value = header?.value.kind === 'jsonText' && header.value.start < at ? header.value : undefined;
  const { start, end } = value ?? header?.name ?? { start: at, end: at };
  const text = textOf(template, { start, end }).slice(0, LONGEST);
  const [mixed] = /^'[^'"\r\n]*"(?=\s*(?:[:,}]|$))/.exec(text) ?? [];
  if (mixed !== undefined) return beginning(start, mixed.length);
  const likelyEnd = start + Math.max(text.search(/\s*[,}]?\s*(?:\s:[a-z_]{3,}\b.*)?$/), 1);
  const message = 'This text does not end on its line: write the quote that ends it.';
  const isLast = faults.some((fault) => isMissing(fault, '}')) && !/^\s*[,}]/.test(text.slice(likelyEnd - start));
  const close = isLast ? '"}' : '"';
  const written = text.slice(1, likelyEnd - start);
  const isOther = text.startsWith('"') && written.indexOf("'") === written.length - 1 && written.length > 0;
  const edits = [isOther ? replaced({ start: likelyEnd - 1, end: likelyEnd }, close) : inserted(likelyEnd, close)];
  return { start, end: likelyEnd, message, title: 'End the text', edits, isGuess: true };
}

/** Adds the opening quote to `'a": "b"`. */
function beginning(start: number, length: number): Fault {
  const message = 'This text begins with another quote than it ends with: write ".';
  const edits = [replaced({ start, end: start + 1 }, '"')];
  return { start, end: start + length, message, title: 'Use double quotes', edits };
}

/** `"a: "b"`, `"a" = "b"`: something other than a colon is between name and value. */
function torn(
  { text }: TemplateNode,
  { headers }: HeadersNode,
  { start: at, expected }: MissingNode,
): Fault | undefined {
  const index = lastIndexUpTo(headers, at - 1);
  const [before, after] = [headers[index]?.name, headers[index + 1]?.name];
  if (expected !== ':' || !before || !after || !isRemainder(text, before, after)) return undefined;
  const [sign] = /^(?:=>?|;)/.exec(text.slice(after.start, after.start + 2)) ?? [];
  if (sign) {
    const span = { start: after.start, end: after.start + sign.length };
    const message = `A colon belongs between name and value: write one instead of “${sign}”.`;
    return { ...span, message, title: 'Write a colon', edits: [replaced(span, ':')] };
  }
  const colon = text.lastIndexOf(':', before.end - 1);
  const message = 'This name does not end: write the quote that ends it.';
  const edit = text[colon - 1] === "'" ? replaced({ start: colon - 1, end: colon }, '"') : inserted(colon, '"');
  return { start: before.start, end: colon, message, title: 'End the name', edits: [edit] };
}

/** `"a": "b, "c": "d"`: the value extends to the next quote. */
function tornValue(
  { text }: TemplateNode,
  { headers }: HeadersNode,
  { start: at, expected }: MissingNode,
): Fault | undefined {
  const index = lastIndexUpTo(headers, at - 1);
  const [value, after] = [headers[index]?.value, headers[index + 1]?.name];
  if (expected !== ',' || value?.kind !== 'jsonText' || !after || !isRestOfValue(text, value, after)) return undefined;
  const comma = text.lastIndexOf(',', value.end - 1);
  const end = gapStart(text, comma);
  const message = 'This text does not end: write the quote that ends it.';
  const edit = text[end - 1] === "'" ? replaced({ start: end - 1, end }, '"') : inserted(end, '"');
  return { start: value.start, end, message, title: 'End the text', edits: [edit] };
}

/** `"a": "b"; "c": "d"`, `"a": "b";`: another character is in place of a comma. */
function otherSign(
  template: TemplateNode,
  { headers }: HeadersNode,
  { start: at, expected }: MissingNode,
): Fault | undefined {
  const name = headers[lastIndexUpTo(headers, at - 1) + 1]?.name;
  if (expected !== ',' || !name || !isOtherSign(template, name)) return undefined;
  const span = { start: name.start, end: name.start + 1 };
  const sign = textOf(template, span);
  const rest = template.text.slice(span.end, name.end).trim();
  if (rest === '') {
    return {
      ...span,
      message: `“${sign}” has no place in JSON: remove it.`,
      title: `Remove “${sign}”`,
      edits: [removed(span)],
    };
  }
  const message = `A comma belongs between headers: write one instead of “${sign}”.`;
  const edits = /^"[^"\\]*"$/.test(rest) ? [replaced(span, ',')] : [];
  return { ...span, message, title: 'Write a comma', edits };
}

/** Whether an unquoted name begins with a character that JSON does not allow there. */
export function isOtherSign({ text }: TemplateNode, { quote, start }: JsonTextNode): boolean {
  return quote === '' && /[;|.&]/.test(text.charAt(start));
}

/** Whether the name is the rest of one whose opening quote has closed the previous value: `c"` in `"b, "c"`. */
export function isRestOfValue(text: string, { start, end, quote }: JsonTextNode, name: JsonTextNode): boolean {
  if (quote !== '"' || name.quote !== '' || name.start !== end) return false;
  return (
    /,\s*"$/.test(text.slice(Math.max(start + 1, end - LONGEST), end)) &&
    /^[\w-]+"$/.test(text.slice(name.start, name.end))
  );
}

/** Whether the second text is the rest of a value after a fault between name and value: `b"` in `"a: "b"`. */
export function isRemainder(text: string, before: JsonTextNode, after: JsonTextNode): boolean {
  if (before.quote !== '"' || after.quote !== '') return false;
  const [start, end] = [text.slice(before.start, before.end), text.slice(after.start, after.end)];
  return (
    /^(?:=>?|;)\s*"[^"]*"$/.test(end) || (before.end === after.start && /:\s*"$/.test(start) && /^[^"]*"$/.test(end))
  );
}

/** Reports the fault at the text that follows. */
function between(
  template: TemplateNode,
  { headers }: HeadersNode,
  { start: at, end, expected }: MissingNode,
): Fault | undefined {
  const index = lastIndexUpTo(headers, at - 1);
  const [before, after] = [headers[index], headers[index + 1]];
  const isColon = expected === ':';
  if (isColon && before && isOtherSign(template, before.name)) return undefined;
  if (isColon && before && !after) {
    const message = 'This header has no value: write a colon and a text in double quotes after it.';
    return { start: before.name.start, end: before.name.end, message, title: '', edits: [] };
  }
  if (isColon && before && after && textOf(template, before.name).endsWith(':"')) return colonInside(before.name);
  const what = isColon ? 'colon' : 'comma';
  const place = after?.name ?? { start: at, end };
  const isTorn = isColon && after?.name.quote === '' && /^[^\w<{[-]/.test(textOf(template, after.name));
  const edits = [inserted((isColon ? before?.name.end : before?.end) ?? at, expected)];
  const message = `A ${what} is missing before this text: write one.`;
  return { start: place.start, end: place.end, message, title: `Insert the ${what}`, edits: isTorn ? [] : edits };
}

/** `"a:" "b"` → `"a": "b"`. */
function colonInside({ start, end }: Span): Fault {
  const message = 'The colon belongs after the quotes of a name, not inside them: move it.';
  return { start, end, message, title: 'Move the colon', edits: [replaced({ start: end - 2, end }, '":')] };
}
