import type { Row } from '../../profile/row';
import type { TemplateNode } from '../../template/nodes';
import { pathAt } from '../../template/walk';

/**
 * The Liquid of a row as it is inserted at some place. For a condition, `before` and `after` enclose the text of that
 * case; otherwise `after` is empty.
 */
export interface Insertion {
  readonly before: string;
  readonly after: string;
}

type Expression = Pick<Row, 'liquid' | 'isCondition'>;

/** Returns the bare expression inside `{{ … }}` and `{% … %}`, and complete Liquid elsewhere. */
export function insertionAt(template: TemplateNode, offset: number, row: Expression): Insertion {
  const isInLiquid = pathAt(template, offset).some(({ kind }) => kind === 'output' || kind === 'tag');
  return isInLiquid ? { before: row.liquid ?? '', after: '' } : insertionInText(row);
}

/** Returns complete Liquid: `{{ … }}`, or `{% if … %}` and `{% endif %}` for a condition. */
export function insertionInText({ liquid = '', isCondition = false }: Expression): Insertion {
  if (isCondition) return { before: `{% if ${liquid} %}`, after: '{% endif %}' };
  return { before: `{{ ${liquid} }}`, after: '' };
}
