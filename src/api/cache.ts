import { LRUCache } from 'lru-cache';
import type { Answer } from '../profile/profile';

const MAX_ANSWERS = 100;
const MAX_BYTES = 20_000_000;

export interface AnswerCache {
  /** The answer by that name, when it came at most `seconds` before `now` (milliseconds since 1970). */
  get(name: string, seconds: number, now: number): Answer | undefined;
  set(name: string, answer: Answer): void;
  clear(): void;
}

/** Answers are personal data: they stay in memory, and what is too old to be served goes. */
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
    clear: () => answers.clear(),
  };
}
