import type { Span } from '../../template/expressionNodes';
import type { Facts } from '../../template/facts';
import type { ParameterNode } from '../../template/markupNodes';
import { literalOf, textOf } from '../../template/query';
import { replaced } from '../edit';
import { heldParameterAt } from '../inference/heldParameters';
import { profileRequestOf } from '../inference/recognition';
import { RECIPIENT_IDS } from '../recipient';
import { holds } from '../spans';
import { nodesAround } from './around';
import type { Refactorer } from './refactoring';

/** `user_id=u█-17` in a call to the Profile API → `user_id={{${user_id} | url_param_escape}}`. */
export const idOfRecipient: Refactorer = (facts, span, { endpoint }) => {
  const { template } = facts;
  const call = facts.callAt(span.start);
  const known = call && profileRequestOf(call, facts, endpoint);
  const parameter =
    known?.url.parameters.find((one) => holds(one, span)) ?? capturedParameterAround(facts, span, endpoint);
  const recipient = parameter && RECIPIENT_IDS.get(textOf(template, parameter.name));
  if (!recipient || !parameter.value || literalOf(template, parameter.value) === undefined) return [];
  const title = `Ask for the ${recipient.label}`;
  return [{ kind: 'rewrite', title, edits: [replaced(parameter.value, recipient.liquid)] }];
};

/** Returns the parameter in a URL that is captured. A string takes no Liquid. */
function capturedParameterAround(facts: Facts, span: Span, endpoint: string): ParameterNode | undefined {
  const path = nodesAround(facts, span);
  const parameter =
    path.at(-1)?.kind === 'text' ? heldParameterAt(facts, span.start, path, endpoint)?.parameter : undefined;
  return parameter && holds(parameter, span) ? parameter : undefined;
}
