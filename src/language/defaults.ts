import { type Expression, filterName, type OutputNode } from '../template/expressionNodes';
import type { TagNode, TemplateNode } from '../template/nodes';
import { textOf } from '../template/query';
import { type Edit, inserted } from './edit';

/** What an output, an `echo` or an `assign` gives, where it is all typed; nothing for others. */
export function pipedIn(statement: OutputNode | TagNode): Expression | undefined {
  const value = statement.kind === 'output' ? statement.value : valueOfTag(statement);
  if (!value || value.kind === 'missing' || statement.unclosed || statement.unexpected.length > 0) return undefined;
  const last = value.kind === 'pipeline' ? value.filters.at(-1) : undefined;
  return last?.named === '' || last?.arguments.at(-1)?.kind === 'missing' ? undefined : value;
}

function valueOfTag({ name, markup, expression }: TagNode): Expression | undefined {
  if (markup?.kind === 'assignment') return markup.value;
  return name === 'echo' ? expression : undefined;
}

/** `{{ a|upcase }}` → `{{ a|upcase|default: '' }}`: a filter at the end, spaced as the others are. */
export function filterAdded(template: TemplateNode, value: Expression, name: string, argument: string): Edit {
  const [gap, gapAfter, colon] = spacing(template, value);
  return inserted(value.end, `${gap}|${gapAfter}${name}${colon}${argument}`);
}

function spacing(template: TemplateNode, value: Expression): readonly [before: string, after: string, colon: string] {
  const [first] = value.kind === 'pipeline' ? value.filters : [];
  if (!first || value.kind !== 'pipeline') return [' ', ' ', ': '];
  const before = template.text[first.pipe - 1] === '|' || first.pipe === value.value.end ? '' : ' ';
  const after = first.start === first.pipe + 1 ? '' : ' ';
  const [argument] = first.arguments;
  const colon = argument && argument.start === filterName(first).end + 1 ? ':' : ': ';
  return [before, after, colon];
}

/** `''`, or `""` where texts in the same place are written so. */
export function emptyText(template: TemplateNode, value: Expression): string {
  return /['"]/.exec(textOf(template, value))?.[0] === '"' ? '""' : "''";
}
