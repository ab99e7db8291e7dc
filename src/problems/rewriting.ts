import { type Edit, inserted, removed, replaced } from '../language/edit';
import type { Span } from '../template/expressionNodes';
import type { CallNode, OptionNode, ParameterNode, UrlNode } from '../template/markupNodes';
import type { TagNode, TemplateNode } from '../template/nodes';
import { OPTIONS } from '../template/vocabulary/options';

const OPTION_NAMES: ReadonlySet<string> = new Set(OPTIONS.map(({ name }) => name));

/** Takes an option with its value away, and the blanks before it. */
export function withoutOption({ text }: TemplateNode, option: OptionNode): Edit {
  const { start, end } = writtenOption(option);
  let from = start;
  while (isBlank(text.charAt(from - 1))) from--;
  return removed({ start: from, end });
}

/** The second colon of `:save: a` and `:save:a`, which is read as an option without a value, or as one that does not exist. */
export function isColonOf({ name, value }: OptionNode, next: OptionNode | undefined): next is OptionNode {
  if (!next || name.kind !== 'name' || next.start !== name.end) return false;
  return next.name.kind === 'missing' || (value?.kind === 'missing' && !OPTION_NAMES.has(next.name.text));
}

/** A blank stands between an option and its value. */
export function blankForColon({ text }: TemplateNode, { start }: Span): Edit {
  const colon = { start, end: start + 1 };
  return isBlank(text.charAt(colon.end)) ? removed(colon) : replaced(colon, ' ');
}

/** Writes another value; with a blank before it where none stands, as in `:method=put`. */
export function withValue({ name }: OptionNode, value: Span, newText: string): Edit {
  const isGlued = value.start === name.end;
  return replaced(value, isGlued ? ` ${newText}` : newText);
}

/** The option up to the last thing that is written of it. */
export function writtenOption({ start, end, name, value }: OptionNode): Span {
  return { start, end: value?.kind === 'missing' ? name.end : end };
}

/** Puts an option behind the URL, on a line of its own where the call is written in lines. */
export function withOption({ text }: TemplateNode, tag: TagNode, { url, options }: CallNode, option: string): Edit {
  const [first] = options;
  const next = first ? text.slice(url.end, first.start) : '';
  const before = text.slice(tag.word.end, url.start);
  const gap = isGap(next) ? next : /[\r\n]/.test(before) && isGap(before) ? before : ' ';
  return inserted(url.end, gap + option);
}

/** Takes a tag or a block away, and its line with it when nothing else stands there. */
export function withoutTag({ text }: TemplateNode, { start, end }: Span): Edit {
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

function isBlank(character: string): boolean {
  return character !== '' && character.trim() === '';
}

function isGap(text: string): boolean {
  return text !== '' && text.trim() === '';
}

/** Takes a parameter away, with the sign that parts it from the others. */
export function withoutParameter({ parameters }: UrlNode, node: ParameterNode): Edit {
  const [first, second] = parameters;
  if (node === first && second) return removed({ start: node.start, end: second.start });
  return removed({ start: node.start - 1, end: node.end });
}
