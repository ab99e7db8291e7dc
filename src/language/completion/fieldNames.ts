import type { Span } from '../../template/expressionNodes';
import type { Node } from '../../template/nodes';
import { membersIn } from '../fields';
import { holderOfNamed } from '../filterFields';
import { inside } from '../inference/inferred';
import { type Completer, type Completion, isOnOneLine, isWord, type Place } from './completion';
import { describedField, endOfWord, writtenStep } from './describedField';
import { variablesIn } from './values';

/** Completes `{{ items | map: '█' }}`, and `{{ items | map: it█ }}`, where it adds the quotes. */
export const completeFieldNames: Completer = (place) => {
  const index = place.path.findLastIndex(({ kind }) => kind === 'filter');
  const [pipeline, filter, argument] = place.path.slice(Math.max(0, index - 1));
  if (pipeline?.kind !== 'pipeline' || filter?.kind !== 'filter' || filter.arguments[0] !== argument) return undefined;
  const quoted = quotedAt(place, argument);
  const value = quoted && holderOfNamed(place.shapes(), pipeline, filter);
  if (!value) return undefined;
  const found = membersIn(value, place.seen).flatMap((member): Completion[] => {
    const newText = member.isBuiltIn || !writtenStep(member.name) ? undefined : withQuotes(member.name, quoted);
    if (newText === undefined) return [];
    const { start, end } = quoted;
    return [{ ...describedField(place, member, inside(value, member.name)), start, end, newText }];
  });
  if (argument?.kind === 'string') return found;
  return found.length > 0 ? [...found, ...variablesIn(place, quoted)] : undefined;
};

/** The text between existing quotes, or the place where a quoted text can be inserted. */
interface Quoted extends Span {
  /** The opening quote; empty when there is none. */
  readonly open: string;
  readonly isClosed: boolean;
}

function quotedAt(place: Place, node: Node | undefined): Quoted | undefined {
  const { text, offset } = place;
  if (node?.kind === 'missing') return { start: offset, end: offset, open: '', isClosed: false };
  if (node?.kind === 'lookup' && isWord(node)) return { start: node.start, end: node.end, open: '', isClosed: false };
  if (node?.kind !== 'string' || offset <= node.start) return undefined;
  const start = node.start + 1;
  const isClosed = !node.unclosed && isOnOneLine(place, node);
  const end = isClosed ? node.end - 1 : endOfWord(text, offset);
  if (offset > end || !isOnOneLine(place, { start, end })) return undefined;
  return { start, end, open: text.charAt(node.start), isClosed };
}

/** Returns the name with the missing quotes; `undefined` when it contains the existing quote. */
function withQuotes(name: string, { open, isClosed }: Quoted): string | undefined {
  if (open === '') return name.includes("'") ? `"${name}"` : `'${name}'`;
  if (name.includes(open)) return undefined;
  return isClosed ? name : name + open;
}
