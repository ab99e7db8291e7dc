import type { Expression, Span } from '../template/expressionNodes';
import type { Node } from '../template/nodes';
import type { Completer, Completion, Place } from './completion';
import { describedField, endOfWord, writtenStep } from './describedField';
import { membersIn } from './fields';
import { holderOfNamed } from './filterFields';
import { type Inferred, inside } from './inferred';

/** `{{ items | map: '█' }}`, and `{{ items | map: █ }}`, where the quotes come with the name. */
export const completeFieldNames: Completer = (place) => {
  const [pipeline, filter, argument] = place.path.slice(-3);
  if (pipeline?.kind !== 'pipeline' || filter?.kind !== 'filter' || filter.arguments[0] !== argument) return undefined;
  const quoted = quotedAt(place, argument);
  const value = quoted && holderOfNamed(place.shapes(), pipeline, filter);
  if (!value) return undefined;
  const found = membersIn(value, place.seen).flatMap((member): Completion[] => {
    const newText = member.isBuiltIn || !writtenStep(member.name) ? undefined : withQuotes(member.name, quoted);
    if (newText === undefined) return [];
    const { start, end } = quoted;
    return [
      { ...describedField(place, member, inside(value, member.name)), start, end, newText, filterText: member.name },
    ];
  });
  return found.length > 0 || argument?.kind === 'string' ? found : undefined;
};

/** What can be written between quotes that stand there, or that come with it. */
interface Quoted extends Span {
  /** The quote that is open; nothing when none is. */
  readonly open: string;
  readonly isClosed: boolean;
}

function quotedAt({ text, offset }: Place, node: Node | undefined): Quoted | undefined {
  if (node?.kind === 'missing') return { start: offset, end: offset, open: '', isClosed: false };
  if (node?.kind !== 'string' || offset <= node.start) return undefined;
  const end = node.unclosed ? endOfWord(text, offset) : node.end - 1;
  if (offset > end) return undefined;
  return { start: node.start + 1, end, open: text.charAt(node.start), isClosed: !node.unclosed };
}

/** Nothing when the quotes that stand there cannot hold the name. */
function withQuotes(name: string, { open, isClosed }: Quoted): string | undefined {
  if (open === '') return name.includes("'") ? `"${name}"` : `'${name}'`;
  if (name.includes(open)) return undefined;
  return isClosed ? name : name + open;
}

/** Filters that compare a field of each item with their second argument. */
const COMPARING: ReadonlySet<string> = new Set(['find', 'find_index', 'has', 'reject', 'where']);

/** What the second argument is compared with: `{{ items | where: 'is_control', █ }}`. */
export function comparedInFilter({
  path,
  shapes,
  offset,
}: Place): { value: Inferred; argument: Expression } | undefined {
  const index = path.findLastIndex(({ kind }) => kind === 'filter');
  const [pipeline, filter] = path.slice(Math.max(0, index - 1), index + 1);
  if (pipeline?.kind !== 'pipeline' || filter?.kind !== 'filter' || filter.named === '') return undefined;
  const [field, argument] = filter.arguments;
  if (!COMPARING.has(filter.named) || field?.kind !== 'string') return undefined;
  if (!argument || argument.kind === 'namedArgument' || offset < argument.start) return undefined;
  return { value: inside(inside(shapes().beforeFilter(pipeline, filter), null), field.value), argument };
}
