import type { Seen } from '../../profile/seen';
import type { StringNode } from '../../template/expressionNodes';
import type { BlockNode, Node } from '../../template/nodes';
import { type ComparedValue, comparedValues } from '../comparedValues';
import type { Shapes } from '../inference/inference';
import type { Inferred } from '../inference/inferred';
import { code, paragraphs } from '../markdown';

const ORIGINS: { readonly [detail in NonNullable<ComparedValue['detail']>]: string } = {
  seen: 'Seen in a profile that was looked up.',
  'from the settings': 'Named in the settings.',
  'may be asked for': 'May be asked for.',
};

/** `{% if a.userData.cohort_ids contains 'c█1' %}` → the cohort's name in the settings, and where it was seen. */
export function literalHover(path: readonly Node[], node: StringNode, shapes: Shapes, seen: Seen): string | undefined {
  const compared = comparedWith(path, node, shapes);
  const known = compared && comparedValues(compared.value, compared.contains, seen);
  const found = known?.find(({ text, detail }) => text === node.value && detail);
  if (!found?.detail) return undefined;
  const name = found.name === undefined ? '' : ` ${code(found.name)}`;
  return paragraphs(`**${code(found.text)}**${name}`, ORIGINS[found.detail]);
}

/** Returns the left operand of the comparison, or the subject of the enclosing `case`. */
function comparedWith(
  path: readonly Node[],
  node: StringNode,
  shapes: Shapes,
): { readonly value: Inferred; readonly contains: boolean } | undefined {
  const parent = path[path.indexOf(node) - 1];
  if (parent?.kind === 'comparison' && parent.right === node) {
    return { value: shapes.ofExpression(parent.left), contains: parent.operator.means === 'contains' };
  }
  const subject = path.findLast((one): one is BlockNode => one.kind === 'block')?.tag.expression;
  return parent?.kind === 'when' && subject ? { value: shapes.ofExpression(subject), contains: false } : undefined;
}
