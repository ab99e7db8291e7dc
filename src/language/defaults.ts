import { membersOf, type PlainShape, type Shape } from '../profile/shape';
import { type Expression, filterName, type OutputNode } from '../template/expressionNodes';
import type { TagNode, TemplateNode } from '../template/nodes';
import { textOf } from '../template/query';
import { type Edit, inserted } from './edit';
import { isNothing } from './inferred';

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

/**
 * What stands for nothing: `''`, or `""` where texts in the same place are written so. It is `false` for a flag, which `default`
 * replaces when it is false, and 0 for a number that a variable gets to be compared.
 */
export function emptyValue(
  template: TemplateNode,
  statement: OutputNode | TagNode,
  value: Expression,
  shape: Shape,
): string {
  if (isOnly(shape, 'flag')) return 'false';
  if (isOnly(shape, 'number') && statement.kind === 'tag' && statement.markup?.kind === 'assignment') return '0';
  return /['"]/.exec(textOf(template, value))?.[0] === '"' ? '""' : "''";
}

/** Whether it is of this kind wherever it is there. */
export function isOnly(shape: Shape, kind: PlainShape['kind']): boolean {
  const kinds = membersOf(shape).filter((member) => !isNothing(member));
  return kinds.length > 0 && kinds.every((member) => member.kind === kind);
}
