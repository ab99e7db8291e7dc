import { CallCount } from '../../language/callCount';
import { timesOf } from '../../language/sendRate';
import type { Rule } from '../rule';

/**
 * Maximum number of calls to the Profile API in one message. Amplitude allows 600 requests per minute across all of its
 * APIs.
 */
const MOST = 10;

/** More than ten calls per recipient: a send exhausts the rate limit at once. */
export const noRequestsLeft: Rule = {
  code: 'no-requests-left',
  severity: 'information',
  *find({ facts, shapes }) {
    const counts = new CallCount(facts, (place) => timesOf(place) ?? 1);
    for (const { call } of shapes.calls) {
      counts.add(call.start);
      if (counts.repeatedCount <= MOST) continue;
      yield {
        start: call.tag.word.start,
        end: call.tag.word.end,
        message: `With this one, a recipient takes more than ${MOST} calls to the Profile API, and Amplitude answers 600 a minute in all: ask for more in each call.`,
      };
      return;
    }
  },
};
