import assert from 'node:assert/strict';
import { notOffered, offeredIn, refactored } from './refactoring';

const TITLE = 'Extract to the variable';

/** What it is called, here and in all places. */
const titlesIn = (template: string) => Object.keys(offeredIn(template)).filter((title) => title.startsWith(TITLE));

function extracts(template: string, expected: string): void {
  const [title = TITLE] = titlesIn(template);
  assert.equal(offeredIn(template)[title], expected);
}

describe('An expression that is extracted', () => {
  it('gets its value before the output', () => {
    extracts('Hi {{ a.b.city█ }}', 'Hi {% assign city = a.b.city %}{{ city }}');
    extracts('{{ x }}{{ a.█b.city | upcase }}', '{{ x }}{% assign city = a.b.city %}{{ city | upcase }}');
    extracts("Hi {{ «a['gp:Home City']» }}", "Hi {% assign home_city = a['gp:Home City'] %}{{ home_city }}");
    extracts('Hi {{ list[0]█ }}', 'Hi {% assign list_2 = list[0] %}{{ list_2 }}');
    extracts("Hi {{ 'x' | append: a.█b }}", "Hi {% assign b = a.b %}{{ 'x' | append: b }}");
    extracts('Hi {{ a[x█.y] }}', 'Hi {% assign y = x.y %}{{ a[y] }}');
    extracts(
      '<a href="https://x.io/?c={{ a.city█ | url_encode }}">',
      '<a href="https://x.io/?c={% assign city = a.city %}{{ city | url_encode }}">',
    );
  });

  it('may be selected with its filters, all or the first ones', () => {
    extracts(
      "Hi {{ «a.city | upcase» | append: '!' }}",
      "Hi {% assign city = a.city | upcase %}{{ city | append: '!' }}",
    );
    extracts('Hi {{ «a.city | upcase» }}', 'Hi {% assign city = a.city | upcase %}{{ city }}');
    extracts('Hi «{{ a.city | upcase }}»', 'Hi {% assign city = a.city | upcase %}{{ city }}');
    extracts('Hi {{« a.city »}}', 'Hi {% assign city = a.city %}{{ city }}');
    notOffered(TITLE, "{{ a.city | «upcase | append: '!'» }}");
    notOffered(TITLE, '{{ a.ci«ty | up»case }}');
  });

  it('gets its value before the whole block', () => {
    extracts(
      "Hi {% if x %}a{% elsif a.city█ == 'Oslo' %}b{% endif %}",
      "Hi {% assign city = a.city %}{% if x %}a{% elsif city == 'Oslo' %}b{% endif %}",
    );
    extracts(
      'Hi {% case a.tier█ %}{% when 1 %}x{% endcase %}',
      'Hi {% assign tier = a.tier %}{% case tier %}{% when 1 %}x{% endcase %}',
    );
    extracts(
      'Hi {% for i in a.list█ %}{{ i }}{% endfor %}',
      'Hi {% assign list = a.list %}{% for i in list %}{{ i }}{% endfor %}',
    );
    extracts(
      'Hi {% connected_content https://x.io/{{ a.id█ }} :save b %}',
      'Hi {% assign id = a.id %}{% connected_content https://x.io/{{ id }} :save b %}',
    );
    extracts('Hi {% assign b = a.id█ | upcase %}', 'Hi {% assign id = a.id %}{% assign b = id | upcase %}');
  });

  it('gets a line of its own, which prints nothing, where the line begins with it', () => {
    extracts('<p>\n  {{ a.city█ }}\n</p>', '<p>\n  {% assign city = a.city -%}\n  {{ city }}\n</p>');
    extracts(
      '<p>\r\n\t{%- if a.city█ -%}x{%- endif -%}',
      '<p>\r\n\t{%- assign city = a.city -%}\r\n\t{%- if city -%}x{%- endif -%}',
    );
    extracts(
      '{% liquid\n  if x\n    echo a.city█ | upcase\n  endif\n%}',
      '{% liquid\n  if x\n    assign city = a.city\n    echo city | upcase\n  endif\n%}',
    );
  });

  it('keeps white-space control on its outside', () =>
    extracts('Hi {{- a.city█ -}} !', 'Hi {%- assign city = a.city -%}{{- city -}} !'));

  it('may be personalization, which stands in braces in an assign', () => {
    extracts(
      "Hi {{${first_name}█ | default: 'x'}}",
      "Hi {% assign first_name = {{${first_name}}} %}{{first_name | default: 'x'}}",
    );
    extracts(
      'Hi {{custom_attribute.${fav colour}█}}',
      'Hi {% assign fav_colour = {{custom_attribute.${fav colour}}} %}{{fav_colour}}',
    );
    extracts(
      "Hi {% if {{${language}█}} == 'de' %}x{% endif %}",
      "Hi {% assign language = {{${language}}} %}{% if {{language}} == 'de' %}x{% endif %}",
    );
  });

  it('gets a name that is free', () =>
    extracts(
      '{% assign city = 1 %}{{ city }}{{ a.city█ }}',
      '{% assign city = 1 %}{{ city }}{% assign city_2 = a.city %}{{ city_2 }}',
    ));

  it('is none where it has a name already, is not typed yet, or is not evaluated', () => {
    for (const template of [
      '{{ city█ }}',
      '{{ city | up█case }}',
      '{% assign city = a.city█ %}',
      "{{ 'te█xt' }}",
      '{{ a.█ }}',
      '{{ a.city█',
      '{% if a.city█',
      'a.city█',
      '{% comment %}{{ a.city█ }}{% endcomment %}',
      '{% raw %}{{ a.city█ }}{% endraw %}',
      '<!-- {{ a.city█ }} -->',
    ]) {
      notOffered(TITLE, template);
    }
  });

  it('is none where its variable may get another value in between', () =>
    notOffered(TITLE, '{% if x %}{% assign a = b %}{% elsif a.city█ %}y{% endif %}'));
});

describe('An expression that is extracted everywhere', () => {
  const everywhere = (template: string, places: number) => {
    const title = titlesIn(template).find((one) => one.endsWith(`in all ${places} places`));
    assert.ok(title, `${template}: ${titlesIn(template).join(', ')}`);
    return offeredIn(template)[title];
  };

  it('gets its value before the first place', () => {
    assert.equal(
      everywhere('Hi {{ a.city }} and {{ a.city█ | upcase }}', 2),
      'Hi {% assign city = a.city %}{{ city }} and {{ city | upcase }}',
    );
    assert.equal(
      everywhere("Hi {% if a.city█ == 'x' %}{{ a.city }}{% elsif a.city %}{{ a['city'] }}{% endif %}", 3),
      "Hi {% assign city = a.city %}{% if city == 'x' %}{{ city }}{% elsif city %}{{ a['city'] }}{% endif %}",
    );
  });

  it('leaves out what has another value, and what its assign does not reach', () => {
    assert.equal(
      everywhere('Hi {{ a.city█ }}{{ a.city }}{% assign a = b %}{{ a.city }}', 2),
      'Hi {% assign city = a.city %}{{ city }}{{ city }}{% assign a = b %}{{ a.city }}',
    );
    assert.deepEqual(titlesIn('{% if x %}{{ a.city█ }}{% endif %}{{ a.city }}'), ['Extract to the variable “city”']);
    assert.equal(
      everywhere('{% for r in list %}{{ r.id█ }}{{ r.id }}{% endfor %}{% for r in others %}{{ r.id }}{% endfor %}', 2),
      '{% for r in list %}{% assign id = r.id %}{{ id }}{{ id }}{% endfor %}{% for r in others %}{{ r.id }}{% endfor %}',
    );
  });
});

describe('An expression in a large template', () => {
  it('is extracted without stopping anybody', () => {
    const template = `${'{% for i in x %}{{ a.city }}{% endfor %}'.repeat(4000)}Hi {{ a.city█ }}`;
    assert.deepEqual(titlesIn(template), ['Extract to the variable “city”']);
  });
});

describe('The likeliest refactorings', () => {
  it('come first', () => {
    assert.ok(refactored('Add a fallback', '{{ a.city█ }}'));
    assert.deepEqual(Object.keys(offeredIn('{{ a.city█ }}')), [
      'Add a fallback for when there is no value',
      'Extract to the variable “city”',
    ]);
  });
});
