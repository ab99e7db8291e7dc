import { type EnclosingBranch, holdsPlace } from '../../template/branches';
import type { Facts } from '../../template/facts';
import type { Call } from '../../template/found';
import type { TagNode } from '../../template/nodes';
import { optionNamed } from '../../template/query';
import { lastIndexUpTo } from '../../template/sorted';
import { withoutOption } from '../rewriting';
import type { Rule } from '../rule';
import { FailedCall } from './failedCall';

/** Possible statuses of a failed call: nil, as Braze really sets it, or the server's status, as authors expect. */
const STATUSES = [null, 500] as const;

/** Maximum number of calls before an abort that are considered, and of branches between them. */
const MOST_CALLS = 16;
const DEEPEST = 16;

/** `:retry` together with an `abort_message` for every failure: Braze aborts and never retries. */
export const retryNeverHappens: Rule = {
  code: 'retry-never-happens',
  severity: 'warning',
  *find({ facts }) {
    const calls = facts.calls.filter(({ node, variable }) => variable && optionNamed(node, 'retry'));
    if (calls.length === 0) return;
    const aborted = new Set<Call>();
    for (const tag of facts.tags) {
      if (tag.name !== 'abort_message') continue;
      const last = lastIndexUpTo(calls, tag.start);
      for (const call of calls.slice(Math.max(0, last + 1 - MOST_CALLS), last + 1)) {
        if (!aborted.has(call) && abortsWhenFailed(facts, call, tag)) aborted.add(call);
      }
    }
    for (const { node } of aborted) {
      const retry = optionNamed(node, 'retry');
      if (!retry) continue;
      yield {
        start: retry.start,
        end: retry.name.end,
        message:
          'The message is aborted when this call fails, before Braze tries again: remove “:retry”, or the abort.',
        fixes: [{ title: 'Remove “:retry”', edits: [withoutOption(facts.template, retry)], safe: false }],
      };
    }
  },
};

function abortsWhenFailed(facts: Facts, call: Call, abort: TagNode): boolean {
  if (facts.branches.exclude(call.start, abort.start)) return false;
  const around = facts.branches.at(call.start);
  const between: EnclosingBranch[] = [];
  let place = facts.branches.at(abort.start);
  for (; place && !holdsPlace(place, around); place = place.parent) {
    if (between.length === DEEPEST) return false;
    between.push(place);
  }
  if (between.length === 0) return false;
  return STATUSES.some((status) => {
    const failed = new FailedCall(facts, call, status);
    return between.every(({ block, index }) => failed.takes(block, index));
  });
}
