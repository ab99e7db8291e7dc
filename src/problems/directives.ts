import { NONE, type Span } from '../template/expressionNodes';
import type { Facts } from '../template/facts';

/** A comment that suppresses problems: `amplitude-disable-next-line unknown-filter no-user`. */
export interface Directive extends Span {
  readonly kind: 'disable' | 'enable' | 'disable-next-line';
  /** The offset after the directive's keyword. */
  readonly headEnd: number;
  /** The codes with their spans; empty for all codes. */
  readonly codes: readonly Code[];
}

/** A word in a comment. */
export interface Code extends Span {
  readonly text: string;
}

const DIRECTIVE = /^\s*amplitude-(disable-next-line|disable|enable)(?![\w-])/;

/** Explanatory text: `unknown-filter -- our own, Braze enabled it`. */
const REASON = /\s--(?:\s|$)/;

/** Likely misspellings of a directive: `amplitude-disable-line`, `AMPLITUDE-DISABLE`, `amplitude-ignore`. */
const NEARLY = /^(\s*)(amplitude-[\w-]*(?:disa|ignor|suppress|enabl)[\w-]*)/i;
const LONGEST = 200;

/** Returns the directives in document order. */
export function directivesIn(facts: Facts): readonly Directive[] {
  const { text } = facts.template;
  const directives = facts.once(commentsIn).map(({ content, whole }) => directiveIn(text, content, whole));
  return directives.filter((directive) => directive !== undefined);
}

/** Yields the first word of a comment that resembles a directive: `amplitude-disable-line`. */
export function* misspeltIn(facts: Facts): Iterable<Code & { readonly meant: string }> {
  for (const { content } of facts.once(commentsIn)) {
    const text = facts.template.text.slice(content.start, Math.min(content.end, content.start + LONGEST));
    const [, gap = '', word = ''] = NEARLY.exec(text) ?? [];
    if (word === '' || DIRECTIVE.test(text)) continue;
    const start = content.start + gap.length;
    const isLine = /line|next/i.test(word);
    const meant = isLine ? 'disable-next-line' : /enabl/i.test(word) ? 'enable' : 'disable';
    yield { start, end: start + word.length, text: word, meant: `amplitude-${meant}` };
  }
}

/** The content of a comment, and its whole span. */
interface Comment {
  readonly content: Span;
  readonly whole: Span;
}

function commentsIn({ tags, template }: Facts): readonly Comment[] {
  const { text } = template;
  if (!text.includes('amplitude-') && !text.includes('AMPLITUDE-')) return NONE;
  return tags.flatMap((tag, index): readonly Comment[] => {
    if (tag.markup?.kind === 'remark') return [{ content: tag.markup, whole: tag }];
    if (tag.name !== 'comment') return NONE;
    const next = tags[index + 1];
    const close = next?.name === 'endcomment' ? next : undefined;
    const end = close?.start ?? lineEndIn(text, tag.end, next?.start ?? template.end);
    return [{ content: { start: tag.end, end }, whole: { start: tag.start, end: close?.end ?? end } }];
  });
}

/** An unclosed comment counts only up to the end of its line. */
function lineEndIn(text: string, from: number, to: number): number {
  const line = /[\r\n]/.exec(text.slice(from, to));
  return line ? from + line.index : to;
}

function directiveIn(template: string, content: Span, whole: Span): Directive | undefined {
  const text = template.slice(content.start, content.end);
  const match = DIRECTIVE.exec(text);
  if (!match) return undefined;
  const codes: Code[] = [];
  const [named = ''] = text.slice(match[0].length).split(REASON, 1);
  for (const { 0: word, index } of named.matchAll(/[^\s,]+/g)) {
    const start = content.start + match[0].length + index;
    codes.push({ start, end: start + word.length, text: word });
  }
  const headEnd = content.start + match[0].length;
  return { start: whole.start, end: whole.end, kind: match[1] as Directive['kind'], headEnd, codes };
}
