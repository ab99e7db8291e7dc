import { filterName } from '../../template/expressionNodes';
import { FILTERS, type FilterEntry } from '../../template/vocabulary/filters';
import { filterMarkdown } from '../vocabularyText';
import { type Completer, type Completion, type Place, parentIn, spanAt } from './completion';

/** Filters documented by Braze come first. Those that Braze documents as unsupported are left out. */
const OFFERED: readonly FilterEntry[] = [
  ...FILTERS.filter(({ status }) => status === 'braze').toSorted((a, b) => (a.name < b.name ? -1 : 1)),
  ...FILTERS.filter(({ status }) => status === 'standard').toSorted((a, b) => (a.name < b.name ? -1 : 1)),
];

/** `{{ a | █ }}`. */
export const completeFilters: Completer = (place) => {
  const node = place.path.at(-1);
  const parent = parentIn(place);
  const filter =
    node?.kind === 'filter'
      ? node
      : parent?.kind === 'filter' && (node?.kind === 'name' || (node?.kind === 'missing' && node.expected === 'filter'))
        ? parent
        : undefined;
  if (!filter) return undefined;
  const name = filterName(filter);
  if (place.offset <= filter.pipe || place.offset > name.end) return undefined;
  if (!takesFilters(place)) return [];
  const span = name.kind === 'name' ? spanAt(place, name) : { start: place.offset, end: place.offset };
  const hasArguments = filter.arguments.length > 0 || /^[ \t]*:/.test(place.text.slice(span.end));
  return OFFERED.map((entry): Completion => {
    const needsArgument = !hasArguments && entry.arguments.some(({ optional }) => !optional);
    return {
      ...span,
      label: entry.name,
      kind: 'filter',
      newText: needsArgument ? `${entry.name}: ` : entry.name,
      detail: entry.signature,
      documentation: () => filterMarkdown(entry),
      ...(needsArgument ? { again: true } : {}),
    };
  });
};

/** Whether a filter is allowed here: in an output, also inside a tag, in `echo` and `assign`, but not in `if` or `for`. */
function takesFilters({ path }: Place): boolean {
  const around = path[path.findLastIndex(({ kind }) => kind === 'pipeline') - 1];
  if (around?.kind === 'tag') return around.name === 'echo';
  return around?.kind === 'output' || around?.kind === 'assignment';
}
