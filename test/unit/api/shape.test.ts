import assert from 'node:assert/strict';
import { shapeProblem } from '../../../src/api/shape';
import { parseJson } from '../../../src/profile/parseJson';

const problemIn = (userData: string) => {
  const text = `{"userData":${userData}}`;
  return shapeProblem(parseJson(text), text);
};

describe('shapeProblem', () => {
  for (const [userData, problem] of [
    ['null', 'userData should be an object, but is null'],
    ['[]', 'userData should be an object, but is a list'],
    ['1.0', 'userData should be an object, but is a number'],
    ['{"user_id":7}', 'userData.user_id should be text, but is a number'],
    ['{"device_id":{}}', 'userData.device_id should be text, but is an object'],
    ['{"recommendations":{}}', 'userData.recommendations should be a list of objects, but is an object'],
    ['{"recommendations":[{},[]]}', 'userData.recommendations[1] should be an object, but is a list'],
    ['{"recommendations":[1.0]}', 'userData.recommendations[0] should be an object, but is a number'],
    ['{"recommendations":[{"rec_id":1}]}', 'userData.recommendations[0].rec_id should be text, but is a number'],
    ['{"recommendations":[{"items":"a"}]}', 'userData.recommendations[0].items should be a list of text, but is text'],
    ['{"recommendations":[{"items":["a",1]}]}', 'userData.recommendations[0].items[1] should be text, but is a number'],
    [
      '{"recommendations":[{"is_control":"no"}]}',
      'userData.recommendations[0].is_control should be true or false, but is text',
    ],
    [
      '{"recommendations":[{"last_updated":"x"}]}',
      'userData.recommendations[0].last_updated should be a number, but is text',
    ],
    ['{"amp_props":[]}', 'userData.amp_props should be an object, but is a list'],
    ['{"cohort_ids":"x"}', 'userData.cohort_ids should be a list of text, but is text'],
    ['{"cohort_ids":["a",null]}', 'userData.cohort_ids[1] should be text, but is null'],
    ['{"propensity":"0.5"}', 'userData.propensity should be a number, but is text'],
    ['{"propensities":[{"prop":true}]}', 'userData.propensities[0].prop should be a number, but is true or false'],
  ] as const) {
    it(`finds that ${problem}`, () => assert.equal(problemIn(userData), problem));
  }

  for (const userData of [
    '{}',
    '{"user_id":null,"device_id":null,"recommendations":null,"amp_props":null,"cohort_ids":null,"propensity":null,"propensities":null}',
    '{"recommendations":[],"amp_props":{},"cohort_ids":[],"propensities":[]}',
    '{"recommendations":[{"items":null,"last_updated":1608670720.0,"new":[{}]}],"propensity":1.0,"propensities":[{"prop":1e400}]}',
    '{"amp_props":{"__proto__":1,"":[{"a":null}]},"__proto__":"x","constructor":{},"unknown":[1,"a"]}',
  ]) {
    it(`finds nothing in ${userData.slice(0, 60)}`, () => assert.equal(problemIn(userData), undefined));
  }

  it('names the place of what is nested too deeply', () => {
    const nested = (levels: number) => `{"amp_props":{"a b":${'['.repeat(levels)}${']'.repeat(levels)}}}`;
    assert.equal(problemIn(nested(29)), undefined);
    assert.match(
      problemIn(nested(30)) ?? '',
      /^userData\.amp_props\["a b"\](\[0\]){29} is nested deeper than 32 levels$/,
    );
    assert.match(problemIn(nested(5_000)) ?? '', /deeper than 32 levels$/);
  });

  it('shows nothing hidden in a name', () => {
    const hidden = `{"a\u202Eb":${'['.repeat(40)}${']'.repeat(40)}}`;
    assert.match(problemIn(hidden) ?? '', /^userData\["a\\u\{202E\}b"\]/);
  });
});
