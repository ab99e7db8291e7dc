import assert from 'node:assert/strict';
import { NAMES } from '../../../src/problems/names';
import { SYNTAX } from '../../../src/problems/syntax';
import { PUBLISHED, SAMPLES } from '../templateFiles';
import { problemsOf } from './checking';

/** What is wrong with names and syntax of published templates, each read and decided. Nothing is wrong with all others. */
const EXPECTED: { readonly [file: string]: readonly string[] } = {
  // The token of a step before that is not shown.
  '003': ['unknown-variable token_response', 'unused-variable response'],
  '018': ['unused-variable publication'],
  '021': ['unknown-variable ITEM_ID', 'unused-variable recommended_item'],
  '024': [
    'curly-quotes ‘306’',
    'curly-quotes ‘471’',
    'curly-quotes “user-key”',
    'curly-quotes ”USER_KEY”',
    'unknown-variable city_food',
    'unused-variable restaurants',
  ],
  // Placeholders that are written like variables.
  '030': [
    'unknown-variable ALGOLIA_API_KEY',
    'unknown-variable ALGOLIA_APP_ID',
    'unknown-variable INDEX_NAME',
    'unused-variable algolia_search',
  ],
  '033': ['unused-variable json'],
  '048': ['unused-variable publication'],
  '069': ['unused-variable publication'],
  '081': ['unused-variable token'],
  '099': ['missing-personalization-braces user_id'],
  '120': ['unknown-variable otherAgent'],
  '123': ['unknown-variable content'],
  '126': ['missing-personalization-braces user_id'],
  '144': ['unused-variable thirty_days'],
  // Texts that do not end, and an `else` with a condition.
  '156': ['unfinished-expression "%Y-%m-%dT%H:%M:%S+0000', 'wrong-operator else'],
  '165': ['wrong-operator OR'],
  // Cut out of larger templates.
  '180': ['stray-end elsif'],
  '186': ['unclosed-block {% if {{custom_attribute.${shoe_size}}} == 10 %}'],
  '189': ["unclosed-block {% if {{custom_attribute.${last_viewed_shows}}} contains 'homeland' %}"],
  '195': ['unknown-variable Game1', 'unknown-variable Game2'],
};

const CODES = new Set([...SYNTAX, ...NAMES].map(({ code }) => code));

function foundIn(text: string): readonly string[] {
  const found = problemsOf(text).filter(({ code }) => CODES.has(code));
  return [...new Set(found.map(({ code, start, end }) => `${code} ${text.slice(start, end)}`))].sort();
}

describe('Syntax and names of a template that somebody published', () => {
  for (const { file, text } of PUBLISHED) {
    it(`are right, or wrong where they should be, in ${file}`, () => {
      assert.deepEqual(foundIn(text), EXPECTED[file.slice(0, 3)] ?? []);
    });
  }

  it('are right in the samples', () => {
    for (const { file, text } of SAMPLES) assert.deepEqual(foundIn(text), [], file);
  });
});
