import type { Span } from '../template/expressionNodes';
import type { Facts } from '../template/facts';
import { profileRequestOf } from './recognition';

export interface Link extends Span {
  readonly url: string;
  readonly tooltip: string;
}

const DOCUMENTATION = 'https://amplitude.com/docs/apis/analytics/user-profile';

/** The address of each call to the Profile API, up to its `?`: what follows holds variables, which lead elsewhere. */
export function linksIn(facts: Facts, endpoint: string): Link[] {
  return facts.calls.flatMap((call) => {
    const { url } = call.node;
    if (url.kind === 'missing' || !profileRequestOf(call, facts, endpoint)) return [];
    return [{ start: url.start, end: url.path.end, url: DOCUMENTATION, tooltip: 'Read about the User Profile API' }];
  });
}
