import { removed } from '../../language/edit';
import type { Facts } from '../../template/facts';
import { END_TAGS, TAG_NAMES, TEXT_TAGS } from '../../template/vocabulary/tags';
import type { Finding } from '../rule';
import { said } from '../wording';
import { isPlausible } from './tagGuess';

const LONGEST = 300;

/** Tags with nothing behind their names. */
const BARE: ReadonlySet<string> = new Set([...END_TAGS, 'else', 'break', 'continue']);

/** A colon, or the same name again, behind the name of a tag, and what follows. */
const SURPLUS = /^(?:[ \t]*(:)(?![=:])|[ \t]+([a-z_]+)(?![\w-]))[ \t]*([\s\S]*)$/;

/** `{% assign: a = 1 %}`, `{% if if a %}`, `{% else else %}`. */
export function* surplusBehindNames({ tags, template }: Facts): Iterable<Finding> {
  for (const { name, word, end, unclosed, unexpected, markup } of tags) {
    if (word.kind !== 'name' || unclosed || TEXT_TAGS.has(name) || !TAG_NAMES.has(word.text)) continue;
    if (unexpected.length === 0 && !markup) continue;
    const content = template.text.slice(word.end, Math.min(end, word.end + LONGEST)).replace(/\s*-?%\}$/, '');
    const [, colon, again, rest = ''] = SURPLUS.exec(content) ?? [];
    if ((colon === undefined && again !== word.text) || !canFollow(name, rest)) continue;
    const span = {
      start: word.end,
      end: word.end + content.length - content.trimStart().length + (colon ?? again ?? '').length,
    };
    const [what, message] = colon
      ? [colon, `No colon belongs after ${said(name)}: remove it.`]
      : [name, `${said(name)} is there twice: remove one.`];
    const fix = { title: `Remove ${said(what)}`, edits: [removed(span)], safe: true };
    yield { start: span.end - what.length, end: span.end, message, fixes: [fix] };
  }
}

/** Whether the text can be all that follows the name of the tag. */
function canFollow(name: string, rest: string): boolean {
  if (BARE.has(name)) return rest === '';
  return isPlausible(name, rest) && rest !== '' && !/^(?:==|!=|[<>=|.]|(?:and|or|contains|in)\b)/.test(rest);
}
