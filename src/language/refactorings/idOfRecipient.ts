import { literalOf, textOf } from '../../template/query';
import { replaced } from '../edit';
import { profileRequestOf } from '../inference/recognition';
import { RECIPIENT_IDS } from '../recipient';
import type { Refactorer } from './refactoring';

/** `user_id=u█-17` in a call to the Profile API → `user_id={{${user_id} | url_param_escape}}`. */
export const idOfRecipient: Refactorer = (facts, { start, end }, { endpoint }) => {
  const { template } = facts;
  const call = facts.callAt(start);
  const known = call && profileRequestOf(call, facts, endpoint);
  const parameter = known?.url.parameters.find((one) => one.start <= start && end <= one.end);
  const recipient = parameter && RECIPIENT_IDS.get(textOf(template, parameter.name));
  if (!recipient || !parameter.value || literalOf(template, parameter.value) === undefined) return [];
  const title = `Ask for the ${recipient.label}`;
  return [{ kind: 'rewrite', title, edits: [replaced(parameter.value, recipient.liquid)] }];
};
