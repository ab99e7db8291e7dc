import type { CallNode, OptionNode } from '../../template/markupNodes';
import { literalOf, optionNamed } from '../../template/query';
import { withoutOption, withValue } from '../rewriting';
import type { Rule } from '../rule';

const LEAST = 300;
const MOST = 14_400;

/** `:cache_max_age 20`: Braze caches for 300 to 14400 seconds. */
export const cacheAgeOutOfRange: Rule = {
  code: 'cache-age-out-of-range',
  severity: 'warning',
  *find({ facts }) {
    for (const { node } of facts.calls) {
      const option = optionNamed(node, 'cache_max_age');
      const value = option?.value;
      const text = value?.kind === 'interpolation' ? literalOf(facts.template, value) : undefined;
      const newText = text === undefined ? undefined : acceptedAge(text);
      if (!option || !value || newText === undefined) continue;
      yield {
        start: value.start,
        end: value.end,
        message: messageFor(text ?? '', newText),
        fixes: [
          {
            title: `Change to ${newText}`,
            edits: [withValue(option, value, newText)],
            safe: /^-?\d+$/.test(text ?? ''),
          },
        ],
      };
    }
  },
};

/** `:no_cache :cache_max_age 900`: the options contradict each other. */
export const noCacheWithCacheAge: Rule = {
  code: 'no-cache-with-cache-age',
  severity: 'warning',
  *find({ facts: { calls, template } }) {
    for (const { node } of calls) {
      const [none, age] = [optionsNamed(node, 'no_cache'), optionsNamed(node, 'cache_max_age')];
      const [first] = none;
      if (!first || age.length === 0) continue;
      const without = (options: readonly OptionNode[]) => options.map((option) => withoutOption(template, option));
      yield {
        start: first.start,
        end: first.name.end,
        message: '“:no_cache” and “:cache_max_age” contradict each other: remove one of them.',
        fixes: [
          { title: 'Remove “:no_cache”', edits: without(none), safe: false },
          { title: 'Remove “:cache_max_age”', edits: without(age), safe: false },
        ],
      };
    }
  },
};

function optionsNamed({ options }: CallNode, name: string): readonly OptionNode[] {
  return options.filter(({ named }) => named === name);
}

function messageFor(text: string, newText: string): string {
  return text.includes(newText)
    ? `The seconds are a plain number: write ${newText}.`
    : `Braze caches an answer for ${LEAST} to ${MOST} seconds: write ${newText}.`;
}

/** Seconds per unit. */
const UNITS: ReadonlyMap<string, number> = new Map([
  ['m', 60],
  ['min', 60],
  ['minutes', 60],
  ['h', 3600],
  ['hour', 3600],
  ['hours', 3600],
]);

/**
 * Returns the accepted number of seconds nearest to the text: `20` → `300`, `900s` → `900`, `1h` → `3600`, `1,000` →
 * `1000`. Returns `undefined` when Braze accepts the text as it is.
 */
export function acceptedAge(text: string): string | undefined {
  const isNumber = /^\d+$/.test(text);
  const [, digits = '', unit = ''] = /^\D*([\d,_']*)\s*([a-z]*)/i.exec(text) ?? [];
  const number = Number.parseInt(digits.replace(/\D/g, ''), 10);
  const seconds = isNumber ? Number(text) : number * (UNITS.get(unit.toLowerCase()) ?? 1);
  if (isNumber && seconds >= LEAST && seconds <= MOST) return undefined;
  if (Number.isNaN(seconds) || text.startsWith('-')) return String(LEAST);
  return String(Math.min(Math.max(seconds, LEAST), MOST));
}
