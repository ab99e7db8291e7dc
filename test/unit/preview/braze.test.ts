import assert from 'node:assert/strict';
import { messageFor, outputOf, problemsOf, rendering } from './rendering';

describe('Personalization', () => {
  it('reads default attributes and groups, whatever their names hold', async () => {
    const personalization = {
      first_name: 'Ann',
      custom_attribute: { 'favourite colour': 'red', größe: 'M', order: { items: [{ name: 'Socks' }] }, list: [1, 2] },
      event_properties: { price: 9.5 },
      campaign: { name: 'Spring' },
    };
    const cases: readonly (readonly [text: string, output: string])[] = [
      ['{{${first_name}}} {{ ${ first_name } | upcase }}', 'Ann ANN'],
      ['{{custom_attribute.${favourite colour}}} {{custom_attribute.${größe}}}', 'red M'],
      ['{{custom_attribute.${order}.items[0].name}} {{custom_attribute.${list}[1]}}', 'Socks 2'],
      ['{{event_properties.${price} | times: 2}} {{campaign.${name}}}', '19.0 Spring'],
      ['{{${nosuch}}}{{custom_attribute.${nosuch}.x}}{{canvas.${name}}}', ''],
      ['{{first_name}}{{custom_attribute.order}}', ''],
    ];
    for (const [text, output] of cases) assert.equal(await messageFor(personalization, text), output, text);
  });

  it('may stand in braces inside of tags', async () => {
    const personalization = { first_name: 'Ann', custom_attribute: { n: 2, list: ['a', 'b', 'c'], text: 'b' } };
    const cases: readonly (readonly [text: string, output: string])[] = [
      ['{% if {{custom_attribute.${n}}} == 2 %}x{% endif %}', 'x'],
      ['{% if custom_attribute.${n} == 2 and {{${first_name}}} == "Ann" %}x{% endif %}', 'x'],
      ['{% assign a = {{custom_attribute.${n}}} | plus: {{custom_attribute.${n}}} %}{{ a }}', '4'],
      ['{% for x in {{custom_attribute.${list}}} limit: {{custom_attribute.${n}}} %}{{ x }}{% endfor %}', 'ab'],
      ['{% if custom_attribute.${list} contains {{custom_attribute.${text}}} %}x{% endif %}', 'x'],
      ["{% if {{${nosuch} | default: 'y'}} == 'y' %}x{% endif %}", 'x'],
    ];
    for (const [text, output] of cases) assert.equal(await messageFor(personalization, text), output, text);
  });

  it('has own properties only', async () => {
    assert.equal(
      await messageFor(
        { custom_attribute: {} },
        '{{${constructor}}}{{custom_attribute.${__proto__}}}{{custom_attribute.${toString}}}',
      ),
      '',
    );
  });
});

describe('A content block', () => {
  it('is rendered where it stands, with the variables around it', async () => {
    const personalization = {
      first_name: 'Ann',
      content_blocks: { Footer: 'Bye {{${first_name}}}{% assign b = 1 %}{{ a }}', Plain: 'x' },
    };
    assert.equal(
      await messageFor(
        personalization,
        "{% assign a = 2 %}{{content_blocks.${Footer} | id: 'cb1'}}{{ b }}{{content_blocks.${Plain}}}",
      ),
      'Bye Ann21x',
    );
  });

  const blocks = { A: 'hi {{${first_name}}}', B: "{{content_blocks.${A} | append: '!'}}{% break %}?", Plain: 'x' };
  const uses: readonly (readonly [text: string, output: string])[] = [
    ['{{content_blocks.${A} | capitalize | append: "!"}}', 'Hi ann!'],
    ['{% echo content_blocks.${A} %}', 'hi Ann'],
    ["{% liquid\n echo content_blocks.${A} | remove: 'n'\n%}", 'hi A'],
    ['{% assign a = {{content_blocks.${A}}} | upcase %}{{ a }}', 'HI ANN'],
    ['{% assign a = {{content_blocks.${A} | upcase}} | size %}{{ a }}', '6'],
    ['{% assign a = content_blocks.${A} %}[{{ a }}]{{ a }}', '[hi Ann]hi Ann'],
    ['{{content_blocks.${A} | divided_by: 0}}.', 'Liquid error: divided by 0.'],
    ['{% for i in (1..2) %}{{content_blocks.${B} | upcase}}{% endfor %}.', 'HI ANN!.'],
    ['{% assign a = content_blocks.${A} | append: content_blocks.${Plain} %}{{ a }}', 'hi Annx'],
  ];
  for (const [text, output] of uses) {
    it(`is rendered before its text is used: ${text}`, async () => {
      assert.equal(await messageFor({ first_name: 'Ann', content_blocks: blocks }, text), output);
    });
  }

  it('is not rendered as the argument of a filter nor in a condition, which is said there', async () => {
    for (const text of ["{{ '' | append: content_blocks.${A} }}", "{% if content_blocks.${A} != '' %}x{% endif %}"]) {
      const { problems } = await rendering(text, { personalization: { content_blocks: blocks } });
      assert.deepEqual(
        problems.map(({ message, start, end }) => [text.slice(start, end), message]),
        [
          [
            'content_blocks.${A}',
            'Liquid in the content block `A` is not rendered here: give it to a variable with `assign`.',
          ],
        ],
      );
    }
  });

  it('may be marked by Braze, as a link may, which changes nothing', async () => {
    const text = "{% assign a = 'x.io' %}{{content_blocks.${Footer} | id: 'cb1'}}{{ a | lid: 'k2cspjvq' }}";
    const { output, problems } = await rendering(text, { personalization: { content_blocks: { Footer: 'F' } } });
    assert.equal(output, 'Fx.io');
    assert.deepEqual(problems, []);
  });

  it('is said to be missing when the fixture has none of that name', async () => {
    const text = '{{content_blocks.${Footer}}}{{content_blocks.${Empty}}}!';
    const { output, problems } = await rendering(text, { personalization: { content_blocks: { Empty: '' } } });
    assert.equal(output, '!');
    assert.deepEqual(
      problems.map(({ message, start, end }) => [text.slice(start, end), message]),
      [['content_blocks.${Footer}', 'There is no content block `Footer` in the fixture.']],
    );
    assert.equal((await rendering('{{content_blocks.${Footer}}}')).problems.length, 1);
  });

  it('may hold others, but not itself', async () => {
    const personalization = { content_blocks: { A: 'a{{content_blocks.${B}}}', B: 'b{{content_blocks.${A}}}' } };
    const { output, problems } = await rendering('{{content_blocks.${A}}}!', { personalization });
    assert.equal(output, 'ab!');
    assert.match(problems[0]?.message ?? '', /`content_blocks\.\$\{A\}` is inside itself/);
  });

  it('may not hold others without end', async () => {
    const blocks = Array.from({ length: 30 }, (_, index) => [
      `b${index}`,
      `${index},{{content_blocks.\${b${index + 1}}}}`,
    ]);
    const { output, problems } = await rendering('{{content_blocks.${b0}}}', {
      personalization: { content_blocks: Object.fromEntries(blocks) },
    });
    assert.equal(output, '0,1,2,3,4,5,6,7,8,9,');
    assert.match(problems[0]?.message ?? '', /too deep/);
  });

  it('says for all that it prints that it comes from its expression', async () => {
    const text = 'x{{content_blocks.${A}}}y{{ 1 }}';
    const { output, sources } = await rendering(text, { personalization: { content_blocks: { A: 'a{{ 1 }}b' } } });
    assert.equal(output, 'xa1by1');
    assert.ok(sources.slice(0, -1).every(({ from }) => text.slice(from.start, from.end) === '{{content_blocks.${A}}}'));
    assert.equal(sources.map(({ start, end }) => output.slice(start, end)).join('|'), 'a1b|1');
  });

  it('has turns of its own', async () => {
    const personalization = { content_blocks: { A: '{% cycle a, b %}', B: '{% cycle b, c %}{{content_blocks.${A}}}' } };
    const text = '{% cycle c, a %}{% for i in (1..2) %}{{content_blocks.${A}}}{{content_blocks.${B}}},{% endfor %}';
    const { output } = await rendering(text, { personalization, variables: { a: 1, b: 2, c: 3 } });
    assert.equal(output, '3121,232,');
  });

  it('goes on after a break in it', async () => {
    assert.equal(
      await messageFor(
        { content_blocks: { A: 'a{% break %}b' } },
        '{% for i in (1..2) %}{{ i }}{{content_blocks.${A}}}{% endfor %}{{ 3 }}',
      ),
      '1a3',
    );
  });
});

describe('A catalog', () => {
  const personalization = {
    first_name: 'Ann',
    catalogs: { products: { '12': { name: 'Shoe', text: 'For {{${first_name}}}' }, 'a-b': { name: 'Hat' } } },
    catalog_selections: { products: { sale: [{ name: 'Sock' }, { name: 'Belt' }] } },
  };

  it('gives the items that are asked for', async () => {
    const text = '{% catalog_items products {{ id }} a-b %}{{ items[0].name }} {{ items[1].name }} {{ items[0].text }}';
    assert.equal(
      (await rendering(text, { personalization, variables: { id: 12 } })).output,
      'Shoe Hat For {{${first_name}}}',
    );
    assert.equal(
      await messageFor(personalization, "{% catalog_selection_items products sale %}{{ items | map: 'name' | join }}"),
      'Sock Belt',
    );
  });

  it('says where its Liquid went wrong, also in a content block', async () => {
    const items = { b: { one: '{{ 1 }}{{ 1 | nope }}', two: '{{ 2 | nix }}' } };
    const tag = '{% catalog_items a b :rerender %}';
    for (const text of [`..${tag}{{ items[0].one }}`, '..{{content_blocks.${A}}}']) {
      const personalization = { catalogs: { a: items }, content_blocks: { A: `....${tag}{{ items[0].one }}` } };
      const { output, problems } = await rendering(text, { personalization });
      assert.match(output, /11$/);
      assert.deepEqual(
        problems.map(({ start }) => start),
        [2, 2],
        text,
      );
    }
  });

  it('renders Liquid in them with :rerender, and leaves the fixture as it is', async () => {
    const text = '{% catalog_items products 12 a-b :rerender %}{{ items[0].text }} {{ items[1].name }}';
    assert.equal(await messageFor(personalization, text), 'For Ann Hat');
    assert.equal(personalization.catalogs.products['12'].text, 'For {{${first_name}}}');
  });

  it('says what is not there', async () => {
    assert.deepEqual(await problemsOf('{% catalog_items products 13 %}', { personalization }), [
      '{% catalog_items products 13 %}: The catalog has no item `13` in the fixture.',
    ]);
    for (const tag of ['{% catalog_items nosuch 1 2 %}', '{% catalog_selection_items nosuch x %}']) {
      assert.deepEqual(await problemsOf(tag, { personalization }), [
        `${tag}: There is no catalog \`nosuch\` in the fixture.`,
      ]);
    }
    assert.match(
      (await problemsOf('{% catalog_selection_items products x %}', { personalization }))[0] ?? '',
      /no selection `x`/,
    );
  });
});

describe('The other tags of Braze', () => {
  it('print promotion codes, another one each time', async () => {
    const personalization = { promotions: { spring: ['A1', 'B2'], one: 'C3' } };
    assert.equal(
      await messageFor(
        personalization,
        "{% promotion('spring') %} {% promotion('spring') %} {% promotion('spring') %} {% promotion(\"one\") %}",
      ),
      'A1 B2 B2 C3',
    );
    assert.match((await problemsOf("{% promotion('x') %}"))[0] ?? '', /list `x`/);
  });

  it('print nothing for message_extras', async () => {
    assert.equal(await outputOf('a{% message_extras :key a :value {{ b }} %}c'), 'ac');
  });
});

describe('An HTML comment', () => {
  it('stays, without the Liquid in it', async () => {
    const text = 'a<!-- b {{ c }}{% if c %}d{% endif %} e -->{{ c }}';
    assert.equal(await outputOf(text, { c: 1 }), 'a<!-- b  e -->1');
    assert.match((await problemsOf(text))[0] ?? '', /does not evaluate Liquid in an HTML comment/);
    assert.deepEqual(await problemsOf('<!-- a -->'), []);
  });
});

describe('JSON', () => {
  it('is read and written', async () => {
    const json = '{"a":[1,2.0,"x",null],"b":{"c":true}}';
    assert.equal(
      await outputOf('{% assign o = j | json_parse %}{{ o.a[1] }} {{ o.b.c }} {{ o | as_json_string }}', { j: json }),
      `2.0 true ${json}`,
    );
    assert.equal(
      await outputOf('{{ t | json_escape }} {{ t | as_json_string }}', { t: 'a"b\n' }),
      'a\\"b\\n "a\\"b\\n"',
    );
    assert.match((await problemsOf("{{ '{' | json_parse }}"))[0] ?? '', /not JSON/);
    assert.equal(
      await outputOf("{{ o | property_accessor: 'a b' }}{{ o | property_accessor: 'constructor' }}", {
        o: { 'a b': 1 },
      }),
      '1',
    );
  });
});
