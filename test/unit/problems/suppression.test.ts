import assert from 'node:assert/strict';
import { edited } from '../../../src/problems/fixing';
import { problemsIn, type Severities } from '../../../src/problems/problems';
import { NOTHING_SEEN } from '../../../src/profile/seen';
import { factsIn } from '../language/asking';
import { marked } from '../template/marks';
import { problemsOf, reports, silent } from './checking';

const CODE = 'cache-age-out-of-range';
const WRONG = '{% connected_content https://x.io/a :cache_max_age 20 %}';
const MARKED = '{% connected_content https://x.io/a :cache_max_age «20» %}';
const FIXED = '{% connected_content https://x.io/a :cache_max_age 300 %}';

describe('A comment that suppresses problems', () => {
  it('does so on the next line alone', () => {
    reports(
      CODE,
      `{% # amplitude-disable-next-line ${CODE} %}\n${WRONG}\n${MARKED}`,
      `{% # amplitude-disable-next-line ${CODE} %}\n${WRONG}\n${FIXED}`,
    );
  });

  it('does so from where it stands up to where it is taken back, or to the end', () => {
    const template = `{% # amplitude-disable ${CODE} %}${WRONG}{% # amplitude-enable ${CODE} %}`;
    reports(CODE, template + MARKED, template + FIXED);
    silent(CODE, `{% # amplitude-disable ${CODE} %}${WRONG}\n\n${WRONG}`);
  });

  it('may be a block, and a line of a liquid tag', () => {
    silent(CODE, `{% comment %} amplitude-disable ${CODE} {% endcomment %}${WRONG}`);
    silent(CODE, `{% liquid\n # amplitude-disable-next-line\n connected_content https://x.io :cache_max_age 20\n%}`);
  });

  it('means every problem when it names none, and only those that it names', () => {
    silent(CODE, `{% # amplitude-disable %}${WRONG}`);
    silent(CODE, `{% # amplitude-disable-next-line no-user, ${CODE} %}\r\n${WRONG}`);
    reports(CODE, `{% # amplitude-disable no-user %}${MARKED}`, `{% # amplitude-disable no-user %}${FIXED}`);
  });

  it('may give a reason', () => {
    const template = `{% # amplitude-disable-next-line ${CODE} -- agreed with Ada, for now %}\n${WRONG}`;
    silent(CODE, template);
    silent('unused-suppression', template);
    silent(CODE, `{% # amplitude-disable -- a test %}${WRONG}`);
  });

  it('is taken back for every code, or for one of them', () => {
    reports(
      CODE,
      `{% # amplitude-disable %}{% # amplitude-enable %}${MARKED}`,
      `{% # amplitude-disable %}{% # amplitude-enable %}${FIXED}`,
    );
    reports(
      CODE,
      `{% # amplitude-disable %}${WRONG}{% # amplitude-enable ${CODE} %}${MARKED}`,
      `{% # amplitude-disable %}${WRONG}{% # amplitude-enable ${CODE} %}${FIXED}`,
    );
    silent(CODE, `{% # amplitude-disable ${CODE} %}{% # amplitude-enable no-user %}${WRONG}`);
    silent(CODE, `{% # amplitude-disable %}{% # amplitude-enable no-user %}${WRONG}`);
    const [all, back] = ['{% # amplitude-disable %}', `{% # amplitude-enable ${CODE} %}`];
    reports(CODE, `${all}${back}${MARKED}${back}`, `${all}${back}${FIXED}${back}`);
  });

  it('says no more than its line when nothing ends it', () => {
    const template = `{% comment %} amplitude-disable ${CODE}\n${WRONG}\n{{ 'a' | upcase }}`;
    assert.deepEqual(
      problemsOf(template).map(({ code }) => code),
      ['unclosed-block'],
    );
  });

  it('is any comment that only speaks of it', () => {
    reports(CODE, `{% # see amplitude-disable %}${MARKED}`, `{% # see amplitude-disable %}${FIXED}`);
    reports(CODE, `{% # amplitude-disabled %}${MARKED}`, `{% # amplitude-disabled %}${FIXED}`);
  });
});

describe('A comment that suppresses nothing', () => {
  it('is reported, and removed by its fix', () => {
    reports('unused-suppression', 'a«{% # amplitude-disable %}»b', 'ab');
    reports('unused-suppression', `{% # amplitude-disable-next-line «${CODE}» %}\nb`, 'b');
    reports('unused-suppression', `a\r\n  {% # amplitude-disable «${CODE}» %}\r\nb`, 'a\r\nb');
    reports('unused-suppression', '«{% comment %}amplitude-disable{% endcomment %}»', '');
  });

  it('loses the one code that suppresses nothing', () => {
    const [problem] = problemsOf(`{% # amplitude-disable ${CODE}, nonsense %}${WRONG}`);
    assert.equal(problem?.message, 'There is no problem named “nonsense”: remove it from the comment.');
    const text = `{% # amplitude-disable ${CODE}, nonsense %}${WRONG}`;
    assert.equal(edited(text, problem?.fixes[0]?.edits ?? []), `{% # amplitude-disable ${CODE} %}${WRONG}`);
  });

  it('is given the code that it was meant to have', () => {
    const misspelt = `${CODE.slice(0, -1)}${CODE.slice(-1)}s`;
    for (const [before, after] of [
      [
        `{% # amplitude-disable-next-line «${misspelt}» %}\n${WRONG}`,
        `{% # amplitude-disable-next-line ${CODE} %}\n${WRONG}`,
      ],
      [`{% # amplitude-disable «${misspelt}» no-user %}${WRONG}`, `{% # amplitude-disable ${CODE} no-user %}${WRONG}`],
    ] as const) {
      const { text, spans } = marked(before);
      const problem = problemsOf(text).find(({ start }) => start === spans[0]?.start);
      assert.equal(problem?.message, `There is no problem named “${misspelt}”: did you mean “${CODE}”?`);
      assert.equal(edited(text, problem?.fixes[0]?.edits ?? []), after);
    }
    const [problem] = problemsOf(`{% # amplitude-disable ${misspelt} %}Hi`);
    assert.equal(problem?.fixes[0]?.title, 'Remove the comment');
    assert.equal(problem?.fixes[0]?.safe, false, 'somebody may be about to write the code');
  });

  it('begins with another word than it was meant to', () => {
    for (const [wrong, right] of [
      ['amplitude-disable-line', 'amplitude-disable-next-line'],
      ['AMPLITUDE-DISABLE', 'amplitude-disable'],
      ['amplitude-ignore', 'amplitude-disable'],
      ['amplitude-enabled', 'amplitude-enable'],
    ] as const) {
      reports('unused-suppression', `{% # «${wrong}» ${CODE} %}\n${WRONG}`, `{% # ${right} ${CODE} %}\n${WRONG}`);
    }
    silent(
      'unused-suppression',
      '{% # amplitude-recs follow %}{% comment %}amplitude-line items{% endcomment %}{{ 1 }}',
    );
  });

  it('is not reported where it names what is turned off', () => {
    const facts = factsIn(`{% # amplitude-disable ${CODE} %}{{ 1 }}`);
    const codes = (severities: Severities) => problemsIn(facts, NOTHING_SEEN, severities).map(({ code }) => code);
    assert.deepEqual([codes({}), codes({ [CODE]: 'off' })], [['unused-suppression'], []]);
  });

  it('is not reported when it suppresses something', () =>
    silent('unused-suppression', `{% # amplitude-disable %}${WRONG}`));
});
