import { Blocks, missingEnd } from './blocks';
import { closeOfOutput, endsOnLine, looseEnd } from './delimiters';
import { readName, readOutput } from './expressions';
import { readMarkup } from './markup';
import type { Content, LinesNode, MissingNode, NameNode, OutputNode, TagNode, TemplateNode } from './nodes';
import { isLineBreak, isQuote, Scanner } from './scanner';
import { Verbatim } from './verbatim';
import { ELSIF_SPELLINGS } from './vocabulary/tags';

const HASH = 0x23;
const DASH = 0x2d;

/** How many `{%` may stand in strings of one tag. Bounds the search for its end. */
const MAX_QUOTED = 4;

/**
 * The tree of a template in Braze's Liquid. Takes any text, never throws, and needs time in proportion to its length.
 * Braze, Liquid: https://www.braze.com/docs/user_guide/personalization_and_dynamic_content/liquid
 */
export function parseTemplate(text: string): TemplateNode {
  return { kind: 'template', start: 0, end: text.length, text, children: new Parser(text).read(0, text.length, false) };
}

class Parser {
  private readonly scanner: Scanner;
  private readonly verbatim: Verbatim;
  private readonly outputs: Finder;
  private readonly tags: Finder;
  private readonly tagEnds: Finder;
  private readonly htmlComments: Finder;
  private readonly htmlCommentEnds: Finder;

  constructor(private readonly text: string) {
    this.scanner = new Scanner(text);
    this.verbatim = new Verbatim(text);
    this.outputs = new Finder(text, '{{');
    this.tags = new Finder(text, '{%');
    this.tagEnds = new Finder(text, '%}');
    this.htmlComments = new Finder(text, '<!--');
    this.htmlCommentEnds = new Finder(text, '-->');
  }

  read(from: number, limit: number, inHtmlComment: boolean): readonly Content[] {
    const blocks = new Blocks();
    let at = from;
    while (at < limit) {
      const output = this.outputs.from(at);
      const tag = this.tags.from(at);
      const liquid = Math.min(output, tag, limit);
      const comment = inHtmlComment ? limit : this.htmlComments.from(at);
      const next = comment < liquid && this.htmlCommentEnds.from(comment + 4) < limit ? comment : liquid;
      if (next > at) blocks.add({ kind: 'text', start: at, end: next });
      if (next === limit) break;
      if (next === comment) at = this.readHtmlComment(next, blocks);
      else if (next === tag) at = this.readTag(next, limit, blocks);
      else {
        const node = this.readOutput(next, limit);
        blocks.add(node);
        at = node.end;
      }
    }
    return blocks.finish(limit);
  }

  private readHtmlComment(start: number, blocks: Blocks): number {
    const close = this.htmlCommentEnds.from(start + 4);
    const end = close + 3;
    blocks.add({ kind: 'htmlComment', start, end, children: this.read(start + 4, close, true) });
    return end;
  }

  private readOutput(start: number, limit: number): OutputNode {
    const close = closeOfOutput(this.text, start + 2, limit);
    if (close >= 0) return readOutput(this.scanner, start, close, close + 2, undefined);
    const { contentEnd, end } = looseEnd(this.text, start + 2, limit, false, false);
    return readOutput(this.scanner, start, contentEnd, end, unclosed(contentEnd, end, '}}'));
  }

  /** Reads the tag, and what belongs to it when its content is not Liquid. Gives the offset after all that. */
  private readTag(start: number, limit: number, blocks: Blocks): number {
    const tag = this.tagAt(start, limit);
    if (tag.name !== 'raw' && tag.name !== 'comment') {
      blocks.addTag(tag);
      return tag.end;
    }
    const close = this.verbatim.endOf(tag.name, start, tag.end, limit);
    if (close < 0) {
      blocks.addVerbatim(tag, [], missingEnd(tag.end));
      return tag.end;
    }
    const endTag = this.tagAt(close, limit);
    blocks.addVerbatim(tag, close > tag.end ? [{ kind: 'text', start: tag.end, end: close }] : [], endTag);
    return endTag.end;
  }

  private tagAt(start: number, limit: number): TagNode {
    const { text } = this;
    const close = this.closeOfTag(start, limit);
    const trimStart = text.charCodeAt(start + 2) === DASH && start + 2 < limit && start + 2 !== close;
    const from = trimStart ? start + 3 : start + 2;
    if (close >= 0) {
      const trimEnd = close > from && text.charCodeAt(close - 1) === DASH;
      const tag = { start, end: close + 2, trimStart, trimEnd, unclosed: undefined };
      return readTag(this.scanner, from, trimEnd ? close - 1 : close, tag);
    }
    const isCall = text.startsWith('connected_content', skipSpaces(text, from));
    const { contentEnd, end } = looseEnd(text, from, limit, true, isCall);
    const tag = { start, end, trimStart, trimEnd: false, unclosed: unclosed(contentEnd, end, '%}') };
    return readTag(this.scanner, from, contentEnd, tag);
  }

  /** The first `%}`, unless another tag begins before it outside of a string; -1 when there is none. */
  private closeOfTag(start: number, limit: number): number {
    const close = this.tagEnds.from(start + 2);
    if (close + 2 > limit) return -1;
    let open = this.tags.from(start + 2);
    let from = start + 2;
    for (let quoted = 0; open < close; quoted++) {
      const quote = quoted < MAX_QUOTED ? quoteAround(this.text, from, open) : 0;
      if (quote === 0 || !endsOnLine(this.text, open, quote, limit)) return -1;
      from = this.text.indexOf(String.fromCharCode(quote), open) + 1;
      open = this.text.indexOf('{%', from);
      if (open < 0) break;
    }
    return close;
  }
}

/** Remembers where something comes next, so that a text without it is searched once. The text's length when it does not come. */
class Finder {
  private next = -1;

  constructor(
    private readonly text: string,
    private readonly what: string,
  ) {}

  from(at: number): number {
    if (this.next < at) {
      const found = this.text.indexOf(this.what, at);
      this.next = found < 0 ? this.text.length : found;
    }
    return this.next;
  }
}

function unclosed(contentEnd: number, end: number, expected: '}}' | '%}'): TagNode['unclosed'] {
  return end > contentEnd
    ? { kind: 'unexpected', start: contentEnd, end }
    : { kind: 'missing', start: end, end, expected };
}

function skipSpaces(text: string, from: number): number {
  let at = from;
  while (text.charCodeAt(at) === 0x20) at++;
  return at;
}

/** The quote of the string that is open at `to`, read from `from`; 0 when none is. */
function quoteAround(text: string, from: number, to: number): number {
  let quote = 0;
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at);
    if (code === quote) quote = 0;
    else if (quote === 0 && isQuote(code) && code < 0x80) quote = code;
  }
  return quote;
}

type TagFrame = Pick<TagNode, 'start' | 'end' | 'trimStart' | 'trimEnd' | 'unclosed'>;

function readTag(scanner: Scanner, from: number, contentEnd: number, frame: TagFrame, inLines = false): TagNode {
  const { start, end, trimStart, trimEnd, unclosed } = frame;
  scanner.limit(from, contentEnd);
  const word = readTagName(scanner);
  const name = word.kind === 'missing' ? '' : nameOf(word);
  const markup = name === 'liquid' && !inLines ? readLines(scanner) : readMarkup(scanner, name);
  const unexpected = scanner.takeUnexpected();
  return { kind: 'tag', start, end, name, word, markup, trimStart, trimEnd, unclosed, unexpected };
}

function nameOf({ text }: NameNode): string {
  return text.startsWith('el') && text !== 'else' && (ELSIF_SPELLINGS.has(text) || text.startsWith('else '))
    ? 'elsif'
    : text;
}

/** `if`, `#`, and `else if` as one. */
function readTagName(scanner: Scanner): NameNode | MissingNode {
  const gap = scanner.at;
  scanner.skipBlanks();
  const start = scanner.at;
  if (scanner.eat(HASH)) return { kind: 'name', start, end: start + 1, text: '#' };
  scanner.at = gap;
  const name = readName(scanner, 'tag');
  if (name.kind === 'missing' || name.text !== 'else') return name;
  scanner.skipBlanks();
  if (!scanner.comes('if')) return name;
  scanner.at += 2;
  return { kind: 'name', start, end: scanner.at, text: 'else if' };
}

/** The rest of a `liquid` tag, line by line. */
function readLines(scanner: Scanner): LinesNode {
  const { text, at: start, end } = scanner;
  const blocks = new Blocks();
  const lines = linesOf(text, start, end);
  let commentsEnd = true;
  for (let index = 0; index < lines.length; index++) {
    const tag = readLine(scanner, lines[index] as Line);
    if (tag.name !== 'comment' && tag.name !== 'raw') {
      blocks.addTag(tag);
      continue;
    }
    const close: number = commentsEnd ? closingLine(scanner, lines, index, tag.name) : -1;
    if (close < 0) {
      commentsEnd = false;
      blocks.addVerbatim(tag, [], missingEnd(tag.end));
      continue;
    }
    const endTag = readLine(scanner, lines[close] as Line);
    const content: Content[] = close > index + 1 ? [{ kind: 'text', start: tag.end, end: endTag.start }] : [];
    blocks.addVerbatim(tag, content, endTag);
    index = close;
  }
  scanner.limit(end, end);
  return { kind: 'lines', start, end, children: blocks.finish(end) };
}

interface Line {
  readonly start: number;
  readonly end: number;
}

/** The lines that are not blank, without the blanks around them. */
function linesOf(text: string, from: number, to: number): Line[] {
  const lines: Line[] = [];
  let start = from;
  for (let at = from; at <= to; at++) {
    if (at < to && !isLineBreak(text.charCodeAt(at))) continue;
    let end = at;
    while (start < end && text.charCodeAt(start) <= 0x20) start++;
    while (end > start && text.charCodeAt(end - 1) <= 0x20) end--;
    if (end > start) lines.push({ start, end });
    start = at + 1;
  }
  return lines;
}

function readLine(scanner: Scanner, { start, end }: Line): TagNode {
  return readTag(scanner, start, end, { start, end, trimStart: false, trimEnd: false, unclosed: undefined }, true);
}

/** The index of the line that ends the comment or raw that a line begins; -1 when none does. */
function closingLine(scanner: Scanner, lines: readonly Line[], from: number, name: string): number {
  let depth = 0;
  for (let index = from; index < lines.length; index++) {
    const { start, end } = lines[index] as Line;
    scanner.limit(start, end);
    if (scanner.comes(name) && (index === from || name === 'comment')) depth++;
    else if (scanner.comes(`end${name}`) && --depth === 0) return index;
  }
  return -1;
}
