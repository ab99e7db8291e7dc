import { entriesOf, isObject, type Json, objectOf } from '../profile/json';
import { outcomeOf } from './call';
import { type FixtureAnswer, isFor } from './fixture';
import { maskedUrl } from './maskedUrl';
import type { CallRecord } from './rendering';
import { withReplacedValues } from './replacedValues';

/**
 * Returns the responses for a fixture: those it already has, and new ones without personal data. Values are replaced,
 * and so is everything that Liquid inserted in URLs. Responses that came from the fixture stay unchanged.
 */
export function keptAnswers(
  calls: readonly CallRecord[],
  before: readonly FixtureAnswer[] = [],
): readonly FixtureAnswer[] {
  const fresh = calls.filter((call) => isAnswered(call) && (call.isProfileApi || !answerTo(call, before)));
  const stays = before.filter((answer) => !fresh.some((call) => isFor(answer, requestOf(call))));
  return [...withoutRepeated(fresh.map(withoutValues)), ...stays];
}

/** The structure of a response as stored and as received, for comparison. */
export interface Forms {
  readonly kept: FixtureAnswer;
  readonly today: FixtureAnswer;
}

/** Counts the answered calls for which the fixture has a response, too. */
export function comparableAnswers(calls: readonly CallRecord[], kept: readonly FixtureAnswer[] = []): number {
  return calls.filter((call) => isAnswered(call) && answerTo(call, kept)).length;
}

/** Returns the forms of each answered call for which the fixture has a response. */
export function formsOf(calls: readonly CallRecord[], kept: readonly FixtureAnswer[]): readonly Forms[] {
  return calls.filter(isAnswered).flatMap((call) => {
    const answer = answerTo(call, kept);
    if (!answer) return [];
    const { contentType: _, ...request } = withoutValues(call);
    const { status = 200 } = answer;
    return {
      kept: inOrder({ ...request, status, ...formOf(readBy(answer)) }),
      today: inOrder({ ...request, status: call.status ?? 0, ...formOf(call) }),
    };
  });
}

/** Sorts the names in an answer, because the API may list them in any order. */
function inOrder(answer: FixtureAnswer): FixtureAnswer {
  return { ...answer, body: sorted(answer.body) };
}

function sorted(json: Json): Json {
  if (Array.isArray(json)) return (json as readonly Json[]).map(sorted);
  if (!isObject(json)) return json;
  const members = entriesOf(json).map(([name, value]) => [name, sorted(value)] as const);
  return objectOf(members.sort(([one], [other]) => (one < other ? -1 : 1)));
}

/** Whether there is a real answer. */
export function isAnswered({ status, body, simulated }: CallRecord): boolean {
  return status !== undefined && body !== undefined && !simulated;
}

function answerTo(call: CallRecord, answers: readonly FixtureAnswer[]): FixtureAnswer | undefined {
  return answers.find((answer) => isFor(answer, requestOf(call)));
}

/** Returns the request as it was sent. */
function requestOf({ url, method }: CallRecord): { readonly url: string; readonly method: string } {
  return { url: new URL(url).href, method };
}

function withoutValues(call: CallRecord): FixtureAnswer {
  const { method, status } = call;
  return {
    url: addressOf(call),
    ...(method === 'POST' ? { method } : {}),
    ...(status === undefined || status === 200 ? {} : { status }),
    ...formOf(call),
  };
}

/** What is read of an answer: JSON, or any other text. */
type Read = Pick<CallRecord, 'answer' | 'body'>;

/** Returns what Braze would read of a fixture's answer. */
function readBy({ body, status = 200, contentType = 'text/plain' }: FixtureAnswer): Read {
  if (typeof body !== 'string') return { answer: body };
  const outcome = outcomeOf(body, { status, contentType });
  return outcome.kind === 'variable' ? { answer: outcome.answer } : { body };
}

/** Returns an answer without its values. A text that is JSON is told from other texts by its type. */
function formOf({ answer, body = '' }: Read): Pick<FixtureAnswer, 'body' | 'contentType'> {
  if (answer === undefined) return { body: body === '' ? '' : 'text' };
  const form = withReplacedValues(answer);
  return typeof form === 'string' ? { contentType: 'application/json', body: JSON.stringify(form) } : { body: form };
}

/** Returns the URL pattern, with at least a literal host. Removes keys from it. */
function addressOf(call: CallRecord): string {
  const pattern = maskedUrl(call.pattern).replaceAll('…', '*');
  if (isFor({ url: pattern, body: null }, { ...requestOf(call), method: 'GET' }) && !pattern.startsWith('*')) {
    return pattern;
  }
  const { origin, pathname } = new URL(call.url);
  return call.isProfileApi ? `${origin}${pathname}?*` : `${origin}/*`;
}

/** Keeps one response per request, because a message may make the same call several times. */
function withoutRepeated(answers: readonly FixtureAnswer[]): readonly FixtureAnswer[] {
  const known = new Set<string>();
  return answers.filter(({ url, method = 'GET' }) => {
    const key = `${method} ${url}`;
    return !known.has(key) && known.add(key);
  });
}
