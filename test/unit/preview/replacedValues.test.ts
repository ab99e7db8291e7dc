import assert from 'node:assert/strict';
import { withReplacedValues } from '../../../src/preview/replacedValues';
import { writeJson } from '../../../src/profile/json';
import { parseJson } from '../../../src/profile/parseJson';

const replaced = (text: string) => writeJson(withReplacedValues(parseJson(text)));

describe('An answer without its values', () => {
  it('keeps names, kinds, nulls and lengths', () => {
    assert.equal(
      replaced(
        '{"city":"Oslo","visits":12,"ratio":0.50,"vip":true,"gone":null,"tags":["x","y"],"empty":"","o":{"a":[]}}',
      ),
      '{"city":"city","visits":1,"ratio":1.5,"vip":true,"gone":null,"tags":["tags 1","tags 2"],"empty":"","o":{"a":[]}}',
    );
  });

  it('keeps what a text is read as', () => {
    assert.equal(
      replaced('["12","-3.25","2024-05-06","2024-05-06T07:08:09Z"]'),
      '["1","1.5","2026-01-01","2026-01-01T00:00:00Z"]',
    );
  });

  it('keeps the words that say how a recommendation was made', () => {
    const inAnswer = (items: string) =>
      `{"userData":{"recommendations":[{"rec_id":"home","recommendation_source":"model","items":[${items}]}]}}`;
    assert.equal(replaced(inAnswer('"a"')), inAnswer('"items 1"'));
  });

  it('keeps such words nowhere else, and of errors only the sentences of the API', () => {
    const text =
      '{"userData":{"rec_id":"Ada","amp_props":{"rec_id":"Ada","error":"Ada"},"recommendations":[{"rec_id":["Ada"]}]}}';
    assert.doesNotMatch(replaced(text), /Ada/);
    assert.equal(replaced('{"error":"No account of Ada"}'), '{"error":"error"}');
    const notSeen = '{"error":"User id and device id not seen before"}';
    assert.equal(replaced(notSeen), notSeen);
  });

  it('keeps no e-mail address in the place of a name', () => {
    assert.equal(
      replaced('{"a@b":1,"gp:email":"x","ada@example.com":{"mail":"ada@example.com"}}'),
      '{"a@b":1,"gp:email":"gp:email","address 3":{"mail":"mail"}}',
    );
  });

  it('may hold any name, and be nested as deeply as one likes', () => {
    assert.equal(replaced('{"__proto__":"x"}'), '{"__proto__":"__proto__"}');
    assert.ok(replaced(`${'['.repeat(4000)}${']'.repeat(4000)}`).length < 200);
  });
});
