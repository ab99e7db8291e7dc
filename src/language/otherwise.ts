import type { Expression, OutputNode } from '../template/expressionNodes';
import type { Facts } from '../template/facts';
import type { TagNode, TemplateNode } from '../template/nodes';
import { textOf } from '../template/query';
import { pipedIn } from './defaults';
import type { Statement } from './statements';

/** The maximum length of a loop's `else` that is reused as a default. */
const LONGEST = 500;

const NOTE = 'Write here what everybody else reads';

/**
 * Returns what a statement prints when there is no value, for use in the `else` of an enclosing block: `x` for
 * `{{ a | default: 'x' }}`, or the `else` of a loop. Returns `undefined` when the statement has no default.
 */
export function otherwiseIn(facts: Facts, statement: OutputNode | TagNode): string | undefined {
  const value = pipedIn(statement);
  const words = value ? defaultIn(value) : undefined;
  if (words) return given(facts.template, statement, words);
  return statement.kind === 'tag' && statement.markup?.kind === 'loop' ? elseOf(facts, statement) : undefined;
}

/** Returns a comment for the `else` as a placeholder for a default that is not known yet. */
export function placeForDefault({ isLine }: Pick<Statement, 'isLine'>): string {
  return isLine ? `# ${NOTE}` : `{% comment %}${NOTE}{% endcomment %}`;
}

/** `'x'` in `a | default: 'x'`. */
function defaultIn(value: Expression): Expression | undefined {
  const last = value.kind === 'pipeline' ? value.filters.at(-1) : undefined;
  if (last?.named !== 'default') return undefined;
  const [words, ...others] = last.arguments;
  if (others.length > 0) return undefined;
  return words?.kind === 'string' || words?.kind === 'number' ? words : undefined;
}

function given(template: TemplateNode, statement: OutputNode | TagNode, words: Expression): string | undefined {
  const written = textOf(template, words);
  if (statement.kind === 'tag' && statement.markup?.kind === 'assignment') {
    const assign = `assign ${textOf(template, statement.markup.target)} = ${written}`;
    return statement.isLine ? assign : `{% ${assign} %}`;
  }
  if (statement.kind === 'tag' && statement.isLine) return `echo ${written}`;
  return words.kind === 'string' && !words.value.includes('{') ? words.value : `{{ ${written} }}`;
}

/** Returns the loop's `else` if it is plain text. Liquid would be duplicated, along with any mistakes in it. */
function elseOf({ branches, template }: Facts, loop: TagNode): string | undefined {
  const otherwise = branches.of(loop)?.block.branches.find(({ tag }) => tag.name === 'else');
  if (!otherwise || loop.isLine || otherwise.children.some(({ kind }) => kind !== 'text')) return undefined;
  const text = textOf(template, { start: otherwise.tag.end, end: otherwise.end }).trim();
  return text === '' || text.length > LONGEST ? undefined : text;
}
