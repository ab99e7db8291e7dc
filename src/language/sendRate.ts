import type { EnclosingBranch } from '../template/branches';
import type { Expression } from '../template/expressionNodes';
import type { Facts } from '../template/facts';
import type { Call } from '../template/found';
import { CallCount } from './callCount';

/** Source: Amplitude's limit per organisation, in requests per minute across all of its APIs. */
const REQUESTS_PER_MINUTE = 600;
/** Source: Braze, which may render a message, and make its calls, up to three times per recipient. */
const RENDERINGS = 3;

/** How many recipients a minute stay under the limit of requests, in a sentence and with the reason. */
export interface SendRate {
  readonly title: string;
  readonly tooltip: string;
}

/** Returns how fast a template with these calls to the Profile API can be sent. */
export function sendRateOf(facts: Facts, calls: readonly Call[]): SendRate {
  let isUnbounded = false;
  const count = new CallCount(facts, (place) => {
    const times = timesOf(place);
    if (times === undefined) isUnbounded = true;
    return times ?? 1;
  });
  for (const call of calls) count.add(call.start);
  const most = count.end();
  const recipients = Math.floor(REQUESTS_PER_MINUTE / RENDERINGS / most);
  const some = recipients === 1 ? '1 recipient a minute stays' : `${recipients} recipients a minute stay`;
  const under = `under ${REQUESTS_PER_MINUTE} requests`;
  const limit = `Amplitude answers ${REQUESTS_PER_MINUTE} requests a minute for the whole organisation.`;
  const made = `Braze may make ${callsInWords(most, calls.length, isUnbounded)} up to ${RENDERINGS} times for each recipient, and does not slow down. ${limit}`;
  if (recipients === 0) return { title: `Not even 1 recipient a minute stays ${under}`, tooltip: made };
  if (isUnbounded) return { title: `At most ${some} ${under}: a loop calls once per item`, tooltip: made };
  return { title: `About ${some} ${under}`, tooltip: made };
}

/** `1 call`, `at most 2 of these 3 calls`. */
function callsInWords(most: number, written: number, isUnbounded: boolean): string {
  const calls = most === 1 ? '1 call' : `${most} calls`;
  if (isUnbounded) return `${calls} or more, one for each item of a loop without a “limit”,`;
  if (most < written) return `at most ${most} of these ${written} calls`;
  return most > written ? `at most ${calls}, as it repeats a loop,` : calls;
}

/** Returns how often a branch is evaluated at most; `undefined` for a loop over a list of unknown length. */
export function timesOf({ branch: { tag } }: EnclosingBranch): number | undefined {
  const { markup } = tag;
  if (markup?.kind !== 'loop') return 1;
  const numberOf = (option: string) => {
    const value = markup.options.find(({ name }) => name.text === option)?.value;
    return value && numberIn(value);
  };
  const length = lengthOf(markup.collection);
  const left = length === undefined ? undefined : length - (numberOf('offset') ?? 0);
  const bounds = [numberOf('limit'), left].filter((bound) => bound !== undefined);
  return bounds.length > 0 ? Math.max(1, Math.min(...bounds)) : undefined;
}

/** `(1..3)` → 3. */
function lengthOf(collection: Expression): number | undefined {
  if (collection.kind !== 'range') return undefined;
  const [from, to] = [numberIn(collection.from), numberIn(collection.to)];
  return from === undefined || to === undefined ? undefined : to - from + 1;
}

function numberIn(expression: Expression): number | undefined {
  return expression.kind === 'number' ? Math.trunc(Number(expression.text)) : undefined;
}
