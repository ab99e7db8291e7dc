import assert from 'node:assert/strict';
import { accepted, completionsIn, labelsAt } from './completing';

describe('Completion of filters', () => {
  it('puts the name in, with a colon where an argument is needed', () => {
    assert.equal(accepted('{{ a | █ }}', 'append'), '{{ a | append:  }}');
    assert.equal(accepted('{{ a |█}}', 'upcase'), '{{ a |upcase}}');
    assert.equal(accepted("{{ a | ap█x: 'b' }}", 'append'), "{{ a | append: 'b' }}");
    assert.equal(accepted('{% assign b = a | █', 'first'), '{% assign b = a | first');
  });

  it('is there where Liquid takes filters', () => {
    for (const place of ['{{ a | █ }}', '{% echo a | █ %}', '{% assign b = a | █ %}', '{% if {{ a | █ }} == 1 %}']) {
      assert.ok(labelsAt(place).includes('upcase'), place);
    }
    for (const place of ['{% if a | █ %}', '{% for b in a | so█ %}', '{% case a | █ %}', '{{ a[b | █] }}']) {
      assert.deepEqual(labelsAt(place), [], place);
    }
  });

  it('leaves out what Braze does not support', () => {
    const labels = labelsAt('{{ a | █ }}');
    assert.ok(labels.includes('sha2') && labels.includes('escape_once') && !labels.includes('camelize'));
    assert.ok(labels.indexOf('upcase') < labels.indexOf('escape_once'));
  });
});

describe('Completion of personalization', () => {
  it('closes what is open', () => {
    assert.equal(accepted('{{${█}}', 'first_name'), '{{${first_name}}}');
    assert.equal(accepted('{{${█}}}', 'first_name'), '{{${first_name}}}');
    assert.equal(accepted('{{ ${fir█st} }}', 'first_name'), '{{ ${first_name} }}');
    assert.equal(accepted('{% if ${█', 'city'), '{% if ${city}');
    assert.equal(accepted('{% if campaign.${█} %}', 'name'), '{% if campaign.${name} %}');
  });

  it('is there from the sign on', () => {
    assert.equal(accepted('{{ $█ }}', 'first_name'), '{{ ${first_name} }}');
    assert.equal(accepted('{% if $█ %}{% endif %}', 'custom_attribute'), '{% if custom_attribute.${█} %}{% endif %}');
    assert.equal(accepted('{{ campaign.$█ }}', 'name'), '{{ campaign.${name} }}');
    assert.equal(accepted('{{ $fi█r }}', 'first_name'), '{{ ${first_name} }}');
    assert.equal(accepted('{{ $fi█', 'first_name'), '{{ ${first_name}');
    assert.equal(accepted('{% if a == $ci█ %}', 'city'), '{% if a == ${city} %}');
    assert.equal(accepted('{{ campaign.$na█ }}', 'name'), '{{ campaign.${name} }}');
    for (const template of ['{{ "$█" }}', '$█', '$fi█', '{{ "$fi█" }}', '{% connected_content https://x.io/$█ %}']) {
      assert.deepEqual(labelsAt(template), [], template);
    }
  });

  it('offers groups, and takes the place of the sign before them', () => {
    assert.equal(accepted('{{${█}}}', 'campaign'), '{{campaign.${█}}}');
    const starts = completionsIn('{{${█}}}').map(({ start, filterText }) => [start, filterText?.slice(0, 2)]);
    assert.ok(
      starts.every(([start, sign]) => start === 2 && sign === '${'),
      'all are compared from the same place on',
    );
  });

  it('puts names that follow a group in braces', () => {
    assert.equal(accepted('{{ campaign.█ }}', 'name'), '{{ campaign.${name} }}');
    assert.equal(accepted('{{ campaign.api█ }}', 'api_id'), '{{ campaign.${api_id} }}');
    assert.equal(accepted('{{custom_attribute.█}}', '${'), '{{custom_attribute.${█}}}');
    assert.deepEqual(labelsAt('{% assign card = 1 %}{{ card.█ }}'), []);
    assert.deepEqual(labelsAt('{{ campaign.name.█ }}'), []);
  });

  it('offers groups alone before an attribute', () => {
    for (const template of ['{% assign card = 1 %}{{ █.${name} }}', '{% assign campaigns = 1 %}{{ cam█${name} }}']) {
      const labels = labelsAt(template);
      assert.ok(
        labels.includes('campaign') && !labels.includes('campaigns') && !labels.includes('first_name'),
        template,
      );
    }
  });

  it('says beside an attribute what it is', () => {
    const [first] = completionsIn('{{ campaign.${█} }}');
    assert.match(first?.detail ?? '', /ID/);
    assert.match(first?.documentation?.(0) ?? '', /^\[Documentation\]\(https:/);
  });

  it('offers names that the template uses elsewhere', () => {
    assert.deepEqual(labelsAt('{{custom_attribute.${favourite colour}}}{{custom_attribute.${█}}}'), [
      'favourite colour',
    ]);
  });

  it('offers names of a group from its dot or the sign on', () => {
    const used = '{{event_properties.${Größe}}}';
    for (const template of ['{{event_properties.█}}', '{{event_properties.$█}}', '{{event_properties.Gr█}}']) {
      assert.equal(accepted(used + template, 'Größe'), used + used);
    }
    assert.deepEqual(labelsAt(`${used}{{event_properties.█}}`), ['Größe', '${']);
  });

  it('takes the place of a plain name, which would print nothing', () => {
    assert.equal(accepted('{{ first_na█ }}', 'first_name'), '{{ ${first_name} }}');
  });
});

describe('Completion', () => {
  it('offers nothing outside of Liquid, and in strings of no known use', () => {
    for (const template of [
      '█',
      '<p>█</p>',
      '{█',
      '<a href="█">',
      '{{ "█" }}',
      "{{ a | append: '█' }}",
      '{% raw %}{{ █ }}{% endraw %}',
      '{% comment %}█{% endcomment %}',
      '{{ a }}█',
      '█{{ a }}',
      '{% # █ %}',
      '<!-- {{ █ }} -->',
      '<!-- {% █ %} -->',
      '{% liquid\n  comment\n  █\n  endcomment\n%}',
    ]) {
      assert.deepEqual(labelsAt(template), [], template);
    }
  });

  it('puts constants first beside an operator and in an assignment, last elsewhere', () => {
    for (const template of ['{% if x == █ %}', '{% case x %}{% when █ %}', '{% assign x = █ %}']) {
      assert.equal(labelsAt(template)[0], 'true', template);
    }
    for (const template of ['{{ █ }}', '{{ x | append: █ }}', '{% assign x = y | append: █ %}', '{% if █ %}']) {
      assert.equal(labelsAt(template)[0], 'city', template);
      assert.equal(labelsAt(template).at(-1), 'empty', template);
    }
  });

  it('does not offer a variable in the tag that gives it its first value', () => {
    assert.ok(!labelsAt('{% assign a = █ %}').includes('a'));
    assert.ok(labelsAt('{% assign a = 1 %}{% assign a = █ %}').includes('a'));
  });
});
