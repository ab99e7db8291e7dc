import type { Seen } from '../../profile/seen';
import type { Facts } from '../../template/facts';
import type { Node } from '../../template/nodes';
import { childrenOf, pathAt } from '../../template/walk';
import { shapesOf } from '../inference/inference';
import type { Completer, Completion, Place } from './completion';
import { completeFieldNames } from './fieldNames';
import { completeFields } from './fields';
import { completeFilters } from './filters';
import { completeKeywords } from './keywords';
import { completeOptions } from './options';
import { completePersonalization } from './personalization';
import { completeTags } from './tags';
import { completeHeldUrls, completeUrls } from './urls';
import { completeValues } from './values';

/** Tried in this order; the first to return a result wins. */
const COMPLETERS: readonly Completer[] = [
  completeHeldUrls,
  completePersonalization,
  completeFields,
  completeFieldNames,
  completeFilters,
  completeTags,
  completeUrls,
  completeOptions,
  completeKeywords,
  completeValues,
];

/** Tried in text, where HTML's completions apply otherwise. */
const COMPLETERS_OF_TEXT: readonly Completer[] = [completeHeldUrls];

/** Tried behind a `liquid` tag without an end, where its next line begins. */
const COMPLETERS_OF_LINES: readonly Completer[] = [completeTags];

/** Returns the completions at the offset, in display order. Returns none in HTML comments, which Braze removes. */
export function completionsAt(facts: Facts, offset: number, seen: Seen): readonly Completion[] {
  const { template } = facts;
  const around = withGap(pathAt(template, offset), template.text, offset);
  if (around.some(({ kind }) => kind === 'htmlComment')) return [];
  const isLiquid = around.some(({ kind }) => kind === 'output' || kind === 'tag');
  const lines = isLiquid ? undefined : openLinesBefore(facts, offset);
  const path = lines ?? around;
  const place: Place = { facts, text: template.text, offset, path, seen, shapes: () => shapesOf(facts, seen) };
  for (const complete of isLiquid ? COMPLETERS : lines ? COMPLETERS_OF_LINES : COMPLETERS_OF_TEXT) {
    const completions = complete(place);
    if (completions) return completions;
  }
  return [];
}

/**
 * Returns the blocks that a `liquid` tag without `%}` leaves open, and what is around them, if nothing but one word on a
 * line of its own stands between the tag and the cursor.
 */
function openLinesBefore({ template, tags }: Facts, offset: number): readonly Node[] | undefined {
  const tag = tags.findLast(({ end, name, unclosed }) => end <= offset && name === 'liquid' && unclosed);
  if (tag?.markup?.kind !== 'lines') return undefined;
  if (!/^\s*[\r\n]\s*\w*$/.test(template.text.slice(tag.end, offset))) return undefined;
  const { markup } = tag;
  const blocks = pathAt(template, tag.end).filter(({ kind }) => kind === 'block' || kind === 'branch');
  return [template, tag, markup, ...blocks.filter(({ start }) => start >= markup.start)];
}

/**
 * Adds a missing node that is separated from the cursor by white space only, as in `{% if a == █  %}`, unless the
 * cursor is at the end of a text.
 */
function withGap(path: readonly Node[], text: string, offset: number): readonly Node[] {
  const last = path.at(-1);
  if (!last || last.kind === 'template' || last.kind === 'string') return path;
  if (isMissingQuote(last)) return path.slice(0, -1);
  const missing = childrenOf(last).find(({ kind, start }) => kind === 'missing' && start >= offset);
  return missing && text.slice(offset, missing.start).trim() === '' ? [...path, missing] : path;
}

function isMissingQuote(node: Node): boolean {
  return node.kind === 'missing' && node.expected === 'quote';
}
