import { CallCount } from '../../language/callCount';
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
    if (shapes.calls.length <= MOST) return;
    const counts = new CallCount(facts);
    for (const { call } of shapes.calls) {
      if (counts.add(call.start) <= MOST) continue;
      yield {
        start: call.tag.word.start,
        end: call.tag.word.end,
        message: `This is call ${MOST + 1} to the Profile API for one recipient, and Amplitude answers 600 a minute in all: ask for more in each call.`,
      };
      return;
    }
  },
};
