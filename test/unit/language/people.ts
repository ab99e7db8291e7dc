import { emptyProfile, type Profile, withAnswer } from '../../../src/profile/profile';
import { toRequest } from '../../../src/profile/request';
import { NOTHING_SEEN, type Seen } from '../../../src/profile/seen';
import { personOf } from '../../../src/sample/people';
import { userDataOf } from '../../../src/sample/userData';

/** A person of the sample, looked up with these queries one after the other, at 1, 2, 3… seconds since 1970. */
export function lookedUp(userId: string, ...queries: readonly string[]): Profile {
  const person = personOf(userId);
  if (!person || !('properties' in person)) throw new Error(`${userId} is not answered.`);
  return queries.reduce(
    (profile, query, index) => {
      const request = { ...toRequest(new URLSearchParams(query)), userId };
      const userData = userDataOf(person, request);
      const when = { status: 200, durationMs: 1, fromCache: false, fetchedAt: (index + 1) * 1000 };
      return withAnswer(profile, { request, userData, text: '', ...when }, new Set());
    },
    emptyProfile('Sample', { userId }),
  );
}

/** The first of them is the active one, and was looked up last. */
export function seenOf(...profiles: readonly Profile[]): Seen {
  const [active] = profiles;
  return { ...NOTHING_SEEN, profiles, ...(active ? { active } : {}) };
}
