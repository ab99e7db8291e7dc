import type { Span } from '../template/expressionNodes';
import type { Facts } from '../template/facts';
import type { BlockNode } from '../template/nodes';
import { pathAt } from '../template/walk';
import { occurrencesAt } from './occurrences';

export interface Highlight extends Span {
  readonly kind: 'read' | 'write' | 'text';
}

/**
 * Returns all occurrences of the variable at the offset, or the keywords of the block's tags: `«if»`, `«else»`,
 * `«endif»`.
 */
export function highlightsAt(facts: Facts, offset: number): Highlight[] | undefined {
  const occurrences = occurrencesAt(facts, offset);
  if (!occurrences) return blockWordsAt(facts, offset);
  return occurrences.map(({ role, start, end }) => ({ kind: role === 'use' ? 'read' : 'write', start, end }));
}

function blockWordsAt({ template }: Facts, offset: number): Highlight[] | undefined {
  const block = pathAt(template, offset).findLast((node) => node.kind === 'block');
  const words = block && wordsOf(block);
  return words?.some(({ start, end }) => start <= offset && offset <= end) ? words : undefined;
}

function wordsOf({ branches, endTag }: BlockNode): Highlight[] {
  const tags = [...branches.map(({ tag }) => tag), ...(endTag ? [endTag] : [])];
  return tags.map(({ word: { start, end } }) => ({ kind: 'text', start, end }));
}
