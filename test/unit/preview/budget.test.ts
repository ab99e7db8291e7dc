import assert from 'node:assert/strict';
import { Budget } from '../../../src/preview/budget';
import { CallSession } from '../../../src/preview/callSession';
import { Run } from '../../../src/preview/run';
import { goOn } from '../../../src/preview/steps';
import type { JsonObject } from '../../../src/profile/json';
import { parseTemplate } from '../../../src/template/parser';
import { answered, json, NOW, rendering } from './rendering';

const nested = (depth: number) => JSON.parse(`${'['.repeat(depth)}${']'.repeat(depth)}`) as JsonObject[string];
const nestedObject = (depth: number) =>
  JSON.parse(`${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`) as JsonObject[string];
const many = Array.from({ length: 1_000_000 }, (_, index) => (index * 7919) % 1_000_003);
const long = 'y'.repeat(20_000);
const texts = Array.from({ length: 400 }, (_, index) => `${long}${1000 + ((index * 7919) % 400)}`);
const lists = Array.from({ length: 1_100 }, (_, index) => ({ a: `${long}${index % 9}` }));
const DOUBLED = "{% assign a = 'xxxxxxxxxx' %}{% for i in (1..100) %}";

describe('Rendering stops with a sentence', () => {
  const cases: readonly (readonly [what: string, text: string, sentence: RegExp, variables?: JsonObject])[] = [
    ['in a loop of ten million', '{% for i in (1..10000000) %}{% endfor %}', /200,000 steps/],
    ['in loops in loops', '{% for i in (1..9999) %}{% for j in (1..9999) %}{% endfor %}{% endfor %}', /200,000 steps/],
    [
      'when what is captured doubles',
      `${DOUBLED}{% capture a %}{{ a }}{{ a }}{% endcapture %}{% endfor %}`,
      /10,000,000 characters/,
    ],
    ['when a text doubles', `${DOUBLED}{% assign a = a | append: a %}{% endfor %}`, /10,000,000 characters/],
    ['when replacements grow', `${DOUBLED}{% assign a = a | replace: 'x', a %}{% endfor %}`, /characters|items/],
    ['before a million items are sorted', '{{ many | sort | first }}', /100,000 items/, { many }],
    ['before a million items are joined', '{{ many | join }}', /100,000 items/, { many }],
    ['before a hundred million numbers are listed', '{{ (1..100000000) | reverse }}', /100,000 items/],
    ['before a million items are searched', '{% if many contains -1 %}{% endif %}', /100,000 items/, { many }],
    [
      'before a long text is hashed',
      '{{ text | sha2 }}',
      /text of 2,000,000 characters/,
      { text: 'x'.repeat(2_000_000) },
    ],
    ['before alike long texts are sorted', '{{ texts | sort | size }}', /10,000,000 characters to read/, { texts }],
    ['before alike long texts are told apart', '{{ texts | uniq | size }}', /10,000,000 characters to read/, { texts }],
    ['before alike long texts are searched', "{{ lists | where: 'a', a | size }}", /to read/, { lists, a: `${long}b` }],
    ['at deep lists', '{{ deep }}', /nested more than 200 times/, { deep: nested(5000) }],
    ['at deep objects', '{{ deep }}', /nested more than 200 times/, { deep: nestedObject(5000) }],
    [
      'at deep lists that are laid out flat',
      '{{ deep | compact }}',
      /nested more than 200 times/,
      { deep: nested(5000) },
    ],
    [
      'at deep lists that are compared',
      '{% if a == b %}{% endif %}',
      /nested more than 200 times/,
      { a: nested(5000), b: nested(5000) },
    ],
    [
      'at deep objects that are written as JSON',
      '{{ a | as_json_string }}',
      /nested more than 200 times/,
      { a: nestedObject(5000) },
    ],
    ['before very much Liquid in a content block is read', '{{ content_blocks.${a} }}', /10,000 tags and outputs/, {}],
    [
      'before very long Liquid in a content block is read',
      '{{ content_blocks.${b} }}',
      /100,000 characters of Liquid/,
      {},
    ],
    ['at long formats of dates', "{{ 'now' | date: f }}", /format of a date is too long/, { f: '%c'.repeat(5_001) }],
    [
      'at wide formats of dates',
      "{% for i in (1..20) %}{{ 'now' | date: f }}{% endfor %}",
      /10,000,000 characters/,
      { f: '%999999999Y'.repeat(900) },
    ],
  ];
  const personalization = {
    content_blocks: { a: '{{ b }}'.repeat(10_001), b: `{{ a ${'| upcase '.repeat(12_000)}}}` },
  };
  for (const [what, text, sentence, variables = {}] of cases) {
    it(what, async () => {
      const { problems } = await rendering(text, { variables, personalization, limits: { nodes: 200_000 } });
      assert.match(problems.at(-1)?.message ?? '', sentence);
    });
  }

  it('and keeps what was printed before', async () => {
    const { output, problems, stopped } = await rendering('abc{{ 1 }}{% for i in (1..10) %}{{ i }}{% endfor %}', {
      limits: { nodes: 5 },
    });
    assert.equal(output, 'abc11');
    assert.match(problems[0]?.message ?? '', /5 steps/);
    assert.equal(stopped, problems[0]?.message);
    assert.equal((await rendering('abc')).stopped, undefined);
  });

  it('when lists were gone through again and again', async () => {
    const text = '{% for i in (1..100) %}{{ list | first }}{% assign b = list | reverse %}{% endfor %}';
    const { stopped } = await rendering(text, { variables: { list: many.slice(0, 20_000) } });
    assert.match(stopped ?? '', /1,000,000 items/);
  });

  it('when calls received very much, again and again', async () => {
    const text = '{% for i in (1..100) %}{% connected_content https://example.com/ :save a %}{% endfor %}';
    const { stopped, calls } = await answered([json({ a: 'x'.repeat(900_000) })], text);
    assert.match(stopped ?? '', /10,000,000 characters/);
    assert.equal(calls.length, 12);
  });

  it('when time is up, also when there is little to do between calls', async () => {
    const text = '{% for i in (1..1000) %}{% connected_content https://example.com/{{ i }} %}{% endfor %}';
    const { stopped, calls } = await rendering(text, { limits: { milliseconds: 0 } });
    assert.match(stopped ?? '', /0 seconds/);
    assert.ok(calls.length < 5, `${calls.length} calls`);
  });

  it('when time is up', () => {
    let now = 0;
    const budget = new Budget({ milliseconds: 100 }, () => now);
    const work = () => {
      for (let step = 0; step < 1000; step++) budget.node();
    };
    now = 100;
    work();
    now = 101;
    assert.throws(work, /0\.1 seconds/);
  });

  it('only for time at work', () => {
    let now = 0;
    const budget = new Budget({ milliseconds: 100 }, () => now);
    for (let turn = 0; turn < 9; turn++) {
      budget.beginTurn();
      now += 10;
      budget.endTurn();
      now += 1000;
    }
    const work = () => {
      for (let step = 0; step < 1000; step++) budget.node();
    };
    budget.beginTurn();
    assert.doesNotThrow(work);
    now += 11;
    assert.throws(work, /0\.1 seconds/);
  });

  it('soon after something long was gone through, though nothing came of it', async () => {
    const text = ' '.repeat(200_000);
    const object = Object.fromEntries(Array.from({ length: 5_000 }, (_, index) => [`k${index}`, index]));
    for (const step of [
      '{% if text == blank %}{% endif %}',
      '{% if text < other %}{% endif %}',
      "{% if text contains 'x' %}{% endif %}",
      "{{ text | remove_last: 'x' }}",
      '{% if object == empty %}{% endif %}',
      '{{ object.size }}',
      '{{ object | first }}',
      '{{ far.first }}',
      '{{ far | slice: -1 }}',
      `{% if nil${' or nil'.repeat(300)} %}{% endif %}`,
      `{% if nil %}${'{% elsif nil %}'.repeat(300)}{% endif %}`,
      `{% case 1 %}${'{% when 2 %}'.repeat(300)}{% endcase %}`,
      `{{ 1 | plus: 1${', 1'.repeat(300)} }}`,
    ]) {
      let looks = 0;
      const budget = new Budget({}, () => looks++);
      const template = parseTemplate(step.repeat(10));
      const input = { now: NOW, variables: { text, far: `${text}😀`, other: `${text}x`, object } };
      const noCall = async () => ({ failure: 'Nothing is called.' });
      const session = new CallSession(noCall, new AbortController().signal, undefined, new Map(), undefined);
      const run = new Run(template, input, budget, session);
      const before = looks;
      while (!goOn(run)) budget.beginTurn();
      assert.ok(looks - before >= 5, `${step} ${looks - before}`);
    }
  });

  it('though very much was said before', async () => {
    const { problems, stopped } = await rendering('{{ 1 | nope }}'.repeat(12_000), { limits: { nodes: 23_000 } });
    assert.equal(problems.length, 10_001);
    assert.equal(problems.at(-1)?.message, stopped);
  });

  it('in a pipeline of many filters', async () => {
    const { stopped } = await rendering(`{{ 1 ${'| plus: 1 '.repeat(1000)}}}`, { limits: { nodes: 900 } });
    assert.match(stopped ?? '', /900 steps/);
  });

  it('at numbers that grow without end, as Liquid prints errors', async () => {
    const { output } = await rendering(
      '{% assign a = 9 %}{% for i in (1..40) %}{% assign a = a | times: a %}{% endfor %}{{ a | size }}',
    );
    assert.match(output, /^\d+$/);
    assert.equal(
      (await rendering('{{ a | plus: 1 }}', { variables: { a: '9'.repeat(2000) } })).output,
      'Liquid error: number is too large',
    );
  });
});

describe('Rendering', () => {
  it('lets others have their turn, in loops and between tags', async () => {
    for (const text of [
      '{% for i in (1..10000000) %}{% assign a = i | plus: 1 | times: 2 %}{% endfor %}',
      "{% assign a = '1.5' | times: 2.5 | round: 1 %}".repeat(20_000),
    ]) {
      assert.ok((await turnsDuring(text)) > 2, text.slice(0, 50));
    }
  });

  const turnsDuring = async (text: string): Promise<number> => {
    let turns = 0;
    let goesOn = true;
    const count = () => {
      turns++;
      if (goesOn) setImmediate(count);
    };
    setImmediate(count);
    await rendering(text, { limits: { nodes: 300_000 } });
    goesOn = false;
    return turns;
  };

  it('lets others have their turn after every call, however fast its answer', async () => {
    assert.ok((await turnsDuring('{% connected_content https://example.com/ %}'.repeat(50))) >= 50);
  });

  it('lets others have their turn right after a long step, before the next one', async () => {
    let now = 0;
    const budget = new Budget({}, () => now);
    budget.lookSoon();
    now += 10;
    assert.ok(budget.turnIsOver);
    budget.beginTurn();
    assert.ok(!budget.turnIsOver);
  });

  it('lets others have their turn between the filters of one pipeline', async () => {
    const list = many.slice(0, 4_000);
    const pipeline = `list ${'| sort | reverse '.repeat(8)}`;
    const cases: readonly (readonly [text: string, output: string])[] = [
      [`{{ ${pipeline}| first }}!`, '999836!'],
      [`{% assign a = ${pipeline}| first %}{{ a }}!`, '999836!'],
      [`{% liquid echo ${pipeline}| first\necho "!" %}`, '999836!'],
      [`{{ ${pipeline}| first | divided_by: 0 }}!`, 'Liquid error: divided by 0!'],
      [`{% capture a %}{{ ${pipeline}| first }}{% endcapture %}{{ a }}!`, '999836!'],
    ];
    for (const [text, output] of cases) {
      let now = 0;
      const budget = new Budget({}, () => (now += 10));
      const input = { now: NOW, variables: { list } };
      const noCall = async () => ({ failure: 'Nothing is called.' });
      const session = new CallSession(noCall, new AbortController().signal, undefined, new Map(), undefined);
      const run = new Run(parseTemplate(text), input, budget, session);
      let turns = 0;
      for (; !goOn(run); turns++) budget.beginTurn();
      assert.equal(run.output.text, output);
      assert.ok(turns > 2, text);
    }
  });

  it('goes as deep as templates do', async () => {
    const depth = 3000;
    const ifs = `${'{% if true %}'.repeat(depth)}x${'{% endif %}'.repeat(depth)}`;
    assert.equal((await rendering(ifs)).output, 'x');
    const loops = `${'{% for i in (1..1) %}'.repeat(depth)}{{ forloop.index }}${'{% endfor %}'.repeat(depth)}`;
    assert.equal((await rendering(loops)).output, '1');
    assert.equal((await rendering(`${'{% capture a %}'.repeat(depth)}x`)).output, '');
  });

  it('goes through as many branches as there are', async () => {
    assert.equal((await rendering(`{% if a %}${'{% else %}'.repeat(150_000)}x{% endif %}`)).output, '');
    assert.equal(
      (await rendering(`{% case 1 %}${'{% when 2 %}'.repeat(150_000)}{% else %}x{% endcase %}`)).output,
      'x',
    );
  });

  it('keeps so many sources, and prints on', async () => {
    const { output, sources } = await rendering('{% for i in (1..100010) %}{{ 1 }}{% endfor %}', {
      limits: { milliseconds: Number.POSITIVE_INFINITY },
    });
    assert.deepEqual([output.length, sources.length], [100_010, 100_000]);
  });
});
