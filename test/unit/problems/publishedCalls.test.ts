import assert from 'node:assert/strict';
import { CALL } from '../../../src/problems/call';
import { PROFILE_API } from '../../../src/problems/profileApi';
import { PUBLISHED, SAMPLES } from '../templateFiles';
import { problemsOf } from './checking';

/** What is wrong with the calls of templates that people published. Each was read: nothing else is wrong, and this is. */
const WRONG: { readonly [name: string]: readonly string[] } = {
  // A placeholder without quotes.
  '012': ['headers-not-json'],
  '018': ['option-without-value'],
  '024': ['missing-space-before-option'],
  '042': ['missing-url'],
  // Made for a test: Braze calls no server on a port of its own.
  '099': ['port-not-supported'],
  '105': ['port-not-supported'],
  '108': ['port-not-supported'],
  '111': ['port-not-supported'],
  '114': ['port-not-supported', 'unknown-option'],
  '117': ['port-not-supported'],
  '120': ['port-not-supported'],
  // And a brace too many behind the body.
  '123': ['port-not-supported', 'body-with-spaces'],
};

const CODES: ReadonlySet<string> = new Set([...CALL, ...PROFILE_API].map(({ code }) => code));

describe('The calls of a template that somebody published', () => {
  for (const { file, text } of PUBLISHED) {
    it(`have the problems that they have: ${file}`, () => {
      const found = problemsOf(text).filter(({ code }) => CODES.has(code));
      assert.deepEqual(
        found.map(({ code }) => code),
        WRONG[file.replace('.liquid', '')] ?? [],
      );
    });
  }

  it('are right in the samples of the extension', () => {
    for (const { file, text } of SAMPLES) {
      const found = problemsOf(text).filter(({ code }) => CODES.has(code));
      assert.deepEqual(found, [], file);
    }
  });
});
