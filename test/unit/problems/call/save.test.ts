import assert from 'node:assert/strict';
import { problemsOf, reports, silent } from '../checking';

const CODE = 'save-needs-a-name';
const call = (save: string, rest = '') => `{% connected_content https://x.io :save${save} %}${rest}`;

describe('save-needs-a-name', () => {
  it('is no name at all', () => {
    reports(CODE, '{% connected_content https://x.io «:save» %}{{ a.b }}', call(' a', '{{ a.b }}'));
    reports(
      CODE,
      '{% connected_content https://x.io\n «:save»\n :retry %}{% if a.b == 1 %}{{ a.c }}{% endif %}',
      '{% connected_content https://x.io\n :save a\n :retry %}{% if a.b == 1 %}{{ a.c }}{% endif %}',
    );
    const connected = '{{ connected.b }}{% assign b = 1 %}';
    reports(
      CODE,
      `{% connected_content https://x.io «:save» :retry %}{{ a.b }}{{ c.d }}`,
      '{% connected_content https://x.io :retry %}{{ a.b }}{{ c.d }}',
    );
    reports(
      CODE,
      `{{ a }}{% connected_content https://x.io «:save» %}${connected}`,
      `{{ a }}${call(' connected')}${connected}`,
    );
  });

  it('is a name that no variable can have, also where it is read', () => {
    reports(
      CODE,
      call(' «my-name»', '{{ my-name.b }}{% assign c = my-name %}'),
      call(' my_name', '{{ my_name.b }}{% assign c = my_name %}'),
    );
    reports(
      CODE,
      call(' «my-name»', '{{ my-name.b }}') + call(' «my-name»', '{{ my-name.c }}'),
      call(' my_name', '{{ my_name.b }}') + call(' my_name', '{{ my_name.c }}'),
    );
    reports(CODE, call(' «my-name»', '{{ my_name.b }}'), call(' my_name', '{{ my_name.b }}'));
    reports(CODE, call(' «my.name» :retry', '{{ my_name.b }}'), call(' my_name :retry', '{{ my_name.b }}'));
    reports(CODE, call(' «my name» :retry', '{{ my_name.b }}'), call(' my_name :retry', '{{ my_name.b }}'));
    reports(CODE, call(' «wetter_für_a»', '{{ wetter_für_a.b }}'), call(' wetter_fur_a', '{{ wetter_fur_a.b }}'));
    reports(CODE, call(' «ok?»', '{{ ok.b }}'), call(' ok', '{{ ok.b }}'));
    reports(CODE, call(' «12»', '{{ answer_12 }}'), call(' answer_12', '{{ answer_12 }}'));
    reports(CODE, call(' «{{ 1 }}!»', '{{ answer_1 }}'), call(' answer_1', '{{ answer_1 }}'));
    reports(CODE, call(' «!!»', '{{ a }}'));
  });

  it('is the name of something in an answer that is read', () =>
    reports(CODE, call(' «a.b» :retry', '{{ a.b }}'), call(' a :retry', '{{ a.b }}')));

  it('is like the only name that is read and that nothing defines', () =>
    reports(CODE, call(' «pro]file»', '{{ profile.b }}'), call(' profile', '{{ profile.b }}')));

  it('is written with another sign than a blank', () => {
    reports(CODE, '{% connected_content https://x.io «:save»: a %}{{ a.b }}', call(' a', '{{ a.b }}'));
    reports(CODE, call('«=a»', '{{ a.b }}'), call(' a', '{{ a.b }}'));
    silent('unknown-option', call(': a', '{{ a.b }}'));
    reports(CODE, '{% connected_content https://x.io «:save»:a %}{{ a.b }}', call(' a', '{{ a.b }}'));
  });

  it('is all that is said of a name that is read, as it is written or as it is meant', () => {
    for (const template of [
      call(' my-name', '{{ my-name.b }}'),
      call(' my-name', '{{ my_name.b }}'),
      call(' "a"', '{{ a.b }}'),
      call('=a', '{{ a.b }}'),
      call(': a', '{{ a.b }}'),
      call(':a', '{{ a.b }}'),
      call(' a,', '{{ a.b }}'),
    ]) {
      assert.deepEqual(
        problemsOf(template).map(({ code }) => code),
        [CODE],
        template,
      );
    }
  });

  it('is the only problem that is reported', () => {
    for (const save of [' my name', ' ${my_name}', ' {my_name}', ' 1']) {
      assert.deepEqual(
        problemsOf(call(save, '{{ content_blocks.${a} }}')).map(({ code }) => code),
        [CODE],
      );
    }
    silent('unused-variable', call(' my name', '{{ my_name.b }}'));
    silent('unknown-variable', call(' my name'));
  });

  it('does not take a name that means something else', () =>
    reports(
      CODE,
      `{% assign my_name = 1 %}{{ my_name }}${call(' «my-name»', '{{ my-name.b }}')}`,
      `{% assign my_name = 1 %}{{ my_name }}${call(' my_name_2', '{{ my_name_2.b }}')}`,
    ));

  it('is a name in braces or quotes', () => {
    reports(CODE, call(' «{{ a }}»', '{{ a.b }}'), call(' a', '{{ a.b }}'));
    reports(CODE, call(' «{{a}}» :retry', '{{ a.b }}'), call(' a :retry', '{{ a.b }}'));
    reports(CODE, call(' «"a"»', '{{ a.b }}'), call(' a', '{{ a.b }}'));
    reports(CODE, call(` «'a'»`, '{{ a.b }}'), call(' a', '{{ a.b }}'));
  });

  it('is mended without a person where the name is there', () => {
    const isSafe = (text: string) => problemsOf(text).find(({ code }) => code === CODE)?.fixes[0]?.safe;
    for (const save of [' my-name', ' {{ a }}', ' "a"']) assert.equal(isSafe(call(save)), true, save);
    for (const save of ['', ' a.b', ' a b', ' {{ a.b }}']) assert.equal(isSafe(call(save)), false, save);
  });

  it('is not any name of letters, digits and underscores', () => {
    for (const save of [' a', '\n  a_1', ' _', ' A1', ' connected', ' 2nd']) silent(CODE, call(save, '{{ a }}'));
    silent(CODE, '{% connected_content https://x.io %}{{ connected.a }}');
    silent(CODE, '{% connected_content https://x.io :save a\n:retry spare %}{{ a.b }}');
    silent(CODE, '{% connected_content https://x.io :save a } %}{{ a.b }}');
  });
});
