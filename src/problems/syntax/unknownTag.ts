import { inserted, replaced } from '../../language/edit';
import type { Span } from '../../template/expressionNodes';
import type { Facts } from '../../template/facts';
import type { TagNode, TemplateNode } from '../../template/nodes';
import { textOf } from '../../template/query';
import { TAG_NAMES } from '../../template/vocabulary/tags';
import { withoutTag } from '../rewriting';
import type { Finding, Rule } from '../rule';
import { said } from '../wording';
import { blockMistakesOf, type Guess } from './blockMistakes';
import { surplusBehindNames } from './surplusNames';
import { isAnyEnd } from './tagGuess';

const END = 'end';

/** `{% asign a = 1 %}`, `{% end if %}`, `{% /if %}`. */
export const unknownTag: Rule = {
  code: 'unknown-tag',
  severity: 'error',
  looksAt: 'tags',
  *find({ facts }) {
    for (const guess of blockMistakesOf(facts).unknown) yield unknown(facts, guess);
    yield* surplusBehindNames(facts);
  },
};

/** Says that Braze does not know the tag, and which one it may be. */
export function unknown({ template }: Facts, { tag, guess, how, isEndless }: Guess): Finding {
  const { start, end } = nameIn(template, tag, guess);
  const what = `Braze has no tag ${said(textOf(template, { start, end }))}`;
  if (!guess && hasNoEnd(tag.name)) {
    const fix = { title: `Remove ${said(tag.name)}`, edits: [withoutTag(template, tag)], safe: false };
    return {
      start,
      end,
      message: `${said(tag.name.slice(END.length))} has no end: remove ${said(tag.name)}.`,
      fixes: [fix],
    };
  }
  if (!guess) return { start, end, message: `${what}: write one that it knows, or remove this one.` };
  const message = `${what}: write ${said(guess)}${how === 'glued' ? ' and a space' : ''}.`;
  if (isEndless) return { start, end, message };
  if (how === 'bare') {
    const fix = { title: 'Insert “assign”', edits: [inserted(start, 'assign ')], safe: true };
    return { start, end, message: `${what}: write “assign” before it.`, fixes: [fix] };
  }
  const edits = [how === 'glued' ? inserted(start + guess.length, ' ') : replaced({ start, end }, guess)];
  const title = how === 'glued' ? `Insert a space after ${said(guess)}` : `Change to ${said(guess)}`;
  const fix = { title, edits, safe: how !== 'ended' };
  return { start, end, message, fixes: [fix] };
}

/** `endassign`: the end of a tag that is no block. */
function hasNoEnd(name: string): boolean {
  return name.startsWith(END) && TAG_NAMES.has(name.slice(END.length));
}

/**
 * Returns the span of the name, including the next word if both were meant as one: `end if`, `els if`, `abort message`.
 */
function nameIn(template: TemplateNode, { word, unexpected }: TagNode, guess: string | undefined): Span {
  const [first, last] = [unexpected[0] ?? word, unexpected.at(-1) ?? word];
  if (word.kind === 'missing') return { start: first.start, end: last.end };
  if (guess?.startsWith('end') && isAnyEnd(word.text)) return { start: word.start, end: last.end };
  const [second = ''] = /^\w*/.exec(textOf(template, first)) ?? [];
  const joined = [`${word.text}_${second}`, word.text + second];
  if (joined.some((name) => name.toLowerCase() === guess))
    return { start: word.start, end: first.start + second.length };
  const hasIf = guess === 'elsif' && /^if(?![\w-])/.test(textOf(template, first));
  return { start: word.start, end: hasIf ? first.start + 2 : word.end };
}
