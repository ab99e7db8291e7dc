import assert from 'node:assert/strict';
import { FILTERS } from '../../../../src/template/vocabulary/filters';
import { problemsOf, reports, silent } from '../checking';

describe('unknown-filter', () => {
  const severitiesOf = (filter: string) =>
    problemsOf(`{{ 1 | ${filter} }}`).flatMap(({ code, severity }) => (code === 'unknown-filter' ? [severity] : []));

  it('is a filter with a wrong letter', () => {
    reports('unknown-filter', '{{ "a" | «upcse» }}', '{{ "a" | upcase }}');
    reports('unknown-filter', "{{ 'a' | «Append»: 'b' | upcase }}", "{{ 'a' | append: 'b' | upcase }}");
    reports(
      'unknown-filter',
      "{%- assign a = 'a' | «spilt»: ',' -%}{{ a }}",
      "{%- assign a = 'a' | split: ',' -%}{{ a }}",
    );
    reports('unknown-filter', '{% liquid\n  echo 1 | «plsu»: 1\n%}', '{% liquid\n  echo 1 | plus: 1\n%}');
    reports(
      'unknown-filter',
      '{% connected_content https://x.io/{{ 1 | «url_param_escpae» }} :save a %}{{ a.b }}',
      '{% connected_content https://x.io/{{ 1 | url_param_escape }} :save a %}{{ a.b }}',
    );
  });

  it('is a filter of another language', () => {
    reports('unknown-filter', '{{ "a" | «lowercase» }}', '{{ "a" | downcase }}');
    reports('unknown-filter', '{{ "a" | «length» }}', '{{ "a" | size }}');
  });

  it('has no fix where nothing is like it, or the arguments do not fit', () => {
    reports('unknown-filter', '{{ "a" | «wibble» }}');
    reports('unknown-filter', '{{ "a" | «appnd» }}');
  });

  it('is worse when Braze says that it does not support it, and better when Liquid knows it', () => {
    assert.deepEqual(severitiesOf('camelize'), ['error']);
    assert.deepEqual(severitiesOf('color_to_hex'), ['error']);
    assert.deepEqual(severitiesOf('escape_once'), ['information']);
    assert.deepEqual(severitiesOf('wibble'), ['warning']);
    reports('unknown-filter', '{{ "a" | «lstrip» }}', '{{ "a" | strip }}');
  });

  it('is not said of any filter of Braze', () => {
    for (const { name, status } of FILTERS) if (status === 'braze') silent('unknown-filter', `{{ 1 | ${name}: 1 }}`);
    for (const right of [
      "{{content_blocks.${Footer} | id: 'cb1'}}",
      '<a href="{{ a | lid: \'k2cspjvq\' }}">x</a>',
      '{{ a || b }}',
      '{{ a | }}',
      "{{ 'a | wibble' }}",
      '<!-- {{ a | wibble }} -->{% raw %}{{ a | wibble }}{% endraw %}',
    ])
      silent('unknown-filter', right);
  });
});

describe('filter-arguments', () => {
  const CODE = 'filter-arguments';

  it('are too few', () => {
    for (const filter of ['append', 'date', 'split', 'plus', 'default', 'where', 'map', 'hmac_sha256_hex']) {
      reports(CODE, `{{ 'a' | «${filter}» | size }}`);
    }
  });

  it('are too many', () => {
    reports(CODE, "{{ 'a' | «upcase: 'b'» | size }}", "{{ 'a' | upcase | size }}");
    reports(CODE, "{{ 'a' | «append: 'b', 'c'» }}", "{{ 'a' | append: 'b' }}");
    reports(
      CODE,
      "{% assign a = 'b' | «truncate: 1, '…', 3» %}{{ a }}",
      "{% assign a = 'b' | truncate: 1, '…' %}{{ a }}",
    );
    reports(CODE, "{{ 'a' | «default: 1, other: 2» }}");
  });

  it('go only where that leaves every variable in use', () => {
    reports(CODE, "{% assign b = 1 %}{{ 'a' | «upcase: b» }}");
    reports(CODE, "{% assign b = 1 %}{{ 'a' | «upcase: b» }}{{ b }}", "{% assign b = 1 %}{{ 'a' | upcase }}{{ b }}");
  });

  it('are right with optional ones, named ones and outputs', () => {
    for (const right of [
      "{{ 'a' | truncate }}{{ 'a' | truncate: 1 }}{{ 'a' | truncatewords: 1, '' }}",
      "{{ a | default: 'b', allow_false: true }}{{ a | default: 'b' }}",
      "{{ 'a' | replace: 'b' }}{{ 'a' | replace: 'b', 'c' }}{{ 'a' | slice: 0 }}{{ 'a' | slice: 0, 1 }}",
      '{{ 1 | plus: {{ b }} }}{{ 1.5 | round }}{{ 1.5 | round: 1 }}',
      "{{ a | sort }}{{ a | sort: 'b' }}{{ a | where: 'b' }}{{ a | where: 'b', true }}{{ a | join }}",
      "{{ a | wibble: 1, 2, 3 }}{{ a | pluralize: 'b' }}",
      '{{ a | append: }}',
      "{{ a | split ',' }}",
    ])
      silent(CODE, right);
  });
});
