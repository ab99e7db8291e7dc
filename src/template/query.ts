import { type FilterNode, type NameNode, nameAt, type OutputNode, type Span } from './expressionNodes';
import type { InterpolationNode, OptionNode } from './markupNodes';
import type { TagNode, TemplateNode } from './nodes';
import { pathAt } from './walk';

export function textOf(template: TemplateNode, span: Span): string {
  return template.text.slice(span.start, span.end);
}

/** Returns the text when it contains no Liquid and is thus the same for every recipient. */
export function literalOf(template: TemplateNode, node: InterpolationNode): string | undefined {
  return node.pieces.some((piece) => piece.kind === 'output') ? undefined : textOf(template, node);
}

/** Returns the first option with that name, such as `save`. */
export function optionNamed(node: { readonly options: readonly OptionNode[] }, name: string): OptionNode | undefined {
  for (const option of node.options) if (option.named === name) return option;
  return undefined;
}

/** Returns `a` for `:save a` and for `:save {{ a }}`. */
export function nameIn(value: NonNullable<OptionNode['value']>): NameNode | undefined {
  if (value.kind === 'name') return value;
  const [piece] = value.kind === 'interpolation' ? value.pieces : [];
  if (piece?.kind !== 'output' || piece.start !== value.start || piece.end !== value.end) return undefined;
  const lookup = piece.value.kind === 'lookup' && piece.unexpected.length === 0 ? piece.value : undefined;
  return lookup?.parts.length === 0 && typeof lookup.head === 'string' ? nameAt(lookup.start, lookup.head) : undefined;
}

/**
 * Returns the span of each `||` in `{{ a || b }}`, where no condition is allowed: there the tree has a nameless filter
 * followed by a filter `b`.
 */
export function doublePipesIn(filters: readonly FilterNode[]): readonly Span[] {
  return filters
    .filter(({ pipe }, index) => filters[index + 1]?.pipe === pipe + 1)
    .map(({ pipe }) => ({ start: pipe, end: pipe + 2 }));
}

/** Like `tagAround`, for a node that begins at the offset: a tag or output that ends there does not contain it. */
export function tagFrom(template: TemplateNode, offset: number): TagNode | OutputNode | undefined {
  const tag = tagAround(template, offset);
  return tag?.end === offset ? tagAround(template, offset + 1) : tag;
}

/**
 * Returns the outermost tag or output around the offset; in a `liquid` tag, the tag on that line. Returns `undefined`
 * between tags.
 */
function tagAround(template: TemplateNode, offset: number): TagNode | OutputNode | undefined {
  const path = pathAt(template, offset);
  const inLines = path.slice(path.findLastIndex(({ kind }) => kind === 'lines') + 1);
  return inLines.find((node) => node.kind === 'tag' || node.kind === 'output');
}
