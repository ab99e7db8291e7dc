import { replaced } from '../../language/edit';
import { literalOf, optionNamed } from '../../template/query';
import type { Rule } from '../rule';

const LEAST = 300;
const MOST = 14_400;

/** `:cache_max_age 20`: Braze caches for 300 to 14400 seconds. */
export const cacheAgeOutOfRange: Rule = {
  code: 'cache-age-out-of-range',
  severity: 'warning',
  *find({ facts }) {
    for (const { node } of facts.calls) {
      const value = optionNamed(node, 'cache_max_age')?.value;
      const text = value?.kind === 'interpolation' ? literalOf(facts.template, value) : undefined;
      if (value?.kind !== 'interpolation' || text === undefined) continue;
      const seconds = Number(text);
      if (seconds >= LEAST && seconds <= MOST) continue;
      const newText = String(seconds > MOST ? MOST : LEAST);
      yield {
        start: value.start,
        end: value.end,
        message: `Braze caches an answer for ${LEAST} to ${MOST} seconds: write ${newText}.`,
        fixes: [{ title: `Change to ${newText}`, edits: [replaced(value, newText)], safe: true }],
      };
    }
  },
};
