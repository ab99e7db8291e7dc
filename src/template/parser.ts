import { Blocks } from './blocks';
import { closeOfOutput, endsOnLine, type GoesOn, isLineOfCall, isLineOfLiquid, looseEnd } from './delimiters';
import { type Delimiters, NONE, type OutputNode } from './expressionNodes';
import { readOutput } from './expressions';
import { Finder } from './finder';
import type { Content, TagNode, TemplateNode } from './nodes';
import { isBlank, isLineBreak, isQuote, Scanner } from './scanner';
import { delimitersOf } from './sharedDelimiters';
import { readTag } from './tags';
import { isVerbatim, Verbatim } from './verbatim';
import { TAG_NAMES } from './vocabulary/tags';

const HASH = 0x23;
const DASH = 0x2d;

/** How many `{%` may occur in the strings of one tag. Bounds the search for its end. */
const MAX_QUOTED = 4;

/** The longest tag name, plus one. */
const LONGEST_NAME = 30;

/** Tags that span several lines, with the test that tells which lines belong to an unclosed one. */
const LINES_OF: readonly (readonly [name: string, goesOn: GoesOn])[] = [
  ['connected_content', isLineOfCall],
  ['liquid', isLineOfLiquid],
];

/**
 * Parses a template in Braze's Liquid. Accepts any text, never throws and runs in linear time. Source:
 * https://www.braze.com/docs/user_guide/personalization_and_dynamic_content/liquid
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
  private readonly lineFeeds: Finder;
  private readonly htmlComments: Finder;
  private readonly htmlCommentEnds: Finder;

  constructor(private readonly text: string) {
    this.scanner = new Scanner(text);
    this.verbatim = new Verbatim(text);
    this.outputs = new Finder(text, '{{');
    this.tags = new Finder(text, '{%');
    this.tagEnds = new Finder(text, '%}');
    this.lineFeeds = new Finder(text, '\n');
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
    const { contentEnd, end } = looseEnd(this.text, start + 2, limit, false);
    return readOutput(this.scanner, start, contentEnd, end, unclosed(contentEnd, end, '}}'));
  }

  /** Reads the tag, and its verbatim content where it has some. Returns the offset after both. */
  private readTag(start: number, limit: number, blocks: Blocks): number {
    const tag = this.tagAt(start, limit);
    const close = isVerbatim(tag.name) ? this.verbatim.endOf(tag.name, start, tag.end, limit) : -1;
    if (close < 0) {
      if (tag.name === 'raw' || tag.name === 'comment') blocks.addVerbatim(tag, NONE, undefined);
      else blocks.addTag(tag);
      return tag.end;
    }
    const endTag = this.tagAt(close, limit);
    blocks.addVerbatim(tag, close > tag.end ? [{ kind: 'text', start: tag.end, end: close }] : [], endTag);
    return endTag.end;
  }

  private tagAt(start: number, limit: number): TagNode {
    const { text } = this;
    const firstEnd = this.tagEnds.from(start + 2);
    const trimStart = text.charCodeAt(start + 2) === DASH && start + 2 < limit && start + 2 !== firstEnd;
    const from = trimStart ? start + 3 : start + 2;
    const close = this.closeOfTag(start, from, limit);
    if (close >= 0) {
      const trimEnd = close > from && text.charCodeAt(close - 1) === DASH;
      const delimiters = delimitersOf(trimStart, trimEnd, undefined);
      return readTag(this.scanner, from, trimEnd ? close - 1 : close, { start, end: close + 2 }, delimiters);
    }
    const name = skipBlanks(text, from);
    const goesOn = LINES_OF.find(([known]) => text.startsWith(known, name))?.[1];
    const [word = ''] = /^[a-z_]+/.exec(text.slice(name, name + LONGEST_NAME)) ?? [];
    const { contentEnd, end } = looseEnd(text, TAG_NAMES.has(word) ? name : from, limit, true, goesOn);
    const delimiters = delimitersOf(trimStart, false, unclosed(contentEnd, end, '%}'));
    return readTag(this.scanner, from, contentEnd, { start, end }, delimiters);
  }

  /**
   * Returns the offset of the first `%}`, or -1 when there is none or when another tag begins before it outside of a
   * string or an inline comment.
   */
  private closeOfTag(start: number, contentStart: number, limit: number): number {
    const close = this.tagEnds.from(start + 2);
    if (close + 2 > limit) return -1;
    let open = this.tags.from(start + 2);
    if (this.isRemark(contentStart)) return open < close && !this.isRemarked(start, open, close) ? -1 : close;
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

  private isRemark(at: number): boolean {
    return this.text.charCodeAt(skipBlanks(this.text, at)) === HASH;
  }

  /**
   * `{% # a {% b\n # c %}`: whether a `{%` inside an inline comment belongs to the comment. All of its lines begin with
   * `#`.
   */
  private isRemarked(start: number, open: number, close: number): boolean {
    const lineFeed = this.lineFeeds.from(start);
    return lineFeed > close || this.isRemark((lineFeed < open ? this.text.lastIndexOf('\n', open) : lineFeed) + 1);
  }
}

/** Returns the wrong delimiter after an unclosed node, or the expected one when there is none. */
function unclosed(contentEnd: number, end: number, expected: '}}' | '%}'): Delimiters['unclosed'] {
  return end > contentEnd ? { kind: 'unexpected', start: contentEnd, end } : expected;
}

function skipBlanks(text: string, from: number): number {
  let at = from;
  while (isBlank(text.charCodeAt(at))) at++;
  return at;
}

/**
 * Returns the quote of the string that is open at `to` and was opened on the same line, scanning from `from`; 0 when
 * there is none.
 */
function quoteAround(text: string, from: number, to: number): number {
  let quote = 0;
  let quotedFrom = from;
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at);
    if (code === quote) quote = 0;
    else if (quote === 0 && isQuote(code) && code < 0x80) {
      quote = code;
      quotedFrom = at;
    }
  }
  return quote !== 0 && hasLineBreak(text, quotedFrom, to) ? 0 : quote;
}

function hasLineBreak(text: string, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (isLineBreak(text.charCodeAt(at))) return true;
  return false;
}
