import assert from 'node:assert/strict';
import { ANSWER } from '../../../../src/problems/answer';
import { lookedUp, seenOf } from '../../language/people';
import { PUBLISHED, SAMPLES, type TemplateFile } from '../../templateFiles';
import { problemsOf } from '../checking';

const CODES = new Set(ANSWER.map(({ code }) => code));
const SEEN = seenOf(lookedUp('testUser', 'get_amp_props=true&get_cohort_ids=true'));

function foundIn(templates: readonly TemplateFile[]): string[] {
  return templates.flatMap(({ file, text }) =>
    problemsOf(text, SEEN)
      .filter(({ code, severity }) => CODES.has(code) && severity !== 'hint')
      .map(({ code }) => `${file}: ${code}`),
  );
}

describe('Of answers nothing is said', () => {
  it('in our own templates, which expect everything', () => assert.deepEqual(foundIn(SAMPLES), []));

  it('in templates that people published: none of them calls the Profile API', () =>
    assert.deepEqual(foundIn(PUBLISHED), []));
});
