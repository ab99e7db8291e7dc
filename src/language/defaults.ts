import { membersOf, type PlainShape, type Shape } from '../profile/shape';
import { type Expression, filterName, type NamedArgumentNode, type OutputNode } from '../template/expressionNodes';
import type { TagNode, TemplateNode } from '../template/nodes';
import { textOf } from '../template/query';
import { type Edit, inserted } from './edit';
import { isNothing } from './inference/inferred';

/** Returns the expression of an output, `echo` or `assign`; `undefined` when it is incomplete and for other tags. */
export function pipedIn(statement: OutputNode | TagNode): Expression | undefined {
  const value = statement.kind === 'output' ? statement.value : valueOfTag(statement);
  if (!value || value.kind === 'missing' || statement.unclosed || statement.unexpected.length > 0) return undefined;
  const last = value.kind === 'pipeline' ? value.filters.at(-1) : undefined;
  return last?.named === '' || isOpen(value) ? undefined : value;
}

/** Whether the last text or bracket does not end, so that whatever is added belongs to it: `a | default: 'b`. */
export function isOpen(value: Expression | NamedArgumentNode): boolean {
  if (value.kind === 'missing') return true;
  if (value.kind === 'string') return value.unclosed !== undefined;
  if (value.kind === 'namedArgument') return isOpen(value.value);
  const last = value.kind === 'pipeline' ? value.filters.at(-1)?.arguments.at(-1) : undefined;
  if (last) return isOpen(last);
  const part = value.kind === 'lookup' ? value.parts.at(-1) : undefined;
  return part?.kind === 'index' && (part.unclosed !== undefined || isOpen(part.value));
}

function valueOfTag({ name, markup, expression }: TagNode): Expression | undefined {
  if (markup?.kind === 'assignment') return markup.value;
  return name === 'echo' ? expression : undefined;
}

/**
 * Returns an edit that appends a filter, spaced like the existing ones: `{{ a|upcase }}` →
 * `{{ a|upcase|default: '' }}`.
 */
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
 * Returns the literal for an absent value: `''`, or `""` where the surrounding code uses double quotes; `false` for a
 * flag, because `default` also replaces `false`; 0 for a number in a variable that is compared.
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

/** Whether the value is always of this kind, when it is present. */
export function isOnly(shape: Shape, kind: PlainShape['kind']): boolean {
  const kinds = membersOf(shape).filter((member) => !isNothing(member));
  return kinds.length > 0 && kinds.every((member) => member.kind === kind);
}
