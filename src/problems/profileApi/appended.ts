import { type Edit, replaced } from '../../language/edit';
import { freeNameFor } from '../../language/names';
import { putBefore, statementOf } from '../../language/statements';
import type { Expression } from '../../template/expressionNodes';
import type { Facts } from '../../template/facts';
import type { ParameterNode } from '../../template/markupNodes';
import type { TagNode } from '../../template/nodes';
import { textOf } from '../../template/query';
import { lastUpTo } from '../../template/sorted';
import { isUnescaped } from './escaping';

/** The value that an `assign` appends to a text. */
export interface Appended {
  readonly value: Expression;
  readonly tag: TagNode;
}

/**
 * `{% assign url = 'https://…?user_id=' | append: id %}` → `id`, for the parameter that begins in the text. Nothing where
 * the URL is escaped as a whole.
 */
export function appendedTo(facts: Facts, { start, nameEnd }: ParameterNode): Appended | undefined {
  const tag = lastUpTo(facts.tags, start);
  const assigned = tag?.markup?.kind === 'assignment' ? tag.markup.value : undefined;
  if (!tag || assigned?.kind !== 'pipeline' || !isUnescaped(facts, assigned)) return undefined;
  const appended = assigned.filters.map(({ named, arguments: [value] }) => (named === 'append' ? value : undefined));
  const texts = [assigned.value, ...appended];
  const value = appended[texts.findIndex((text) => text && text.start < start && nameEnd < text.end)];
  return value && value.kind !== 'namedArgument' ? { value, tag } : undefined;
}

/** An argument takes no filter, so that the escaped value needs a variable. */
export function escapedBefore(facts: Facts, { value, tag }: Appended, name: string): readonly Edit[] {
  const variable = freeNameFor(facts, name);
  const assign = `assign ${variable} = ${textOf(facts.template, value)} | url_param_escape`;
  return [putBefore(facts.template, statementOf(facts, tag), assign), replaced(value, variable)];
}
