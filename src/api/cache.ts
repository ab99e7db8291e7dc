import { LRUCache } from 'lru-cache';
import { own, writeJson } from '../profile/json';
import { knownUserData } from '../profile/knownAnswer';
import { type Answer, emptyProfile, personKey, personOf, withAnswer } from '../profile/profile';
import { type ProfileRequest, toQuery } from '../profile/request';
import { isSamePropensityType, isSameRecType, sharePart } from '../profile/sharedParts';

const MOST_PEOPLE = 100;
const MOST_ANSWERS_EACH = 100;
/** Of all answers together. */
const MAX_BYTES = 20_000_000;

const NO_NAMES: ReadonlySet<string> = new Set();
const NO_VALUES = { userData: {}, fetchedAt: Number.POSITIVE_INFINITY };

export interface AnswerCache {
  /**
   * Returns the answer to a request if it came less than `seconds` before `now` (milliseconds since 1970), and nothing
   * that it says was answered anew since. Recommendations are also taken out of newer answers and answers to other
   * requests, because asking for them again would count as an exposure.
   */
  get(endpoint: string, request: ProfileRequest, seconds: number, now: number): Answer | undefined;
  set(endpoint: string, answer: Answer): void;
  /** Forgets all that other answers say of the same person, except recommendations. */
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
        known.flatMap((one) => (toQuery(one.request) === query ? [one] : recommendationsOf(one))),
      );
    },
    clear: () => people.clear(),
  };
}

/** At least one, as the cache demands. */
function bytesOf(answers: readonly Answer[]): number {
  return answers.reduce((bytes, { text }) => bytes + Buffer.byteLength(text), 1);
}

/** Returns an answer to the request for its recommendations only, if it has any. */
function recommendationsOf(answer: Answer): Answer[] {
  const { recIds, recType } = answer.request;
  if (!recIds) return [];
  const request = { ...personOf(answer.request), recIds, ...(recType ? { recType } : {}) };
  if (toQuery(request) === toQuery(answer.request)) return [answer];
  const { propensity, propensities, ...rest } = answer.userData;
  const userData = { ...rest, amp_props: null, cohort_ids: null };
  return [{ ...answer, request, userData, text: writeJson({ userData }) }];
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
  const values = Object.keys(inProperties(request)).length > 0 ? answerWithValues(answers, request) : NO_VALUES;
  const needed = partsOf(request).map((part) => answers.findLastIndex((one) => sharePart(one.request, part)));
  const from = Math.min(...needed);
  if (!newest || !values || from < 0) return undefined;
  const profile = answers
    .slice(from)
    .map((answer) => ({ ...answer, request: comparable(answer.request, request) }))
    .reduce((known, answer) => withAnswer(known, answer, NO_NAMES), emptyProfile('', personOf(request)));
  const known = knownUserData(profile, comparable(request, request));
  if (!known) return undefined;
  const userData = { ...known, amp_props: own(values.userData, 'amp_props') ?? null };
  const fetchedAt = Math.min(answers[from]?.fetchedAt ?? 0, values.fetchedAt);
  return { ...newest, request, userData, text: writeJson({ userData }), fetchedAt };
}

/** Splits a request into one for each thing that is asked for other than properties and computations. */
function partsOf(request: ProfileRequest): ProfileRequest[] {
  const { recIds = [], recType, predictionIds = [], propensityType, cohorts } = request;
  return [
    ...recIds.map((id) => ({ recIds: [id], ...(recType ? { recType } : {}) })),
    ...predictionIds.map((id) => ({ predictionIds: [id], ...(propensityType ? { propensityType } : {}) })),
    ...(cohorts ? [{ cohorts }] : []),
  ];
}

/** Returns the newest answer with the very values that are asked for, unless a later one has some of them. */
function answerWithValues(answers: readonly Answer[], request: ProfileRequest): Answer | undefined {
  const asked = inProperties(request);
  const isAlike = (one: Answer) => JSON.stringify(inProperties(one.request)) === JSON.stringify(asked);
  const index = answers.findLastIndex(isAlike);
  const isOutdated = answers.slice(index + 1).some((later) => sharePart(inProperties(later.request), asked));
  return isOutdated ? undefined : answers[index];
}

/** The parts that are answered in `amp_props`, where it cannot be told what belongs to which. */
function inProperties({ properties, computations, compIds }: ProfileRequest): ProfileRequest {
  return {
    ...(properties ? { properties } : {}),
    ...(computations ? { computations } : {}),
    ...(compIds ? { compIds } : {}),
  };
}

/** Leaves out those parts, and what was asked for with another `rec_type` or `propensity_type`. */
function comparable(asked: ProfileRequest, request: ProfileRequest): ProfileRequest {
  const { recIds, predictionIds, properties, computations, compIds, ...rest } = asked;
  return {
    ...rest,
    ...(recIds && isSameRecType(asked, request) ? { recIds } : {}),
    ...(predictionIds && isSamePropensityType(asked, request) ? { predictionIds } : {}),
  };
}
