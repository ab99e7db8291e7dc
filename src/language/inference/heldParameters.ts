import type { Facts } from '../../template/facts';
import type { InterpolationNode, ParameterNode } from '../../template/markupNodes';
import type { Node } from '../../template/nodes';
import { touches } from '../spans';
import { heldRequestsOf, type ProfileCall } from './recognition';

/** A parameter in a URL that a variable holds, and the call that uses the variable. */
export interface HeldParameter {
  readonly call: ProfileCall;
  readonly parameter: ParameterNode;
  /** Its value, when the cursor is there and not in the name. */
  readonly value: InterpolationNode | undefined;
}

/**
 * `{% assign url = 'https://…?get_recs=█' %}{% connected_content {{ url }} %}` → the value of `get_recs`. `path` are the
 * nodes around the offset.
 */
export function heldParameterAt(
  facts: Facts,
  offset: number,
  path: readonly Node[],
  endpoint: string,
): HeldParameter | undefined {
  if (!mayBeHeld(path)) return undefined;
  for (const one of facts.calls) {
    for (const call of heldRequestsOf(one, facts, endpoint)) {
      const parameter = call.held?.parameters.find((node) => touches(node, offset));
      if (parameter) return { call, parameter, value: offset > parameter.nameEnd ? parameter.value : undefined };
    }
  }
  return undefined;
}

/** Whether the innermost node is text that a variable may hold. */
function mayBeHeld(path: readonly Node[]): boolean {
  const kind = path.at(-1)?.kind;
  if (kind === 'text') return path.some((node) => node.kind === 'block' && node.name === 'capture');
  return kind === 'string' && path.some((node) => node.kind === 'assignment');
}
