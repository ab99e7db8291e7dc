import type { FilterNode, Span } from './expressionNodes';
import type { InterpolationNode, OptionNode } from './markupNodes';
import type { TemplateNode } from './nodes';

export function textOf(template: TemplateNode, span: Span): string {
  return template.text.slice(span.start, span.end);
}

/** The text, when it is the same for everybody: when no Liquid stands in it. */
export function literalOf(template: TemplateNode, node: InterpolationNode): string | undefined {
  return node.pieces.some((piece) => piece.kind === 'output') ? undefined : textOf(template, node);
}

/** The first option of that name: `save`. */
export function optionNamed(node: { readonly options: readonly OptionNode[] }, name: string): OptionNode | undefined {
  for (const option of node.options) if (option.name.kind === 'name' && option.name.text === name) return option;
  return undefined;
}

/** Each `||` in `{{ a || b }}`, where no condition can stand: the tree has a filter without a name there, and one named `b`. */
export function doublePipesIn(filters: readonly FilterNode[]): readonly Span[] {
  return filters
    .filter(({ pipe }, index) => filters[index + 1]?.pipe === pipe + 1)
    .map(({ pipe }) => ({ start: pipe, end: pipe + 2 }));
}
