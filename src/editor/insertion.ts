import type { Row } from '../profile/outline';
import type { TemplateNode } from '../template/nodes';
import { pathAt } from '../template/walk';

/** The Liquid of a row as it reads at some place: `before` and, for a condition, `after` the place where the text of the case goes. */
export interface Insertion {
  readonly before: string;
  readonly after: string;
}

type Expression = Pick<Row, 'liquid' | 'isCondition'>;

/** Alone inside `{{ … }}` and `{% … %}`, printed or as a condition elsewhere. */
export function insertionAt(template: TemplateNode, offset: number, row: Expression): Insertion {
  const isInLiquid = pathAt(template, offset).some(({ kind }) => kind === 'output' || kind === 'tag');
  return isInLiquid ? { before: row.liquid ?? '', after: '' } : insertionInText(row);
}

/** As it reads in the text of a message. */
export function insertionInText({ liquid = '', isCondition = false }: Expression): Insertion {
  if (isCondition) return { before: `{% if ${liquid} %}`, after: '{% endif %}' };
  return { before: `{{ ${liquid} }}`, after: '' };
}
