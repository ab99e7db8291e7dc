import assert from 'node:assert/strict';
import { fixed } from '../../../../src/problems/fixing';
import { problemsOf, reports } from '../checking';

const codesOf = (template: string) => problemsOf(template).map(({ code }) => code);

describe('A block in a block of the same kind', () => {
  it('has the end tag of another kind', () => {
    for (const rest of ['y{% endif %}', '{% else %}y{% endif %}', '{% elsif true %}y{% else %}z{% endif %}']) {
      const template = `{% if true %}{% if true %}x{% «endfor» %}${rest}`;
      reports('mismatched-end', template, `{% if true %}{% if true %}x{% endif %}${rest}`);
      assert.deepEqual(codesOf(template.replace(/[«»]/g, '')), ['mismatched-end']);
    }
    reports(
      'mismatched-end',
      '{% for a in (1..2) %}{% for b in (1..2) %}{{ b }}{% «endif» %}{{ a }}{% endfor %}',
      '{% for a in (1..2) %}{% for b in (1..2) %}{{ b }}{% endfor %}{{ a }}{% endfor %}',
    );
  });

  it('has its end tag swapped with that of a block around it, within another', () => {
    for (const rest of ['{% endif %}', '{% else %}y{% endif %}', '{% elsif true %}y{% else %}z{% endif %}']) {
      const template = `{% if true %}{% for a in (1..2) %}{% if a == 1 %}x{% «endfor» %}{% endif %}${rest}`;
      const right = `{% if true %}{% for a in (1..2) %}{% if a == 1 %}x{% endif %}{% endfor %}${rest}`;
      reports('mismatched-end', template, right);
      assert.deepEqual(codesOf(template.replace(/[«»]/g, '')), ['mismatched-end']);
    }
  });

  it('has an end tag of another language', () => {
    for (const end of ['end', 'end if', '/if', 'fi', 'endf']) {
      const template = `{% if true %}{% if true %}x{% else %}y{% «${end}» %}z{% else %}w{% endif %}`;
      reports('unknown-tag', template, template.replace(`«${end}»`, 'endif'));
      assert.deepEqual(codesOf(template.replace(/[«»]/g, '')), ['unknown-tag']);
    }
  });

  it('is misspelt, and ends as in another language', () => {
    const mended = (template: string, right: string) => {
      assert.deepEqual(codesOf(template), ['unknown-tag', 'unknown-tag'], template);
      assert.equal(fixed(template, problemsOf), right);
    };
    mended('{%- iff ${city} -%}\r\n\tx\r\n{%- end -%}', '{%- if ${city} -%}\r\n\tx\r\n{%- endif -%}');
    mended('{% foreach a in (1..3) %}{{ a }}{% end %}', '{% for a in (1..3) %}{{ a }}{% endfor %}');
    mended(
      '{% if true %}{% foreach a in (1..3) %}{{ a }}{% end %}{% endif %}',
      '{% if true %}{% for a in (1..3) %}{{ a }}{% endfor %}{% endif %}',
    );
    mended(
      '{% if true %}{% iff ${city} %}x{% else %}y{% /if %}{% endif %}',
      '{% if true %}{% if ${city} %}x{% else %}y{% endif %}{% endif %}',
    );
    mended('{% switch ${city} %}{% when 1 %}x{% esac %}', '{% case ${city} %}{% when 1 %}x{% endcase %}');
    const both = '{% if true %}{% iff ${city} %}x{% end %}{% end %}';
    assert.deepEqual(codesOf(both), ['unknown-tag', 'unknown-tag', 'unknown-tag']);
    assert.equal(fixed(both, problemsOf), '{% if true %}{% if ${city} %}x{% endif %}{% endif %}');
  });

  it('has one with its own kind around it, at any depth', () => {
    const template = '{% if true %}{% if true %}{% if true %}x{% end %}y{% end %}{% else %}z{% endif %}';
    assert.deepEqual(codesOf(template), ['unknown-tag', 'unknown-tag']);
    const lines = '{% liquid\n  if true\n    if true\n      echo 1\n    end\n  else\n    echo 2\n  endif\n%}';
    assert.deepEqual(codesOf(lines), ['unknown-tag']);
  });

  it('is misspelt, and what follows it belongs to the one around', () => {
    for (const rest of ['{% else %}z{% endif %}', '{% elsif true %}z{% endif %}', 'z{% endif %}']) {
      assert.deepEqual(codesOf(`{% if true %}{% iff true %}x{% else %}y{% endif %}${rest}`), ['unknown-tag']);
    }
    assert.deepEqual(codesOf('{% if true %}a{% else %}{% iff true %}x{% else %}y{% endif %}z{% endif %}'), [
      'unknown-tag',
    ]);
  });

  it('is misspelt, and its else seems to be that of the one around', () => {
    const misspelt = '{% iff true %}x{% elsif true %}y{% else %}{{ a }}{% endif %}';
    assert.deepEqual(codesOf(`{% for a in (1..2) %}${misspelt}{{ a }}{% else %}z{% endfor %}`), ['unknown-tag']);
    assert.deepEqual(
      codesOf('{% case 1 %}{% when 1 %}{% iff true %}x{% else %}y{% endif %}{% when 2 %}z{% endcase %}'),
      ['unknown-tag'],
    );
  });

  it('is ended as the one around, whose else follows', () => {
    const template = '{% for a in (1..2) %}{% if true %}x{% «endfor» %}{{ a }}{% else %}y{% endfor %}';
    reports('mismatched-end', template, template.replace('«endfor»', 'endif'));
    assert.deepEqual(codesOf(template.replace(/[«»]/g, '')), ['mismatched-end']);
  });

  it('is the inner one of two that the end of another one ends', () => {
    const lone = (template: string, right: string) => {
      const plain = template.replace(/[«»]/g, '');
      reports('mismatched-end', template, template.replace(/«\w+»/, right));
      assert.deepEqual(codesOf(plain), ['mismatched-end'], plain);
    };
    for (const rest of ['{{ a }}{% endfor %}{% endif %}', '{% endfor %}{% else %}z{% endif %}'])
      lone(`{% if true %}{% for a in (1..2) %}{% for b in (1..2) %}x{% «endif» %}${rest}`, 'endfor');
    lone(
      '{% for i in (1..3) %}{% if true %}{% for a in (1..2) %}x{% «endif» %}{{ i }}{% endif %}{{ i }}{% endfor %}',
      'endfor',
    );
    lone(
      '{% liquid\n  if true\n    for a in (1..2)\n      unless a\n        echo a\n      «endif»\n    endfor\n  endif\n%}',
      'endunless',
    );
    assert.deepEqual(
      codesOf(
        '{% if 1 %}{% iff 1 %}x{% endif %}{% endif %}{% if 1 %}{% for a in (1..2) %}{% for b in (1..2) %}x{% endif %}{% endfor %}{% endif %}',
      ),
      ['unknown-tag', 'mismatched-end'],
    );
  });

  it('has an end tag too many, which seems to end the one around', () => {
    const template = '{% for i in (1..3) %}{% if true %}x{% «endfor» %}y{{ i }}{% endif %}z{{ i }}{% endfor %}';
    reports('stray-end', template, '{% for i in (1..3) %}{% if true %}xy{{ i }}{% endif %}z{{ i }}{% endfor %}');
    assert.deepEqual(codesOf(template.replace(/[«»]/g, '')), ['stray-end']);
  });

  it('has no end at all', () => {
    assert.deepEqual(codesOf('{% if true %}{% if true %}x{% else %}y{% endif %}'), ['unclosed-block']);
    assert.deepEqual(codesOf('{% if true %}{% if true %}x{% endif %}{% endfor %}y{% endif %}'), ['stray-end']);
  });
});

describe('A capture without an end', () => {
  it('ends before the captured text is read', () => {
    const insert = (before: string, after: string) => {
      reports('unclosed-block', before, after);
      assert.deepEqual(codesOf(before.replace(/[«»]/g, '')), ['unclosed-block']);
    };
    insert('«{% capture a %}»b {{ a }}', '{% capture a %}b {% endcapture %}{{ a }}');
    insert(
      '«{% capture a %}»\n  b\n<p>{% if a %}{{ a }}{% endif %}</p>',
      '{% capture a %}\n  b\n{% endcapture %}<p>{% if a %}{{ a }}{% endif %}</p>',
    );
    reports('unclosed-block', '{% liquid\n  «capture a»\n    echo 1\n  echo a\n%}');
  });
});
