import assert from 'node:assert/strict';
import { type Lens, lensesIn } from '../../../src/language/lenses';
import { NOTHING_SEEN } from '../../../src/profile/seen';
import { factsIn } from './asking';

const API = 'https://profile-api.amplitude.com/v1/userprofile';

const lensesOf = (text: string): Lens[] => lensesIn(factsIn(text), NOTHING_SEEN);
const call = (query: string) => `{% connected_content ${API}?${query} :save a %}`;
const titles = (query: string) => lensesOf(call(query)).map(({ title }) => title);
const lookUp = (query: string) => lensesOf(call(query)).flatMap((lens) => lens.lookUp ?? [])[0];

describe('The lenses above a call to the Profile API', () => {
  const asks: readonly (readonly [query: string, title: string])[] = [
    ['user_id=a&get_recs=true&rec_id=home-page&get_amp_props=true', 'Asks for recommendations home-page, properties'],
    ['user_id=a&get_recs=true&rec_id=one,two', 'Asks for recommendations one and two'],
    ['user_id=a&get_recs=true&rec_id={{ b }}', 'Asks for recommendations'],
    ['user_id=a&get_recs={{ b }}&rec_id=one', 'Asks for recommendations one (perhaps)'],
    ['user_id=a&get_cohort_ids=true&get_computations=true', 'Asks for cohorts, computations'],
    ['user_id=a&comp_id=c', 'Asks for computation c'],
    ['user_id=a&get_propensity=true&prediction_id=p', 'Asks for propensity p'],
    ['user_id=a&get_propensity=true&prediction_id=p&propensity_type=pct', 'Asks for propensity p as a percentile'],
    ['user_id=a&get_amp_props=false', 'Asks for nothing'],
    ['user_id=a&get_recs=true', 'Asks for nothing'],
    ['user_id=a&{{ b }}', 'Asks for what Liquid says'],
  ];
  for (const [query, title] of asks) {
    it(`say in words what ${query} asks for`, () => assert.equal(titles(query)[0], title));
  }

  it('say what the settings call an id', () => {
    const names = { recommendations: { one: 'Home page' }, computations: { c: 'Orders' } };
    const [lens] = lensesIn(factsIn(call('user_id=a&get_recs=true&rec_id=one,two&comp_id=c')), { endpoint: '', names });
    assert.equal(lens?.title, 'Asks for recommendations one “Home page” and two, computation c “Orders”');
  });

  it('look up with the request of the template', () => {
    assert.deepEqual(lookUp('user_id=a&get_recs=true&rec_id=one'), {
      request: { userId: 'a', recIds: ['one'] },
      dynamic: [],
    });
  });

  it('leave to the person what depends on the recipient', () => {
    assert.deepEqual(lookUp('user_id={{${user_id}}}&get_amp_props=true'), {
      request: { properties: true },
      dynamic: ['user_id'],
    });
    assert.deepEqual(lookUp('device_id={{ d }}&get_recs=true&rec_id={{ r }}'), {
      request: {},
      dynamic: ['device_id', 'rec_id'],
    });
  });

  it('open the preview of the template', () => {
    const previews = lensesOf(call('user_id=a')).filter(({ preview }) => preview);
    assert.deepEqual(
      previews.map(({ title }) => title),
      ['Preview'],
    );
  });

  it('look nothing up for a call that asks for nothing', () => {
    assert.equal(lookUp('user_id=a'), undefined);
  });

  it('say that recommendations are counted, before they are', () => {
    const [, counted] = lensesOf(call('user_id=a&get_recs=true&rec_id=one'));
    const [, plain] = lensesOf(call('user_id=a&get_amp_props=true'));
    assert.match(counted?.tooltip ?? '', /exposure/);
    assert.doesNotMatch(plain?.tooltip ?? '', /exposure/);
  });

  for (const [calls, recipients] of [
    [1, 200],
    [2, 100],
    [3, 66],
    [700, 0],
  ] as const) {
    it(`say how fast ${calls} calls may be sent`, () => {
      const lenses = lensesOf(call('user_id={{ a }}&get_amp_props=true').repeat(calls));
      assert.equal(lenses.length, 4 * calls);
      assert.equal(lenses.at(-1)?.title, `About ${recipients} recipients a minute stay under 600 requests`);
    });
  }

  it('stand where the call is, and above no other', () => {
    const text = `{% connected_content https://x.io %}\n${call('user_id=a&get_amp_props=true')}`;
    const lenses = lensesOf(text);
    assert.equal(lenses.length, 4);
    for (const { start, end } of lenses) assert.equal(text.slice(start, end), call('user_id=a&get_amp_props=true'));
  });
});
