import type { Expression } from '../../template/expressionNodes';
import type { Facts } from '../../template/facts';
import type { Definition } from '../../template/found';
import type { InterpolationNode } from '../../template/markupNodes';
import type { BranchNode } from '../../template/nodes';
import { textOf } from '../../template/query';
import { pathAt } from '../../template/walk';

/** The literal prefix of a text. */
export interface Beginning {
  readonly text: string;
  /** Whether a part follows whose value comes from Liquid. */
  readonly goesOn: boolean;
}

/**
 * `{% assign base = 'https://x.io/a' %}{% connected_content {{ base }}/b %}` → `https://x.io/a`. Returns `undefined`
 * when the text has no literal prefix.
 */
export function beginningOf(facts: Facts, { pieces: [piece], start }: InterpolationNode): Beginning | undefined {
  if (piece?.kind !== 'output' || piece.start !== start) return undefined;
  const { value } = piece;
  const variable = value.kind === 'lookup' && value.parts.length === 0 ? facts.variableOf(value) : undefined;
  const definition = variable?.definitions.findLast(({ visibleFrom }) => visibleFrom <= start);
  return definition && definedAs(facts, definition);
}

function definedAs(facts: Facts, { kind, tag }: Definition): Beginning | undefined {
  if (kind === 'assign' && tag.markup?.kind === 'assignment') return assigned(tag.markup.value);
  if (kind !== 'capture') return undefined;
  const around = pathAt(facts.template, tag.start + 1);
  const branch = around.findLast((node): node is BranchNode => node.kind === 'branch' && node.tag === tag);
  const [first, ...others] = branch?.children ?? [];
  if (first?.kind !== 'text') return undefined;
  const text = textOf(facts.template, first);
  return others.length === 0 ? { text: text.trim(), goesOn: false } : { text: text.trimStart(), goesOn: true };
}

/** Resolves `'https://x.io/?id=' | append: id`. */
function assigned(value: Expression): Beginning | undefined {
  if (value.kind === 'string') return { text: value.value.trim(), goesOn: false };
  if (value.kind !== 'pipeline' || value.value.kind !== 'string') return undefined;
  const isAppended = value.filters.every(({ named }) => named === 'append');
  return isAppended ? { text: value.value.value.trimStart(), goesOn: true } : undefined;
}
