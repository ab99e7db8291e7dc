import { removed } from '../../language/edit';
import type { Facts } from '../../template/facts';
import type { TagNode } from '../../template/nodes';
import { BARE_TAGS, TAG_NAMES, TEXT_TAGS } from '../../template/vocabulary/tags';
import type { Finding } from '../rule';
import { said } from '../wording';
import { isPlausible } from './tagGuess';

const LONGEST = 300;

/** A colon, or the same name again, behind the name of a tag, and what follows. */
const SURPLUS = /^(?:[ \t]*(:)(?![=:])|[ \t]+([a-z_]+)(?![\w-]))[ \t]*([\s\S]*)$/;

const surplusIn = ({ tags, template }: Facts): readonly Finding[] =>
  tags.flatMap((tag) => surplusBehindName(template.text, tag) ?? []);

/** `{% assign: a = 1 %}`, `{% if if a %}`, `{% else else %}`. */
export function surplusBehindNames(facts: Facts): readonly Finding[] {
  return facts.once(surplusIn);
}

function surplusBehindName(
  text: string,
  { name, word, end, unclosed, unexpected, markup }: TagNode,
): Finding | undefined {
  if (unexpected.length === 0 && !markup) return undefined;
  if (word.kind !== 'name' || unclosed || TEXT_TAGS.has(name) || !TAG_NAMES.has(word.text)) return undefined;
  const next = behindBlanks(text, word.end);
  if (text[next] !== ':' && !text.startsWith(word.text, next)) return undefined;
  const content = text.slice(word.end, Math.min(end, word.end + LONGEST)).replace(/\s*-?%\}$/, '');
  const [, colon, again, rest = ''] = SURPLUS.exec(content) ?? [];
  if ((colon === undefined && again !== word.text) || !canFollow(name, rest)) return undefined;
  const span = { start: word.end, end: next + (colon ?? again ?? '').length };
  const [what, message] = colon
    ? [colon, `No colon belongs after ${said(name)}: remove it.`]
    : [name, `${said(name)} is there twice: remove one.`];
  const fix = { title: `Remove ${said(what)}`, edits: [removed(span)], safe: true };
  return { start: span.end - what.length, end: span.end, message, fixes: [fix] };
}

function behindBlanks(text: string, from: number): number {
  let at = from;
  while (text[at] === ' ' || text[at] === '\t') at++;
  return at;
}

/** Whether the text can be all that follows the name of the tag. */
function canFollow(name: string, rest: string): boolean {
  if (BARE_TAGS.has(name)) return rest === '';
  return isPlausible(name, rest) && rest !== '' && !/^(?:==|!=|[<>=|.]|(?:and|or|contains|in)\b)/.test(rest);
}
