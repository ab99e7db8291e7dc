/// <reference lib="dom" />

/**
 * A part of a message: a value that can be clicked, a difference, or a spot to scroll to. Marks are sorted and do not
 * overlap.
 */
export interface Mark {
  readonly from: number;
  readonly to: number;
  /** The index of a value, which `clickedValue` returns; only for values. */
  readonly value?: number;
  /** Whether this is a place to scroll to. If `from` equals `to`, it marks a position without text. */
  readonly isSpot?: boolean;
}

/** What to highlight in a message and scroll to. */
export interface Sight {
  /** Values to highlight. */
  readonly values: readonly number[];
  /** An offset to scroll to, if no value is highlighted. */
  readonly near?: number;
  /** The highlighted value to scroll to. Otherwise the first one is. */
  readonly first?: number;
}

export const NOWHERE: Sight = { values: [] };

/**
 * Signs of where marks start and end. The first tells which mark it is, because a parser may move or drop text. They
 * are made of noncharacters, which Unicode reserves for internal use.
 */
const openSign = (mark: number) => `\uFDD0${mark}\uFDD1`;
const CLOSE = '\uFDD2';
const SIGN = /(\uFDD0\d+\uFDD1|\uFDD2)/;
const SIGN_OF_MARK = /\uFDD0(\d+)|\uFDD2/;
const NONCHARACTERS = /[\uFDD0-\uFDD2]/g;

/** Elements whose text is not part of the message, or which cannot contain a link or a mark. */
const CLOSED = 'style, script, title, textarea, select, noscript, template, svg, math, a, button, label, summary';
/** Table elements. HTML parsers move text that is directly in them out of the table. */
const TABLE_PARTS: ReadonlySet<string> = new Set(['TABLE', 'TBODY', 'THEAD', 'TFOOT', 'TR', 'COLGROUP']);

/**
 * Elements that evade the page's policy, which cannot block preconnects and DNS prefetches, or that navigate, which it
 * answers with an error page instead of the message. Documents in the message may hold such elements, too.
 */
const UNWANTED = 'link, meta[http-equiv], iframe[srcdoc], template[shadowrootmode]';

/** The id of the place to scroll to, usable as a URL fragment. */
export const START = 'amplitude-start';

const STYLE = `
  .amplitude-value { all: unset; cursor: pointer; }
  .amplitude-value:is(:hover, :focus-visible) { outline: 1px dashed #0a7cff; }
  .amplitude-here { outline: 2px solid #0a7cff; }
  .amplitude-change { background: #ffe28a; color: #000; }
  #${START} { position: absolute; margin-top: -25vh; scroll-initial-target: nearest; }
`;

const LONGEST_WORD = 100;

/**
 * The link of a value. Its host is reserved never to exist, and the page's policy blocks it: the blocked navigation
 * tells which value was clicked.
 */
const hrefOf = (value: number) => `https://v${value}.value.invalid/`;
const VALUE_HOST = /^https:\/\/v(\d+)\.value\.invalid/;

/**
 * Returns the message with its marks as elements. The browser's own parser decides what is text; while parsing, nothing
 * runs or loads.
 */
export function annotated(html: string, marks: readonly Mark[], sight: Sight = NOWHERE): string {
  const safe = html.replaceAll(NONCHARACTERS, '\uFFFD');
  const kept = withSpot(safe, marks, sight).filter(outsideOfTags(safe));
  const parsed = new DOMParser().parseFromString(withSigns(safe, kept), 'text/html');
  wrap(parsed, kept, new Set(sight.values));
  begin(parsed, sight);
  for (const element of parsed.querySelectorAll(UNWANTED)) element.remove();
  const style = parsed.createElement('style');
  style.textContent = STYLE;
  parsed.head.append(style);
  const doctype = parsed.doctype ? '<!DOCTYPE html>' : '';
  return (
    doctype +
    parsed.documentElement.outerHTML
      .split(SIGN)
      .filter((part) => !SIGN.test(part))
      .join('')
  );
}

/** Returns the value whose link was blocked; nothing for a link of the message itself. */
export function clickedValue(blocked: string): number | undefined {
  const [, value] = VALUE_HOST.exec(blocked) ?? [];
  return value === undefined ? undefined : Number(value);
}

/**
 * Returns the offset of the text at or after `offset`: skips white space and tags, and goes back to the start of the
 * word.
 */
function textAt(html: string, offset: number): number {
  const tag = html.lastIndexOf('<', offset - 1);
  const isInTag = tag > html.lastIndexOf('>', offset - 1);
  const betweenTexts = /(?:\s+|<[^<>]*>)*/y;
  betweenTexts.lastIndex = isInTag ? tag : offset;
  betweenTexts.test(html);
  const from = betweenTexts.lastIndex;
  const [word = ''] = /[^\s<>]*$/.exec(html.slice(Math.max(0, from - LONGEST_WORD), from)) ?? [];
  return from - word.length;
}

/** If no value is highlighted, marks the spot at `near`: on the value there, or else with a mark of its own. */
function withSpot(html: string, marks: readonly Mark[], { values, near }: Sight): readonly Mark[] {
  if (near === undefined || values.length > 0) return marks;
  const from = textAt(html, near);
  const next = marks.findIndex((mark) => mark.to > from);
  const at = next < 0 ? marks.length : next;
  const mark = marks[at];
  if (mark && mark.from <= from) return marks.with(at, { ...mark, isSpot: true });
  return marks.toSpliced(at, 0, { from, to: from, isSpot: true });
}

/** Inserts the element to scroll to. It is empty, so that the layout does not change. */
function begin(parsed: Document, { first = -1 }: Sight): void {
  const start =
    parsed.querySelector(`.amplitude-here[href="${hrefOf(first)}"]`) ??
    parsed.querySelector('.amplitude-here, .amplitude-spot');
  const mark = parsed.createElement('span');
  mark.id = START;
  start?.before(mark);
}

/** A tag, perhaps without its end. A quoted value in it may hold a `>`. */
const TAG = /<[a-z/!?](?:[^>"'=]+|=\s*(?:"[^"]*(?:"|$)|'[^']*(?:'|$))|[="'])*(?:>|$)/gi;

/**
 * Returns a filter for marks outside of tags, because `<a href="«»">` cannot be marked. Must be called in document
 * order.
 */
function outsideOfTags(html: string): (mark: Mark) => boolean {
  const tags = html.matchAll(TAG);
  let tag = tags.next().value;
  return ({ from }) => {
    while (tag && tag.index + tag[0].length <= from) tag = tags.next().value;
    return !tag || from <= tag.index;
  };
}

function withSigns(html: string, marks: readonly Mark[]): string {
  const parts: string[] = [];
  let at = 0;
  for (const [index, { from, to }] of marks.entries()) {
    parts.push(html.slice(at, from), openSign(index), html.slice(from, to), CLOSE);
    at = to;
  }
  return parts.join('') + html.slice(at);
}

/**
 * Wraps each piece of text between two signs in an element. A value that contains HTML has several pieces.
 */
function wrap(parsed: Document, marks: readonly Mark[], here: ReadonlySet<number>): void {
  const texts: Text[] = [];
  const walker = parsed.createTreeWalker(parsed.documentElement, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) texts.push(walker.currentNode as Text);
  let mark: Mark | undefined;
  for (const text of texts) {
    if (!mark && !SIGN.test(text.data)) continue;
    const canHold = !text.parentElement?.closest(CLOSED) && !TABLE_PARTS.has(text.parentElement?.tagName ?? '');
    const pieces: (Node | string)[] = [];
    for (const piece of text.data.split(SIGN)) {
      const [isSign, opened] = SIGN_OF_MARK.exec(piece) ?? [];
      if (isSign !== undefined) mark = opened === undefined ? undefined : marks[Number(opened)];
      else if (!mark || !canHold || (piece.trim() === '' && !isPlace(mark))) pieces.push(piece);
      else pieces.push(elementFor(parsed, mark, piece, here));
    }
    if (canHold) text.replaceWith(...pieces);
  }
}

/** Whether the mark is a position without text. */
function isPlace({ from, to }: Mark): boolean {
  return from === to;
}

function elementFor(parsed: Document, { value, isSpot }: Mark, text: string, here: ReadonlySet<number>): HTMLElement {
  if (value === undefined) {
    const element = parsed.createElement(isSpot ? 'span' : 'mark');
    element.className = isSpot ? 'amplitude-spot' : 'amplitude-change';
    element.textContent = text;
    return element;
  }
  const link = parsed.createElement('a');
  link.className = 'amplitude-value';
  if (here.has(value)) link.classList.add('amplitude-here');
  if (isSpot) link.classList.add('amplitude-spot');
  link.href = hrefOf(value);
  link.textContent = text;
  return link;
}
