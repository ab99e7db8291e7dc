import { KEYWORDS } from '../template/expressionNodes';
import type { Facts } from '../template/facts';
import { END_TAGS, MIDDLE_TAGS, TAGS } from '../template/vocabulary/tags';

/** Reserved words that Liquid does not read as a variable, or that are easily mistaken for a tag. */
export const WORDS: ReadonlySet<string> = new Set([
  ...KEYWORDS,
  ...['and', 'or', 'not', 'contains', 'in', 'continue', 'forloop', 'tablerowloop', 'with', 'as', 'reversed'],
  ...TAGS.map(({ name }) => name),
  ...END_TAGS,
  ...MIDDLE_TAGS,
]);

const namesIn = ({ variables, meanings }: Facts): ReadonlySet<string> =>
  new Set([...variables, ...meanings].flatMap((one) => one?.name ?? []));

/** `body`, `body_2`, …: returns the first name that is not used yet. */
export function freeName(facts: Facts, name: string): string {
  const taken = facts.once(namesIn);
  const isFree = (one: string) => !taken.has(one) && !WORDS.has(one);
  if (isFree(name)) return name;
  let count = 2;
  while (!isFree(`${name}_${count}`)) count++;
  return `${name}_${count}`;
}

/** Returns an unused variable name derived from a text: `gp:Home City` → `home_city`. */
export function freeNameFor(facts: Facts, text: string): string {
  return freeName(facts, plainName(text));
}

function plainName(text: string): string {
  const words = text
    .slice(0, 60)
    .replace(/^gp:/, '')
    .replace(/([a-z])(?=[A-Z])/g, '$1_');
  const name = words
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_|_$/g, '');
  return name === '' ? 'value' : /^\d/.test(name) ? `_${name}` : name;
}
