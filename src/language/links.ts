import type { Span } from '../template/expressionNodes';
import type { Facts } from '../template/facts';
import { profileRequestOf } from './inference/recognition';

export interface Link extends Span {
  readonly url: string;
  readonly tooltip: string;
}

const DOCUMENTATION = 'https://amplitude.com/docs/apis/analytics/user-profile';

/**
 * Returns a link for the literal part of each Profile API address. Variables in it are resolved to their definitions.
 */
export function linksIn(facts: Facts, endpoint: string): Link[] {
  return facts.calls.flatMap((call) => {
    const { url } = call.node;
    if (url.kind === 'missing' || !profileRequestOf(call, facts, endpoint)) return [];
    const start = [...url.host.pieces, ...url.path.pieces].at(-1)?.end ?? url.start;
    const { end } = url.path;
    return start < end ? [{ start, end, url: DOCUMENTATION, tooltip: 'Read about the User Profile API' }] : [];
  });
}
