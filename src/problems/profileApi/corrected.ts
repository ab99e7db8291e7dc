import type { Shapes } from '../../language/inference/inference';
import type { ProfileCall } from '../../language/inference/recognition';
import { parameterIsOn, parameterOf, type WrittenRequest } from '../../profile/writtenRequest';
import type { TemplateNode } from '../../template/nodes';
import { textOf } from '../../template/query';
import { isMeantOn, meantBy, meantFlag, PAIRS } from './meaning';

/** Returns the request of each call whose parameters other rules correct, as it is once they are right. Cached. */
export function correctedRequests(shapes: Shapes): ReadonlyMap<ProfileCall, WrittenRequest> {
  return shapes.once(findCorrected);
}

function findCorrected({ calls, facts: { template } }: Shapes): ReadonlyMap<ProfileCall, WrittenRequest> {
  const requests = new Map<ProfileCall, WrittenRequest>();
  for (const call of calls) {
    const request = corrected(template, call);
    if (request) requests.set(call, request);
  }
  return requests;
}

/** Returns `undefined` when nothing is wrong with the call. */
function corrected(template: TemplateNode, call: ProfileCall): WrittenRequest | undefined {
  const { query, open } = call;
  const parameters = new Map(call.parameters);
  let isCorrect = true;
  const correct = (name: string, value: string | undefined) => {
    parameters.set(name, value);
    isCorrect = false;
  };
  for (const node of query.parameters) {
    const meant = meantBy(template, node);
    if (!meant || parameters.has(meant.name)) continue;
    const isLiteral = (node.value?.pieces.length ?? 0) === 0;
    correct(meant.name, isLiteral ? (node.value ? textOf(template, node.value) : '') : undefined);
  }
  for (const [name, value] of parameters) {
    if (value === undefined || value === 'true' || parameterOf(name)?.kind !== 'flag') continue;
    if (meantFlag(value) !== 'false') correct(name, 'true');
  }
  for (const [id, flag] of PAIRS) {
    const isThere = parameterIsOn({ parameters, open }, id) !== 'no';
    if (isThere && !parameters.has(flag)) correct(flag, 'true');
    else if (!isThere && flag === 'get_recs' && isMeantOn(call, flag)) correct(id, undefined);
  }
  return isCorrect ? undefined : { parameters, open };
}
