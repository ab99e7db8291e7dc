import { LRUCache } from 'lru-cache';
import { writeJson } from '../profile/json';
import { knownUserData } from '../profile/knownAnswer';
import { type Answer, computationNamesIn, emptyProfile, personKey, personOf, withAnswer } from '../profile/profile';
import { type ProfileRequest, toQuery } from '../profile/request';
import { isSamePropensityType, isSameRecType, sharePart } from '../profile/sharedParts';

const MOST_PEOPLE = 100;
const MOST_ANSWERS_EACH = 20;
/** Of all answers together. */
const MAX_BYTES = 20_000_000;

export interface AnswerCache {
  /**
   * Returns the answer to a request if it came less than `seconds` before `now` (milliseconds since 1970), and nothing
   * that it says was answered anew since. Recommendations are also taken out of newer answers and answers to other
   * requests, because asking for them again would count as an exposure.
   */
  get(endpoint: string, request: ProfileRequest, seconds: number, now: number): Answer | undefined;
  set(endpoint: string, answer: Answer): void;
  /** Forgets all other answers about the same person, except those with recommendations. */
  keepOnly(endpoint: string, answer: Answer): void;
  clear(): void;
}

/** Answers are personal data: they are kept in memory only, and an answer found to be too old is deleted. */
export function createAnswerCache(): AnswerCache {
  /** By endpoint and person, the newest answer last. People are let go whole, so that no older answer outlives a newer. */
  const people = new LRUCache<string, readonly Answer[]>({
    max: MOST_PEOPLE,
    maxSize: MAX_BYTES,
    sizeCalculation: bytesOf,
  });

  function keep(key: string, answers: readonly Answer[]): void {
    if (answers.length === 0) people.delete(key);
    else if (bytesOf(answers) > MAX_BYTES) keep(key, answers.slice(1));
    else people.set(key, answers);
  }

  return {
    get(endpoint, request, seconds, now) {
      const key = keyOf(endpoint, request);
      const known = people.get(key) ?? [];
      const answers = known.slice(known.findLastIndex(({ fetchedAt }) => !isYoung(now - fetchedAt, seconds)) + 1);
      if (answers.length < known.length) keep(key, answers);
      return exactAnswer(answers, request) ?? (request.recIds && assembled(answers, request));
    },
    set(endpoint, answer) {
      const key = keyOf(endpoint, answer.request);
      const query = toQuery(answer.request);
      const others = (people.peek(key) ?? []).filter(({ request }) => toQuery(request) !== query);
      keep(key, [...others, answer].slice(-MOST_ANSWERS_EACH));
    },
    keepOnly(endpoint, answer) {
      const key = keyOf(endpoint, answer.request);
      const query = toQuery(answer.request);
      const known = people.peek(key) ?? [];
      keep(
        key,
        known.filter(({ request }) => request.recIds || toQuery(request) === query),
      );
    },
    clear: () => people.clear(),
  };
}

/** At least one, as the cache demands. */
function bytesOf(answers: readonly Answer[]): number {
  return answers.reduce((bytes, { text }) => bytes + Buffer.byteLength(text), 1);
}

function keyOf(endpoint: string, request: ProfileRequest): string {
  return `${endpoint}?${personKey(request)}`;
}

function isYoung(age: number, seconds: number): boolean {
  return age >= 0 && age < seconds * 1000;
}

/** Returns the answer to this very request, unless a later one says something else about a part of it. */
function exactAnswer(answers: readonly Answer[], request: ProfileRequest): Answer | undefined {
  const query = toQuery(request);
  const index = answers.findIndex((answer) => toQuery(answer.request) === query);
  const isOutdated = answers.slice(index + 1).some((later) => sharePart(later.request, request));
  return isOutdated ? undefined : answers[index];
}

/** Makes an answer of the newest ones that together hold all that is asked for. Its time is that of the oldest. */
function assembled(answers: readonly Answer[], request: ProfileRequest): Answer | undefined {
  const newest = answers.at(-1);
  const names = new Set(answers.flatMap(computationNamesIn));
  for (let from = answers.length - 1; newest && from >= 0; from--) {
    const profile = answers
      .slice(from)
      .map((answer) => ({ ...answer, request: comparable(answer.request, request) }))
      .reduce((known, answer) => withAnswer(known, answer, names), emptyProfile('', personOf(request)));
    const userData = knownUserData(profile, request);
    const fetchedAt = answers[from]?.fetchedAt ?? 0;
    if (userData) return { ...newest, request, userData, text: writeJson({ userData }), fetchedAt };
  }
  return undefined;
}

/** Leaves out what was asked for with another `rec_type` or `propensity_type`. */
function comparable(asked: ProfileRequest, request: ProfileRequest): ProfileRequest {
  const { recIds, predictionIds, ...rest } = asked;
  return {
    ...rest,
    ...(recIds && isSameRecType(asked, request) ? { recIds } : {}),
    ...(predictionIds && isSamePropensityType(asked, request) ? { predictionIds } : {}),
  };
}
