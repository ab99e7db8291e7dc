import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ANSWER } from '../../../../src/problems/answer';
import { lookedUp, seenOf } from '../../language/people';
import { problemsOf } from '../checking';

const CODES = new Set(ANSWER.map(({ code }) => code));
const SEEN = seenOf(lookedUp('testUser', 'get_amp_props=true&get_cohort_ids=true'));

function foundIn(folder: string): string[] {
  const files = existsSync(folder) ? readdirSync(folder).filter((name) => /\.(liquid|html)$/.test(name)) : [];
  return files.flatMap((file) =>
    problemsOf(readFileSync(join(folder, file), 'utf8'), SEEN)
      .filter(({ code, severity }) => CODES.has(code) && severity !== 'hint')
      .map(({ code }) => `${file}: ${code}`),
  );
}

describe('Of answers nothing is said', () => {
  it('in our own templates, which expect everything', () => assert.deepEqual(foundIn('test/fixtures/workspace'), []));

  it('in templates that people published: none of them calls the Profile API', () =>
    assert.deepEqual(foundIn('../shared/templates'), []));
});
