import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CODES, RULES } from '../../../src/problems/problems';
import { UNUSED_SUPPRESSION } from '../../../src/problems/suppression';
import { NOTHING_SEEN } from '../../../src/profile/seen';
import { lookedUp, seenOf } from '../language/people';
import { problemsOf } from './checking';

/** Of what was never seen, something is said only when somebody was looked up. */
const SEEN = seenOf(lookedUp('testUser', 'get_amp_props=true&get_cohort_ids=true'));
const NEEDS_SOMEBODY = new Set(['unknown-cohort', 'unknown-property']);

interface Section {
  readonly code: string;
  readonly text: string;
  /** What stands between fences: before it is mended, and after. */
  readonly templates: readonly string[];
}

const page = readFileSync(join(import.meta.dirname, '../../../docs/problems.md'), 'utf8');
const sections: readonly Section[] = page
  .split(/^(?=###? )/m)
  .filter((part) => part.startsWith('### '))
  .map((part) => ({
    code: /^### `([a-z-]+)`$/m.exec(part)?.[1] ?? '',
    text: part,
    templates: [...part.matchAll(/^```liquid\n(.*?)\n```$/gms)].map(([, template = '']) => template),
  }));

describe('The page about problems', () => {
  it('has one section for each code, in the order of the rules', () => {
    const codes = [...RULES.map(({ code }) => code), UNUSED_SUPPRESSION];
    assert.deepEqual(
      sections.map(({ code }) => code),
      codes,
    );
    assert.equal(CODES.size, codes.length, 'no code twice');
  });

  for (const { code, text, templates } of sections) {
    it(`shows ${code} before and after it is mended`, () => {
      assert.equal(templates.length, 2);
      const [before = '', after = ''] = templates;
      const seen = NEEDS_SOMEBODY.has(code) ? SEEN : NOTHING_SEEN;
      const codesIn = (template: string) => problemsOf(template, seen).map((problem) => problem.code);
      assert.ok(codesIn(before).includes(code), 'before');
      const worse = codesIn(after).filter((one) => one === code || !codesIn(before).includes(one));
      assert.deepEqual(worse, [], 'after');
    });

    it(`says how bad ${code} is`, () => {
      const severity = RULES.find((rule) => rule.code === code)?.severity ?? 'information';
      assert.match(text, new RegExp(`^\n*${severity}[.,: ]`, 'im'));
    });
  }
});
