import { profileRequestOf } from '../language/inference/recognition';
import { RECIPIENT_IDS } from '../language/recipient';
import type { Span } from '../template/expressionNodes';
import type { Facts } from '../template/facts';
import { textOf } from '../template/query';

/** Whether the span is the user's id in a call to the Profile API, where it must be escaped. */
export function isIdOfProfile(facts: Facts, endpoint: string, { start, end }: Span): boolean {
  const call = facts.callAt(start);
  const known = call && profileRequestOf(call, facts, endpoint);
  const parameter = known?.url.parameters.find((one) => one.start <= start && end <= one.end);
  return parameter !== undefined && RECIPIENT_IDS.has(textOf(facts.template, parameter.name));
}
