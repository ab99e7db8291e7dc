import type { JsonObject } from '../../../src/profile/json';
import { type Answer, emptyProfile, type Profile, withAnswer } from '../../../src/profile/profile';
import type { ProfileRequest } from '../../../src/profile/request';

const NOBODY_KNOWN: ReadonlySet<string> = new Set();

/** An answer that came at a time of its own. */
export function answerTo(request: ProfileRequest, userData: JsonObject, fetchedAt = 1000): Answer {
  const text = JSON.stringify({ userData });
  return { request, userData, text, status: 200, fetchedAt, durationMs: 5, fromCache: false };
}

/** The profile after these answers in turn. */
export function profileOf(answers: readonly Answer[], computationNames = NOBODY_KNOWN): Profile {
  return answers.reduce(
    (profile, answer) => withAnswer(profile, answer, computationNames),
    emptyProfile('Sample', { userId: 'u' }),
  );
}
