import { removed } from '../../language/edit';
import { textBefore } from '../../template/before';
import { DEFAULT_ATTRIBUTES, isGroup } from '../../template/vocabulary/personalization';
import { changing } from '../changing';
import type { Finding } from '../rule';
import { said } from '../wording';

const BRACED = /^(\$\{\s*)(\w+)(\.\$\{[^{}\r\n]*\})(\s*)(\}*)/;
const AT_END = /\$\{\s*(\w+)\.\$\{[^{}\r\n]*\}\s*$/;
const BRACKETED = /(\w+)\.?\[\s*$/;
const NAME_IN_BRACKETS = /^\$\{([^{}\r\n]+)\}(?:\s*\])?/;
const LONGEST = 200;

/** `{{ ${custom_attribute.${city}} }}`: the group is inside the braces too. `start` is the offset of the outer `${`. */
export function bracedGroupIn(text: string, start: number): Finding | undefined {
  const [, open = '', group = '', rest = '', gap = '', braces = ''] =
    BRACED.exec(text.slice(start, start + LONGEST)) ?? [];
  if (!isGroup(group)) return undefined;
  const right = group + rest;
  const close = start + open.length + right.length + gap.length;
  const edits = [removed({ start, end: start + open.length })];
  const isClosed = braces.length === 1 || braces.length > 2;
  if (isClosed) edits.push(removed({ start: close - gap.length, end: close + 1 }));
  const end = isClosed ? close + 1 : close - gap.length;
  const message = `The group goes before the braces: write ${said(right)}.`;
  return { start, end, message, fixes: [{ title: `Change to ${said(right)}`, edits, safe: true }] };
}

/** Whether the text before a brace ends with `${group.${name}`, which that brace would close. */
export function endsInBracedGroup(text: string): boolean {
  const group = AT_END.exec(text)?.[1];
  return group !== undefined && isGroup(group);
}

/** `custom_attribute[${city}]`, also without the last bracket. `start` is the offset of `${`. */
export function bracketedNameIn(text: string, start: number): Finding | undefined {
  const [before = '', group = ''] = BRACKETED.exec(textBefore(text, start, LONGEST)) ?? [];
  const [written = '', name = ''] = NAME_IN_BRACKETS.exec(text.slice(start, start + LONGEST)) ?? [];
  if (!isGroup(group) || name === '' || DEFAULT_ATTRIBUTES.has(name.trim())) return undefined;
  const span = { start: start - before.length, end: start + written.length };
  const right = `${group}.\${${name}}`;
  const message = `A name comes after a dot, without brackets: write ${said(right)}.`;
  return { ...span, message, fixes: [changing(span, right, true)] };
}
