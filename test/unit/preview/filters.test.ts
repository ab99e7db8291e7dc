import assert from 'node:assert/strict';
import { FILTERS } from '../../../src/template/vocabulary/filters';
import { DATA, INPUTS, TABLE } from './filterTable';
import { assertValues, outputOf, problemsOf } from './rendering';

/** What the names in the documentation stand for. */
const SHOWN = {
  people: [
    { name: 'Ada', city: 'Oslo' },
    { name: 'Bo', city: null },
  ],
  others: ['c'],
  two_lines: 'one\ntwo',
  amp_props: { 'gp:city': 'Oslo' },
};

describe('a filter', () => {
  for (const [filter, ...outputs] of TABLE) {
    it(`gives what Liquid gives for anything before ${filter}`, async () => {
      for (const [index, input] of INPUTS.entries()) {
        assert.equal(await outputOf(`{{ ${input} | ${filter} }}`, DATA), outputs[index], `${input} | ${filter}`);
      }
    });
  }

  it('gives what Braze documents', async () => {
    await assertValues([
      ["'hey' | md5", '6057f13c496ecf7fd777ceb9e79ae285'],
      ["'hey' | sha1", '7f550a9f4c44173a37664d938f1355f0f92a47a7'],
      ["'hey' | sha2", 'fa690b82061edfd2852629aeba8a8977b57e40fcb77d1a7a28b26cba62591204'],
      ["'blah' | base64_encode", 'YmxhaA=='],
      ["'hey' | hmac_sha1_hex: 'secret_key'", '2a3969bed25bfeefb00aca4063eb9590b4df8f0e'],
      ["'hey' | hmac_sha1_base64: 'secret_key'", 'KjlpvtJb/u+wCspAY+uVkLTfjw4='],
      ["'hey' | hmac_sha256_hex: 'secret_key'", '8df897f8da3d7992fe57c8dbc6f27578cfbf2dcc4d0fbb4000b8c924841d508e'],
      ["'hey' | hmac_sha256_base64: 'secret_key'", 'jfiX+No9eZL+V8jbxvJ1eM+/LcxND7tAALjJJIQdUI4='],
      ["'hey<>hi' | url_escape", 'hey%3C%3Ehi'],
      ["'hey<&>hi' | url_param_escape", 'hey%3C%26%3Ehi'],
      ["'google search' | url_encode", 'google+search'],
      ["'123456' | number_with_delimiter", '123,456'],
      ['145 | money', '145.00'],
      ['15 | divided_by: 2', '7'],
      ['15 | divided_by: 2.0', '7.5'],
    ]);
  });

  it('does what its documentation shows', async () => {
    for (const { name, example, status } of FILTERS) {
      if (status === 'unsupported' || name === 'time_zone') continue;
      const [expression, output] = example ?? ['', `an example of ${name}`];
      assert.equal(await outputOf(`{{ ${expression} }}`, SHOWN), output, expression);
    }
    assert.equal(await outputOf("{{ 'now' | time_zone: 'Europe/Berlin' | date: '%H:%M' }}"), '15:05');
  });

  it('takes as many arguments as it needs, and no more', async () => {
    await assertValues([
      ["'a' | append", 'Liquid error: wrong number of arguments (given 1, expected 2)'],
      ["'a' | append: 'b', 'c'", 'Liquid error: wrong number of arguments (given 3, expected 2)'],
      ["'a' | upcase: 1", 'Liquid error: wrong number of arguments (given 2, expected 1)'],
      ["'a' | replace", 'Liquid error: wrong number of arguments (given 1, expected 2..3)'],
      ["'a' | upcase: flag: true", 'Liquid error: wrong number of arguments (given 2, expected 1)'],
    ]);
  });

  it('reads its arguments as what it needs, or says that it cannot', async () => {
    await assertValues([
      ["'hello' | slice: '1', '3'", 'ell'],
      ["'hello' | slice: 1.5", 'Liquid error: invalid integer'],
      ["'hello' | truncate: nil", 'Liquid error: invalid integer'],
      ["'a1b' | split: 1 | join: '-'", 'a-b'],
      ["'3 apples' | plus: '4 pears'", '7'],
      ["' 1.5 ' | plus: '0.25'", '1.75'],
      ["'hello' | concat: 'x'", 'Liquid error: concat filter requires an array argument'],
    ]);
  });

  it('passes its named arguments on', async () => {
    await assertValues([
      ["false | default: 'a'", 'a'],
      ["false | default: 'a', allow_false: true", 'false'],
      ["nil | default: allow_false: true, 'a'", 'a'],
      ["'' | default: 'a', allow_false: true", 'a'],
    ]);
  });

  it('changes nothing when nobody knows it, and says so', async () => {
    assert.equal(await outputOf("{{ 'a' | shout | upcase }}"), 'A');
    assert.deepEqual(await problemsOf("{{ 'a' | shout }}"), ['shout: There is no filter `shout`: it changes nothing.']);
  });

  it('works when Braze does not name it, and says so', async () => {
    assert.equal(await outputOf("{{ ' a  b ' | squish }}{{ ' c' | lstrip }}"), 'a bc');
    assert.deepEqual(await problemsOf("{{ 'a' | squish }}{{ 'a' | lstrip }}{{ 'a' | strip }}"), [
      "squish: Braze does not mention the filter `squish`. It is Liquid's own and may work.",
      'lstrip: Braze does not support the filter `lstrip`.',
    ]);
  });

  it('is named once in a loop, not each time', async () => {
    assert.equal((await problemsOf('{% for i in (1..9) %}{{ i | shout }}{% endfor %}')).length, 1);
  });
});
