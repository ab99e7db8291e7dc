import type { NameNode } from './expressionNodes';
import { readHeaders } from './headers';
import { readInterpolation, type Stop, skipBackslash } from './interpolation';
import { type CallNode, type CatalogNode, type InterpolationNode, OptionNode, type OptionsNode } from './markupNodes';
import { isBlank, isNamePart, isQuote, type Scanner } from './scanner';
import { urlReader } from './url';
import { CATALOG_OPTIONS, EXTRAS_OPTIONS, OPTIONS, type OptionEntry, type OptionValue } from './vocabulary/options';

const QUOTE = 0x22;
const COLON = 0x3a;
const EQUALS = 0x3d;
const OPEN_BRACKET = 0x5b;
const BACKSLASH = 0x5c;
const CLOSE_BRACKET = 0x5d;
const OPEN = 0x7b;
const CLOSE = 0x7d;

type OptionValues = ReadonlyMap<string, OptionValue>;

const CALL = valuesOf(OPTIONS);
const EXTRAS = valuesOf(EXTRAS_OPTIONS);
const CATALOG = valuesOf(CATALOG_OPTIONS);

function valuesOf(options: readonly OptionEntry[]): OptionValues {
  return new Map(options.map(({ name, value }) => [name, value]));
}

/** A URL ends at white space, or at an option with no space before it. */
const readUrl = urlReader((scanner, code) => isBlank(code) || (code === COLON && beginsOption(scanner, CALL)));

/** `https://… :save weather`. */
export function readCall(scanner: Scanner): CallNode {
  const gap = scanner.at;
  scanner.skipBlanks();
  const start = scanner.at;
  const url = readUrlOrGap(scanner, gap);
  const options = readOptions(scanner, CALL);
  return { kind: 'call', start: Math.min(start, url.start), end: lastEnd(options, url.end), url, options };
}

function readUrlOrGap(scanner: Scanner, gap: number): CallNode['url'] {
  if (scanner.done || scanner.code() === COLON) {
    scanner.at = gap;
    return scanner.missing('url');
  }
  return readUrl(scanner);
}

/** `:key copy_id :value {{ id }}`. */
export function readExtras(scanner: Scanner): OptionsNode {
  scanner.skipBlanks();
  const start = scanner.at;
  const options = readOptions(scanner, EXTRAS);
  return { kind: 'options', start, end: lastEnd(options, start), options };
}

/** `products {{ id }} 12 :rerender`. */
export function readCatalog(scanner: Scanner): CatalogNode {
  const gap = scanner.at;
  scanner.skipBlanks();
  const start = scanner.at;
  const words: InterpolationNode[] = [];
  for (; !scanner.done && scanner.code() !== COLON; scanner.skipBlanks()) words.push(readWord(scanner));
  const [first, ...items] = words;
  if (!first) scanner.at = gap;
  const catalog = first ?? scanner.missing('catalog');
  const options = readOptions(scanner, CATALOG);
  const end = lastEnd(options, items[items.length - 1]?.end ?? catalog.end);
  return { kind: 'catalog', start: Math.min(start, catalog.start), end, catalog, items, options };
}

/** Reads a word up to white space or an option with no space before it. A quoted word may contain spaces. */
function readWord(scanner: Scanner, known?: OptionValues): InterpolationNode {
  const start = scanner.at;
  const closing = isQuote(scanner.code()) ? scanner.closingQuote(start) : -1;
  return readInterpolation(
    scanner,
    (_, code) =>
      scanner.at > closing &&
      (isBlank(code) || (code === COLON && known !== undefined && beginsOption(scanner, known))),
  );
}

function lastEnd(options: readonly OptionNode[], otherwise: number): number {
  return options[options.length - 1]?.end ?? otherwise;
}

/** Reads all options to the end of the markup. Words that belong to no option are rejected. */
function readOptions(scanner: Scanner, known: OptionValues): readonly OptionNode[] {
  const mark = scanner.lists.size;
  for (;;) {
    scanner.skipBlanks();
    if (scanner.done) return scanner.lists.take(mark);
    if (scanner.code() === COLON) scanner.lists.add(readOption(scanner, known));
    else {
      const start = scanner.at;
      while (!scanner.done && !(scanner.code() === COLON && standsApart(scanner, known))) scanner.at++;
      scanner.reject(start);
    }
  }
}

/** Whether the colon is behind a space, or begins a known option. */
function standsApart(scanner: Scanner, known: OptionValues): boolean {
  return isBlank(scanner.code(scanner.at - 1)) || beginsOption(scanner, known);
}

function readOption(scanner: Scanner, known: OptionValues): OptionNode {
  const glued = !isBlank(scanner.code(scanner.at - 1));
  const start = scanner.at++;
  const end = scanner.nameEnd();
  const name = end === scanner.at ? '' : scanner.slice(scanner.at, end);
  scanner.at = end;
  const kind = name === '' ? 'none' : known.get(name);
  const value = kind === 'none' ? undefined : readOptionValue(scanner, kind, known);
  return new OptionNode(start, value ? value.end : end, name, value, glued);
}

function readOptionValue(scanner: Scanner, kind: OptionValue | undefined, known: OptionValues): OptionNode['value'] {
  const gap = scanner.at;
  scanner.skipBlanks();
  if (kind !== 'name') skipEqualsSign(scanner, kind);
  const code = scanner.code();
  if (code < 0 || code === COLON) {
    scanner.at = gap;
    return kind ? scanner.missing(kind === 'name' ? 'name' : 'value') : undefined;
  }
  const isObject = code === OPEN && (kind === 'headers' ? scanner.code(scanner.at + 1) !== OPEN : beginsJson(scanner));
  if (isObject && (kind === 'headers' || kind === undefined)) {
    return readHeaders(scanner, (within) => within.code() === COLON && beginsOption(within, known));
  }
  if (kind === 'text') return readInterpolation(scanner, beforeOption(known));
  return (kind === 'name' ? readName(scanner, known) : undefined) ?? readWord(scanner, known);
}

/** `:headers={…}`, `:method = post`: the value is read in spite of the sign, which does not belong there. */
function skipEqualsSign(scanner: Scanner, kind: OptionValue | undefined): void {
  const next = scanner.code(scanner.at + 1);
  if (scanner.code() !== EQUALS || !(isBlank(next) || (kind === 'headers' && next === OPEN))) return;
  scanner.at++;
  scanner.skipBlanks();
}

/** Whether `{ "a"` comes next. Unknown options may also take JSON, because they may be misspelt ones. */
function beginsJson(scanner: Scanner): boolean {
  let at = scanner.at + 1;
  while (isBlank(scanner.code(at))) at++;
  return isQuote(scanner.code(at));
}

/**
 * An option's text ends where the next option begins, whether or not a space comes before that: `a=b :save c`,
 * `a=b:save c`. Outside of JSON, unknown options (`a=b :timeout 5`) and options with a space after the colon
 * (`a=b : save c`) end it as well.
 */
function beforeOption(known: OptionValues): Stop {
  let quoted = false;
  let depth = 0;
  return (scanner, code) => {
    if (code === BACKSLASH) skipBackslash(scanner);
    else if (code === QUOTE) quoted = !quoted;
    else if (code === OPEN || code === OPEN_BRACKET) depth++;
    else if (code === CLOSE || code === CLOSE_BRACKET) depth--;
    else if (code === COLON) return !quoted && depth <= 0 && beginsOption(scanner, known);
    if (!isBlank(code)) return false;
    const start = scanner.at;
    scanner.skipBlanks();
    const isOption =
      scanner.code() === COLON &&
      (beginsOption(scanner, known) ||
        (!quoted && depth <= 0 && (scanner.nameEnd(scanner.at + 1) > scanner.at + 1 || isTorn(scanner, known))));
    if (scanner.done || isOption) {
      scanner.at = start;
      return true;
    }
    scanner.at--;
    return false;
  };
}

/**
 * Whether a known option begins at this colon: its name is followed by white space, a value, another option or the end.
 */
function beginsOption(scanner: Scanner, known: OptionValues): boolean {
  const from = scanner.at + 1;
  const end = scanner.nameEnd(from);
  const next = scanner.code(end);
  const ends = next < 0 || isBlank(next) || next === OPEN || next === COLON || isQuote(next);
  return ends && end - from <= 20 && known.has(scanner.slice(from, end));
}

/** `: save a`, `::save a`: a space or a second colon separates the colon from the name of a known option. */
function isTorn(scanner: Scanner, known: OptionValues): boolean {
  let from = scanner.at + 1;
  while (isBlank(scanner.code(from)) || scanner.code(from) === COLON) from++;
  const end = scanner.nameEnd(from);
  return end - from <= 20 && known.has(scanner.slice(from, end));
}

/** Reads `weather`. Returns `undefined` when the name is only a part of the word. */
function readName(scanner: Scanner, known: OptionValues): NameNode | undefined {
  const start = scanner.at;
  let end = start;
  while (isNamePart(scanner.code(end))) end++;
  scanner.at = end;
  const next = scanner.code();
  const isWhole = next < 0 || isBlank(next) || (next === COLON && beginsOption(scanner, known));
  if (isWhole && end > start) return { kind: 'name', start, end, text: scanner.slice(start, end) };
  scanner.at = start;
  return undefined;
}
