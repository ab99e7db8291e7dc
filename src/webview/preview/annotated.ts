/// <reference lib="dom" />

/** A stretch of a message: a value that can be clicked, or what reads otherwise than elsewhere. Sorted; none overlaps another. */
export interface Mark {
  readonly from: number;
  readonly to: number;
  /** There for a value: what `clickedValue` gives back. */
  readonly value?: number;
  /** What is to be in view. Without extent it stands for its place alone. */
  readonly isSpot?: boolean;
}

/** What of a message is looked at. */
export interface Sight {
  /** Values to make stand out. */
  readonly values: readonly number[];
  /** An offset that is to be in view, unless one of the values is. */
  readonly near?: number;
  /** The value to be in view, when it is one of the values; otherwise the first of them. */
  readonly first?: number;
}

export const NOWHERE: Sight = { values: [] };

/** Characters that no text holds: Unicode keeps them for use inside programs. */
const OPEN = '\uFDD0';
const CLOSE = '\uFDD1';
const EITHER = /[\uFDD0\uFDD1]/;

/** Text in these is no text of the message, or cannot hold a link or a mark. */
const CLOSED = 'style, script, title, textarea, select, noscript, template, svg, math, a, button, label, summary';
/** What stands directly in these is moved out of them by HTML itself. */
const TABLE_PARTS: ReadonlySet<string> = new Set(['TABLE', 'TBODY', 'THEAD', 'TFOOT', 'TR', 'COLGROUP']);

/**
 * What the page's policy cannot keep from the network, or answers with an error in the message's place: connections made in advance,
 * names looked up in advance, and addresses to go to.
 */
const UNWANTED = 'link, meta[http-equiv]';

const STYLE = `
  .amplitude-value { all: unset; cursor: pointer; }
  .amplitude-value:hover { outline: 1px dashed #0a7cff; }
  .amplitude-here { outline: 2px solid #0a7cff; }
  .amplitude-change { background: #ffe28a; color: #000; }
  #amplitude-start { position: absolute; margin-top: -25vh; scroll-initial-target: nearest; }
`;

const LONGEST_WORD = 100;

/** The host that a click on a value leads to. It is reserved for never being there, and the page's policy refuses it. */
const hrefOf = (value: number) => `https://v${value}.value.invalid/`;
const VALUE_HOST = /^https:\/\/v(\d+)\.value\.invalid/;

/** The same message, with its marks as elements. The browser's own parser decides what is text; nothing in it runs or loads. */
export function annotated(html: string, marks: readonly Mark[], sight: Sight = NOWHERE): string {
  const safe = html.replaceAll(/[\uFDD0\uFDD1]/g, '\uFFFD');
  const kept = withSpot(safe, marks, sight).filter(outsideOfTags(safe));
  const parsed = new DOMParser().parseFromString(withSigns(safe, kept), 'text/html');
  wrap(parsed, kept, new Set(sight.values));
  begin(parsed, sight);
  for (const element of parsed.querySelectorAll(UNWANTED)) element.remove();
  const style = parsed.createElement('style');
  style.textContent = STYLE;
  parsed.head.append(style);
  const doctype = parsed.doctype ? '<!DOCTYPE html>' : '';
  return doctype + parsed.documentElement.outerHTML.replaceAll(/[\uFDD0\uFDD1]/g, '');
}

/** The value that a refused navigation meant; nothing when it was a link of the message's own. */
export function clickedValue(blocked: string): number | undefined {
  const [, value] = VALUE_HOST.exec(blocked) ?? [];
  return value === undefined ? undefined : Number(value);
}

/** Of what is to be in view, as the fragment of an address. */
export const START = 'amplitude-start';

/** Where text begins that is at an offset, or comes next: behind white space and tags, before the word around it. */
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

/** With a mark of its own, or at the value that stands there, for what is no value and is to be in view. */
function withSpot(html: string, marks: readonly Mark[], { values, near }: Sight): readonly Mark[] {
  if (near === undefined || values.length > 0) return marks;
  const from = textAt(html, near);
  const next = marks.findIndex((mark) => mark.to > from);
  const at = next < 0 ? marks.length : next;
  const mark = marks[at];
  if (mark && mark.from <= from) return marks.with(at, { ...mark, isSpot: true });
  return marks.toSpliced(at, 0, { from, to: from, isSpot: true });
}

/** Lets the page begin where it is looked at: at an element without extent, so that nothing moves. */
function begin(parsed: Document, { first = -1 }: Sight): void {
  const start =
    parsed.querySelector(`.amplitude-here[href="${hrefOf(first)}"]`) ??
    parsed.querySelector('.amplitude-here, .amplitude-spot');
  const mark = parsed.createElement('span');
  mark.id = START;
  start?.before(mark);
}

/** `<a href="«»">`: no sign can stand there. To be asked in document order. */
function outsideOfTags(html: string): (mark: Mark) => boolean {
  let [at, isInTag] = [0, false];
  return ({ from }) => {
    for (; at < from; at++) {
      if (html[at] === '<') isInTag = true;
      else if (html[at] === '>') isInTag = false;
    }
    return !isInTag;
  };
}

function withSigns(html: string, marks: readonly Mark[]): string {
  const parts: string[] = [];
  let at = 0;
  for (const { from, to } of marks) {
    parts.push(html.slice(at, from), OPEN, html.slice(from, to), CLOSE);
    at = to;
  }
  return parts.join('') + html.slice(at);
}

/** Puts an element around each piece of text between two signs. A value that holds HTML has several pieces. */
function wrap(parsed: Document, marks: readonly Mark[], here: ReadonlySet<number>): void {
  const texts: Text[] = [];
  const walker = parsed.createTreeWalker(parsed.documentElement, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) texts.push(walker.currentNode as Text);
  let opened = 0;
  let mark: Mark | undefined;
  for (const text of texts) {
    if (!mark && !EITHER.test(text.data)) continue;
    const canHold = !text.parentElement?.closest(CLOSED) && !TABLE_PARTS.has(text.parentElement?.tagName ?? '');
    const pieces: (Node | string)[] = [];
    for (const piece of text.data.split(/([\uFDD0\uFDD1])/)) {
      if (piece === OPEN) mark = marks[opened++];
      else if (piece === CLOSE) mark = undefined;
      else if (!mark || !canHold || (piece.trim() === '' && !isPlace(mark))) pieces.push(piece);
      else pieces.push(elementFor(parsed, mark, piece, here));
    }
    if (canHold) text.replaceWith(...pieces);
  }
}

/** Marks no text. */
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
