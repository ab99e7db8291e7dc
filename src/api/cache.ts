import { LRUCache } from 'lru-cache';
import { type Answer, personKey } from '../profile/profile';

const MAX_ANSWERS = 100;
const MAX_BYTES = 20_000_000;

export interface AnswerCache {
  /** Returns the answer of that name if it came less than `seconds` before `now` (milliseconds since 1970). */
  get(name: string, seconds: number, now: number): Answer | undefined;
  set(name: string, answer: Answer): void;
  /**
   * Forgets all other answers about the same person, except recommendations: asking for those again would count as an
   * exposure.
   */
  keepOnly(name: string): void;
  clear(): void;
}

/** Answers are personal data: they are kept in memory only, and an answer found to be too old is deleted. */
export function createAnswerCache(): AnswerCache {
  const answers = new LRUCache<string, Answer>({
    max: MAX_ANSWERS,
    maxSize: MAX_BYTES,
    sizeCalculation: ({ text }) => Buffer.byteLength(text),
  });
  return {
    get(name, seconds, now) {
      const answer = answers.get(name);
      if (!answer) return undefined;
      const age = now - answer.fetchedAt;
      if (age >= 0 && age < seconds * 1000) return answer;
      answers.delete(name);
      return undefined;
    },
    set: (name, answer) => void answers.set(name, answer),
    keepOnly(name) {
      const person = personKey(answers.peek(name)?.request ?? {});
      for (const [other, { request }] of [...answers.entries()]) {
        if (other !== name && !request.recIds && personKey(request) === person) answers.delete(other);
      }
    },
    clear: () => answers.clear(),
  };
}
