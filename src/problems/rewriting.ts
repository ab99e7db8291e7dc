import { type Edit, inserted, removed, replaced } from '../language/edit';
import { gapStart } from '../template/before';
import type { Span } from '../template/expressionNodes';
import type { CallNode, OptionNode, ParameterNode, UrlNode } from '../template/markupNodes';
import type { TagNode, TemplateNode } from '../template/nodes';
import { OPTIONS } from '../template/vocabulary/options';

const OPTION_NAMES: ReadonlySet<string> = new Set(OPTIONS.map(({ name }) => name));

/** Removes a part of a tag or an output and the white space before it. */
export function withoutPart({ text }: TemplateNode, { start, end }: Span): Edit {
  return removed({ start: gapStart(text, start), end });
}

/** Removes an option, its value and the white space before it. */
export function withoutOption(template: TemplateNode, option: OptionNode): Edit {
  return withoutPart(template, writtenOption(option));
}

/** Values that are no options, even where a colon and a space stand before them: `:method :post`. */
const VALUES: ReadonlyMap<string, RegExp> = new Map([
  ['method', /^(?:get|post)$/i],
  ['cache_max_age', /^\d+$/],
]);

/**
 * Whether `next` is the second colon in `:save: a`, `:save:a`, `:save : a` or `:method :post`, which is parsed as an
 * option without a value or an unknown one.
 */
export function isColonOf({ name, value }: OptionNode, next: OptionNode | undefined): next is OptionNode {
  if (!next || name.kind !== 'name') return false;
  if (next.start !== name.end) {
    const isValue = next.name.kind === 'missing' || VALUES.get(name.text)?.test(next.name.text);
    return value?.kind === 'missing' && (isValue ?? false);
  }
  return next.name.kind === 'missing' || (value?.kind === 'missing' && !OPTION_NAMES.has(next.name.text));
}

/** Puts a space in place of the colon between an option and its value, unless one follows anyway. */
export function blankForColon({ text }: TemplateNode, { start }: Span): Edit {
  const colon = { start, end: start + 1 };
  if (!isBlank(text.charAt(colon.end))) return isBlank(text.charAt(start - 1)) ? removed(colon) : replaced(colon, ' ');
  return removed(isBlank(text.charAt(start - 1)) ? { start: start - 1, end: colon.end } : colon);
}

/** Replaces the value, and adds a space before it if there is none, as in `:method=put`. */
export function withValue({ name }: OptionNode, value: Span, newText: string): Edit {
  const isGlued = value.start === name.end;
  return replaced(value, isGlued ? ` ${newText}` : newText);
}

/** Returns the span of the option up to its last written part. */
export function writtenOption({ start, end, name, value }: OptionNode): Span {
  return { start, end: value?.kind === 'missing' ? name.end : end };
}

/** Inserts an option after the URL; on its own line if the call spans several lines. */
export function withOption({ text }: TemplateNode, tag: TagNode, { url, options }: CallNode, option: string): Edit {
  const [first] = options;
  const next = first ? text.slice(url.end, first.start) : '';
  const before = text.slice(tag.word.end, url.start);
  const gap = isGap(next) ? next : /[\r\n]/.test(before) && isGap(before) ? before : ' ';
  return inserted(url.end, gap + option);
}

/**
 * Removes a tag or block, with its line if nothing else is on that. White space that only its own dashes removed is
 * removed, too, so that the message stays the same.
 */
export function withoutTag({ text }: TemplateNode, { start, end }: Span): Edit {
  const trimsStart = text.startsWith('{%-', start);
  const trimsEnd = text.startsWith('-%}', end - 3);
  if ((trimsStart || trimsEnd) && !isTrimmed(text, start, end))
    return removed({ start: trimsStart ? gapStart(text, start) : start, end: trimsEnd ? gapEnd(text, end) : end });
  let from = start;
  while (text.charAt(from - 1) === ' ' || text.charAt(from - 1) === '\t') from--;
  let to = end;
  while (text.charAt(to) === ' ' || text.charAt(to) === '\t') to++;
  const begins = from === 0 || /[\r\n]/.test(text.charAt(from - 1));
  const ends = to === text.length || /[\r\n]/.test(text.charAt(to));
  if (!begins || !ends) return removed({ start, end });
  if (text.startsWith('\r\n', to)) to++;
  return removed({ start: from, end: Math.min(to + 1, text.length) });
}

/** Whether what is before or behind the span removes the white space between both. */
function isTrimmed(text: string, start: number, end: number): boolean {
  return (
    /-[%}]\}$/.test(text.slice(0, gapStart(text, start)).slice(-3)) || /^\{[%{]-/.test(text.slice(gapEnd(text, end)))
  );
}

function gapEnd(text: string, at: number): number {
  let end = at;
  while (isBlank(text.charAt(end))) end++;
  return end;
}

function isBlank(character: string): boolean {
  return character !== '' && character.trim() === '';
}

function isGap(text: string): boolean {
  return text !== '' && text.trim() === '';
}

/** Removes a parameter and its separator. */
export function withoutParameter({ parameters }: Pick<UrlNode, 'parameters'>, node: ParameterNode): Edit {
  const [first, second] = parameters;
  if (node === first && second) return removed({ start: node.start, end: second.start });
  return removed({ start: node.start - 1, end: node.end });
}
