import assert from 'node:assert/strict';
import type { Seen } from '../../../src/profile/seen';
import { accepted, completionNamed, completionsIn, labelsAt } from './completing';
import { lookedUp, seenOf } from './people';

const API = 'https://profile-api.amplitude.com/v1/userprofile';

describe('Completion of tags', () => {
  const written: readonly (readonly [template: string, label: string, expected: string])[] = [
    ['{% █ %}', 'assign', '{% assign █ = █ %}'],
    ['{% █ %}', 'if', '{% if █ %}{% endif %}'],
    ['{%█%}', 'unless', '{% unless █ %}{% endunless %}'],
    ['{%- █ -%}', 'for', '{%- for █ in █ -%}{%- endfor -%}'],
    ['{% i█', 'if', '{% if █ %}█{% endif %}'],
    ['{% █ %}{% endif %}', 'if', '{% if █ %}{% endif %}'],
    ['{% if a %}{% █ %}{% endif %}', 'if', '{% if a %}{% if █ %}{% endif %}{% endif %}'],
    ['{% █if a %}{% endif %}', 'unless', '{% unless a %}{% endif %}'],
    ['{% if a %}{% e█ %}', 'endif', '{% if a %}{% endif %}'],
    ['{% if a %}{% █ %}{% endif %}', 'elsif', '{% if a %}{% elsif █ %}{% endif %}'],
    ['{% case a %}{% █', 'when', '{% case a %}{% when █ %}'],
    ['{% liquid\n  █\n%}', 'capture', '{% liquid\n  capture █\n█\nendcapture\n%}'],
    ['{% liquid █ %}', 'increment', '{% liquid increment █ %}'],
    ['{% liquid\n  if a\n    █\n  endif\n%}', 'break', '{% liquid\n  if a\n    break\n  endif\n%}'],
    ['{%█ text', 'if', '{% if █ %}█{% endif %} text'],
    ['{% raw %}{{ a }}{% e█ %}', 'endraw', '{% raw %}{{ a }}{% endraw %}'],
    ['{% liquid\n  ec█ho a\n%}', 'assign', '{% liquid\n  assign a\n%}'],
  ];
  for (const [template, label, expected] of written) {
    it(`writes ${JSON.stringify(expected)}`, () => assert.equal(accepted(template, label), expected));
  }

  it('offers what divides or ends a block only inside of it', () => {
    assert.deepEqual(labelsAt('{% for x in y %}{% █').slice(0, 2), ['endfor', 'else']);
    assert.deepEqual(labelsAt('{% if x %}{% █ %}{% endif %}').slice(0, 2), ['elsif', 'else']);
    assert.ok(labelsAt('{% █ %}').every((label) => !label.startsWith('end') && label !== 'else'));
  });
});

describe('Completion of filters', () => {
  it('puts the name in, with a colon where an argument is needed', () => {
    assert.equal(accepted('{{ a | █ }}', 'append'), '{{ a | append:  }}');
    assert.equal(accepted('{{ a |█}}', 'upcase'), '{{ a |upcase}}');
    assert.equal(accepted("{{ a | ap█x: 'b' }}", 'append'), "{{ a | append: 'b' }}");
    assert.equal(accepted('{% assign b = a | █', 'first'), '{% assign b = a | first');
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

  it('offers names that the template uses elsewhere', () => {
    assert.deepEqual(labelsAt('{{custom_attribute.${favourite colour}}}{{custom_attribute.${█}}}'), [
      'favourite colour',
    ]);
  });

  it('takes the place of a plain name, which would print nothing', () => {
    assert.equal(accepted('{{ first_na█ }}', 'first_name'), '{{ ${first_name} }}');
  });
});

describe('Completion in a call', () => {
  it('offers options that do not stand there yet', () => {
    const labels = labelsAt(`{% connected_content ${API} :save a :█ :retry %}`);
    assert.ok(labels.includes('method') && !labels.includes('save') && !labels.includes('retry'));
    assert.ok(!labels.includes('accept'), 'not documented');
  });

  it('writes an option with its colon and a blank', () => {
    assert.equal(accepted(`{% connected_content ${API} █ %}`, 'save'), `{% connected_content ${API} :save  %}`);
    assert.equal(accepted(`{% connected_content ${API} :re█`, 'retry'), `{% connected_content ${API} :retry`);
    assert.equal(
      accepted(`{% connected_content ${API}\n  :me█ post %}`, 'method'),
      `{% connected_content ${API}\n  :method post %}`,
    );
    assert.equal(accepted('{% message_extras :key a :█ %}', 'value'), '{% message_extras :key a :value  %}');
    assert.equal(accepted('{% message_extras █ %}', 'key'), '{% message_extras :key  %}');
    assert.equal(accepted('{% catalog_items a b █ %}', 'rerender'), '{% catalog_items a b :rerender %}');
    assert.equal(
      accepted(`{% connected_content ${API} █:retry %}`, 'no_cache'),
      `{% connected_content ${API} :no_cache :retry %}`,
    );
  });

  it('offers the values of options', () => {
    const call = (options: string) => labelsAt(`{% connected_content ${API} ${options} %}`);
    assert.deepEqual(call(':method █'), ['get', 'post']);
    assert.deepEqual(call(':method p█'), ['get', 'post']);
    assert.deepEqual(call(':cache_max_age █'), ['300', '900', '3600', '14400']);
    assert.deepEqual(call(':save █'), ['amplitude']);
    assert.deepEqual(call(':headers { "█": "x" }'), ['Authorization', 'Content-Type', 'Accept']);
    assert.deepEqual(call(':headers { "Authorization": "█" }'), ['Api-Key']);
    assert.deepEqual(
      labelsAt(
        `{% connected_content ${API} :auth_credentials mine %}{% connected_content ${API} :auth_credentials █ %}`,
      ),
      ['mine'],
    );
  });

  const headers: readonly (readonly [headers: string, label: string, expected: string])[] = [
    ['{█}', 'Authorization', '{"Authorization": }'],
    ['{ "Accept": "a",\n  █\n}', 'Content-Type', '{ "Accept": "a",\n  "Content-Type": \n}'],
    ['{Auth█}', 'Authorization', '{"Authorization"}'],
    ['{ "Authorization": █ }', 'Api-Key', '{ "Authorization": "Api-Key " }'],
    ['{ "authorization": "█" }', 'Api-Key', '{ "authorization": "Api-Key " }'],
  ];
  for (const [template, label, expected] of headers) {
    it(`writes ${JSON.stringify(expected)} as headers`, () => {
      const call = (written: string) => `{% connected_content ${API} :headers ${written} %}`;
      assert.equal(accepted(call(template), label), call(expected));
    });
  }

  it('offers no header twice, and nothing in the place of a key', () => {
    const inHeaders = (written: string) => labelsAt(`{% connected_content ${API} :headers ${written} %}`);
    assert.deepEqual(inHeaders('{ "authorization": "x", "█" }'), ['Content-Type', 'Accept']);
    assert.deepEqual(inHeaders('{ "Authorization": "Api-Key abc█" }'), []);
    assert.deepEqual(inHeaders('{ "Accept": "x" █ }'), []);
  });

  it('writes the whole URL', () => {
    const expected = `{% connected_content ${API}?user_id={{\${user_id} | url_param_escape}}& :save a %}`;
    assert.equal(accepted('{% connected_content █ :save a %}', API), expected);
    assert.equal(accepted('{% connected_content htt█ :save a %}', API), expected);
  });
});

describe('Completion in the URL', () => {
  const seen: Seen = {
    ...seenOf(lookedUp('testUser', 'get_recs=true&rec_id=testRecId')),
    ids: { recommendations: ['home', 'a,b'], computations: [], predictions: ['buys'] },
    names: { recommendations: { home: 'Home page' } },
  };
  const call = (query: string) => `{% connected_content ${API}?user_id=1${query} :save a %}`;

  it('offers parameters that do not stand there yet', () => {
    const labels = labelsAt(call('&get_recs=true&█'));
    assert.ok(labels.includes('rec_id') && labels.includes('get_amp_props'));
    assert.ok(!labels.includes('get_recs') && !labels.includes('user_id'));
    assert.ok(labelsAt(`{% connected_content ${API}?█ %}`).includes('user_id'));
  });

  const written: readonly (readonly [query: string, label: string, expected: string])[] = [
    ['&█', 'get_amp_props', '&get_amp_props=true'],
    ['&get█', 'get_recs', '&get_recs=true&rec_id=home'],
    ['&rec_id=x&█', 'get_recs', '&rec_id=x&get_recs=true'],
    ['&█', 'prediction_id', '&prediction_id='],
    ['&ge█t=true', 'get_cohort_ids', '&get_cohort_ids=true'],
    ['&get_amp_props=false&get█', 'get_amp_props', '&get_amp_props=true'],
    ['&get_recs=false&█', 'get_recs', '&get_recs=true&rec_id=home'],
    ['&get_recs=false&rec_id=x&█', 'get_recs', '&get_recs=true&rec_id=x'],
    ['&get_recs=█', 'true', '&get_recs=true'],
    ['&get_recs=fal█se', 'true', '&get_recs=true'],
    ['&rec_type=█', 'random', '&rec_type=random'],
    ['&rec_id=█', 'testRecId', '&rec_id=testRecId'],
    ['&rec_id=home,█&x=y', 'testRecId', '&rec_id=home,testRecId&x=y'],
    ['&rec_id=h█ome,testRecId', 'home', '&rec_id=home,testRecId'],
  ];
  for (const [query, label, expected] of written) {
    it(`writes ${expected} from ${query}`, () => assert.equal(accepted(call(query), label, seen), call(expected)));
  }

  it('turns false into true from the beginning of the query', () => {
    const first = (query: string) => `{% connected_content ${API}?${query} %}`;
    assert.equal(accepted(first('█&get_amp_props=false'), 'get_amp_props', seen), first('get_amp_props=true'));
    assert.equal(accepted(first('█&get_recs=false'), 'get_recs', seen), first('rec_id=home&get_recs=true'));
  });

  it('shows names beside ids, each id once', () => {
    assert.deepEqual(labelsAt(call('&rec_id=█'), seen), ['home', 'a', 'b', 'testRecId']);
    assert.equal(completionNamed(call('&rec_id=█'), 'home', seen).description, 'Home page');
    assert.deepEqual(labelsAt(call('&rec_id=home,█'), seen), ['a', 'b', 'testRecId']);
  });

  it('offers the recipient’s ids', () => {
    const template = `{% connected_content ${API}?user_id=█ %}`;
    assert.equal(
      accepted(template, 'user_id of the recipient'),
      `{% connected_content ${API}?user_id={{\${user_id} | url_param_escape}} %}`,
    );
  });

  it('knows the endpoint of the settings, and no other host', () => {
    const template = '{% connected_content https://eu.example.com/profile?█ %}';
    assert.deepEqual(labelsAt(template), []);
    assert.ok(labelsAt(template, { ...seenOf(), endpoint: 'https://eu.example.com/profile' }).includes('get_recs'));
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
    ]) {
      assert.deepEqual(labelsAt(template), [], template);
    }
  });

  it('does not offer a variable in the tag that gives it its first value', () => {
    assert.ok(!labelsAt('{% assign a = █ %}').includes('a'));
    assert.ok(labelsAt('{% assign a = 1 %}{% assign a = █ %}').includes('a'));
  });
});
