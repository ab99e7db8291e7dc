import type { Span } from '../template/expressionNodes';
import type { Facts } from '../template/facts';
import { profileRequestOf } from './recognition';

export interface Link extends Span {
  readonly url: string;
  readonly tooltip: string;
}

const DOCUMENTATION = 'https://amplitude.com/docs/apis/analytics/user-profile';

/** The address of each call to the Profile API without what Liquid makes of it: variables lead to their definitions. */
export function linksIn(facts: Facts, endpoint: string): Link[] {
  return facts.calls.flatMap((call) => {
    const { url } = call.node;
    if (url.kind === 'missing' || !profileRequestOf(call, facts, endpoint)) return [];
    const start = [...url.host.pieces, ...url.path.pieces].at(-1)?.end ?? url.start;
    const { end } = url.path;
    return start < end ? [{ start, end, url: DOCUMENTATION, tooltip: 'Read about the User Profile API' }] : [];
  });
}
