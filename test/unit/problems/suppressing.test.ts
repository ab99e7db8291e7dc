import assert from 'node:assert/strict';
import fc from 'fast-check';
import { edited } from '../../../src/problems/fixing';
import { suppressionsOf } from '../../../src/problems/suppressing';
import { templates } from '../language/arbitraryTemplates';
import { factsIn } from '../language/asking';
import { anyTemplate } from '../template/arbitraries';
import { marked } from '../template/marks';
import { problemsOf } from './checking';

const CODE = 'cache-age-out-of-range';
const LINE = `Suppress “${CODE}” for this line`;
const TEMPLATE = `Suppress “${CODE}” for this template`;

/** After the action the template reads so, and the problem at `«…»` is gone while others stay. */
function suppresses(title: string, template: string, expected: string): void {
  const { text, spans } = marked(template);
  const before = problemsOf(text).filter(({ code }) => code === CODE);
  const problem = before.find(({ start }) => start === spans[0]?.start);
  assert.ok(problem, `no problem at the mark of ${template}`);
  const fix = suppressionsOf(factsIn(text), problem).find((one) => one.title === title);
  assert.ok(fix, `not offered: ${title}`);
  const after = edited(text, fix.edits);
  assert.equal(after, expected);
  const left = problemsOf(after).map(({ code }) => code);
  assert.ok(!left.includes('unused-suppression'));
  assert.equal(left.filter((code) => code === CODE).length, title === LINE ? before.length - 1 : 0);
}

describe('Suppressing a problem for its line', () => {
  const call = (age = '«20»') => `{% connected_content https://x.io :cache_max_age ${age} :save a %}{{ a.b }}`;

  it('puts a comment on a line of its own above, indented as the line is', () => {
    suppresses(LINE, call(), `{% # amplitude-disable-next-line ${CODE} -%}\n${call('20')}`);
    suppresses(
      LINE,
      `<p>\r\n\t  <b>${call()}</b>\r\n${call('20')}`,
      `<p>\r\n\t  {% # amplitude-disable-next-line ${CODE} -%}\r\n\t  <b>${call('20')}</b>\r\n${call('20')}`,
    );
    suppresses(
      LINE,
      `{% if b %}\n  ${call()}\n{% endif %}`,
      `{% if b %}\n  {% # amplitude-disable-next-line ${CODE} -%}\n  ${call('20')}\n{% endif %}`,
    );
  });

  it('puts it above the tag that the line belongs to', () => {
    suppresses(
      LINE,
      '\n {% connected_content\n   https://x.io\n   :cache_max_age «20» %}',
      `\n {% # amplitude-disable-next-line ${CODE} -%}\n {% connected_content\n   https://x.io\n   :cache_max_age 20 %}`,
    );
  });

  it('puts a line into a liquid tag', () => {
    suppresses(
      LINE,
      '{% liquid\n  assign b = 1\n  connected_content https://x.io :cache_max_age «20»\n%}',
      `{% liquid\n  assign b = 1\n  # amplitude-disable-next-line ${CODE}\n  connected_content https://x.io :cache_max_age 20\n%}`,
    );
    suppresses(
      LINE,
      '{% liquid\nconnected_content https://x.io :cache_max_age «20»\n%}',
      `{% liquid\n# amplitude-disable-next-line ${CODE}\nconnected_content https://x.io :cache_max_age 20\n%}`,
    );
    suppresses(
      LINE,
      '{% liquid\n  if b\n    connected_content https://x.io :cache_max_age «20»\n  endif\n%}',
      `{% liquid\n  if b\n    # amplitude-disable-next-line ${CODE}\n    connected_content https://x.io :cache_max_age 20\n  endif\n%}`,
    );
  });

  it('puts it above a liquid tag whose first line it is', () => {
    suppresses(
      LINE,
      'b\n {% liquid connected_content https://x.io :cache_max_age «20»\n %}',
      `b\n {% # amplitude-disable-next-line ${CODE} -%}\n {% liquid connected_content https://x.io :cache_max_age 20\n %}`,
    );
  });

  it('encloses the tag where its line begins in something that is not read', () => {
    const enclosed = `{% # amplitude-disable ${CODE} %}{% connected_content https://x.io :cache_max_age 20 %}{% # amplitude-enable ${CODE} %}`;
    for (const [open, close] of [
      ['{% assign b =', '1 %}'],
      ['{{ b', '}}'],
      ['{% raw %}', '{% endraw %}'],
      ['{% comment %}', '{% endcomment %}'],
      ['<!--', '-->'],
    ]) {
      const before = `${open}\n${close} `;
      suppresses(LINE, `${before}{% connected_content https://x.io :cache_max_age «20» %}!`, `${before}${enclosed}!`);
    }
  });

  it('adds the code to a comment that stands there already', () => {
    const text = (codes: string) =>
      `{% assign b = 1 %}\n{% # amplitude-disable-next-line ${codes} %}\n${call('20')}\n{{ b | nonsense }}`;
    for (const [codes, expected] of [
      ['no-user', `no-user ${CODE}`],
      ['no-user, no-url', `no-user, no-url, ${CODE}`],
    ] as const) {
      const template = text(codes);
      const [problem] = problemsOf(template).filter(({ code }) => code === CODE);
      assert.ok(problem);
      const [fix] = suppressionsOf(factsIn(template), problem);
      assert.equal(edited(template, fix?.edits ?? []), text(expected));
    }
  });

  it('is not offered for a comment that suppresses nothing', () => {
    const text = '{% # amplitude-disable no-user %}';
    const [problem] = problemsOf(text);
    assert.ok(problem);
    assert.deepEqual(suppressionsOf(factsIn(text), problem), []);
  });
});

describe('Suppressing a problem for the whole template', () => {
  const two = (age = '«20»') =>
    `<p>{% connected_content https://x.io :cache_max_age ${age} %}\n\n{% connected_content https://x.io/b :cache_max_age 20 %}`;

  it('puts a comment at its beginning', () => {
    suppresses(TEMPLATE, two(), `{% # amplitude-disable ${CODE} -%}\n${two('20')}`);
    suppresses(TEMPLATE, `\n${two()}`, `{% # amplitude-disable ${CODE} %}\n${two('20')}`);
  });

  it('is not offered where the comment would be taken back', () => {
    const text = `{% # amplitude-enable ${CODE} %}${two('20')}`;
    const [problem] = problemsOf(text);
    assert.ok(problem);
    assert.deepEqual(
      suppressionsOf(factsIn(text), problem).map(({ title }) => title),
      [LINE],
    );
  });

  it('adds the code to a comment that begins the template', () => {
    const text = `\n{% comment %} amplitude-disable no-user {% endcomment %}\n${two('20')}`;
    const [problem] = problemsOf(text).filter(({ code }) => code === CODE);
    assert.ok(problem);
    const fix = suppressionsOf(factsIn(text), problem).find(({ title }) => title === TEMPLATE);
    assert.equal(
      edited(text, fix?.edits ?? []),
      `\n{% comment %} amplitude-disable no-user ${CODE} {% endcomment %}\n${two('20')}`,
    );
  });
});

describe('In any text', () => {
  it('a problem is gone once it is suppressed', () => {
    fc.assert(
      fc.property(fc.oneof(templates, anyTemplate), (text) => {
        const problems = problemsOf(text);
        const facts = factsIn(text);
        for (const problem of problems.slice(0, 3)) {
          for (const { title, edits } of suppressionsOf(facts, problem)) {
            const left = problemsOf(edited(text, edits)).filter(({ code }) => code === problem.code);
            const before = problems.filter(({ code }) => code === problem.code);
            assert.ok(left.length < before.length, `${title} in ${JSON.stringify(text)}`);
          }
        }
      }),
    );
  });
});
