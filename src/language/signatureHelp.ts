import { type FilterNode, filterName } from '../template/expressionNodes';
import type { Facts } from '../template/facts';
import { lastUpTo } from '../template/sorted';
import { type FilterEntry, filterNamed } from '../template/vocabulary/filters';
import { pathAt } from '../template/walk';
import { filterMarkdown } from './vocabularyText';

export interface Signature {
  /** `truncate: length, ellipsis?` */
  readonly label: string;
  /** The span of each parameter in the label. */
  readonly parameters: readonly (readonly [start: number, end: number])[];
  /** Index of the parameter at the cursor; `undefined` when the filter has none there. */
  readonly active: number | undefined;
  readonly markdown: string;
}

/** `{{ name | truncate: 20, █ }}` → `truncate: length, «ellipsis?»`. */
export function signatureAt(facts: Facts, offset: number): Signature | undefined {
  const filter = filterAt(facts, offset);
  const entry = filter && filterNamed(filter.named);
  return filter && entry && toSignature(entry, activeIn(filter, entry, offset));
}

/**
 * Returns the innermost filter around the offset, or one that is separated from it by white space only. A line break
 * separates the tags in a `liquid` tag.
 */
function filterAt({ template, filters }: Facts, offset: number): FilterNode | undefined {
  const path = pathAt(template, offset);
  const around = path.findLast((node) => node.kind === 'filter');
  if (around) return around;
  const before = lastUpTo(filters, offset);
  const blanks = path.some(({ kind }) => kind === 'lines') ? /^[ \t]*$/ : /^\s*$/;
  return before && blanks.test(template.text.slice(before.end, offset)) ? before : undefined;
}

function activeIn(filter: FilterNode, entry: FilterEntry, offset: number): number | undefined {
  if (offset <= filterName(filter).end || filter.arguments.length === 0) return undefined;
  const ends = filter.arguments.findIndex(({ end }) => offset <= end);
  const index = ends < 0 ? filter.arguments.length - 1 : ends;
  const argument = filter.arguments[index];
  const found = entry.arguments.findIndex(({ name, named }, place) => {
    return argument?.kind === 'namedArgument' ? named && name === argument.name.text : place === index;
  });
  return found < 0 ? undefined : found;
}

function toSignature(entry: FilterEntry, active: number | undefined): Signature {
  const { signature, arguments: args } = entry;
  const parameters: [number, number][] = [];
  let at = signature.indexOf(': ') + 2;
  for (const text of args.length > 0 ? signature.slice(at).split(', ') : []) {
    parameters.push([at, at + text.length]);
    at += text.length + 2;
  }
  return { label: signature, parameters, active, markdown: filterMarkdown(entry) };
}
