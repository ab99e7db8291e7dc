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

  it('look up what the call may ask for', () => {
    assert.deepEqual(lookUp('user_id=a&get_recs={{ x }}&rec_id=one'), {
      request: { userId: 'a', recIds: ['one'] },
      dynamic: [],
    });
    assert.deepEqual(lookUp('user_id=a&get_amp_props={{ x }}'), {
      request: { userId: 'a', properties: true },
      dynamic: [],
    });
  });

  it('ask for no ids that the call does not read', () => {
    for (const query of ['rec_id={{ r }}', 'get_recs=false&rec_id={{ r }}', 'prediction_id={{ p }}']) {
      assert.deepEqual(lookUp(`user_id=a&get_cohort_ids=true&${query}`), {
        request: { userId: 'a', cohorts: true },
        dynamic: [],
      });
    }
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

  const CALL = call('user_id={{ a }}&get_amp_props=true');
  const rates: readonly (readonly [what: string, text: string, title: string, calls: string])[] = [
    ['1 call', CALL, 'About 200 recipients a minute stay', 'make 1 call up to 3 times'],
    ['2 calls', CALL.repeat(2), 'About 100 recipients a minute stay', 'make 2 calls up to 3 times'],
    ['3 calls', CALL.repeat(3), 'About 66 recipients a minute stay', 'make 3 calls up'],
    ['150 calls', CALL.repeat(150), 'About 1 recipient a minute stays', 'make 150 calls up'],
    ['700 calls', CALL.repeat(700), 'Not even 1 recipient a minute stays', 'make 700 calls up'],
    [
      'calls of which one is made',
      `{% if a %}${CALL}{% elsif b %}${CALL}{% else %}${CALL}{% endif %}`,
      'About 200 recipients a minute stay',
      'make at most 1 of these 3 calls up',
    ],
    [
      'calls before and in branches',
      `${CALL}{% case a %}{% when 1 %}${CALL}{% when 2 %}${CALL}${CALL}{% endcase %}`,
      'About 66 recipients a minute stay',
      'make at most 3 of these 4 calls up',
    ],
    [
      'a loop with a limit',
      `{% for x in a limit: 4 %}${CALL}{% endfor %}`,
      'About 50 recipients a minute stay',
      'make at most 4 calls, as it repeats a loop, up',
    ],
    [
      'a loop that begins later in its range',
      `{% for x in (1..9) offset: 5 %}${CALL}{% endfor %}`,
      'About 50 recipients',
      'make at most 4 calls',
    ],
    ['a loop over a range', `{% for x in (1..2) %}${CALL}{% endfor %}`, 'About 100 recipients', 'make at most 2 calls'],
    [
      'loops in loops',
      `{% for x in (1..9) limit: 2 %}{% for y in (1..5) %}${CALL}{% endfor %}{% endfor %}`,
      'About 20 ',
      '10 calls',
    ],
    ['the else of a loop', `{% for x in a %}{{ x }}{% else %}${CALL}{% endfor %}`, 'About 200 ', 'make 1 call up'],
  ];
  for (const [what, text, title, calls] of rates) {
    it(`say how fast ${what} may be sent`, () => {
      const rate = lensesOf(text).at(-1);
      assert.ok(rate?.title.startsWith(title) && rate.title.endsWith(' under 600 requests'), rate?.title);
      assert.ok(rate?.tooltip?.includes(calls), rate?.tooltip);
    });
  }

  it('say that a loop may call any number of times', () => {
    const rate = lensesOf(`${CALL}{% for x in a %}${CALL}{% endfor %}`).at(-1);
    assert.equal(rate?.title, 'At most 100 recipients a minute stay under 600 requests: a loop calls once per item');
    assert.match(
      rate.tooltip ?? '',
      /^Braze may make 2 calls or more, one for each item of a loop without a “limit”, up to 3 /,
    );
  });

  it('stand where the call is, and above no other', () => {
    const text = `{% connected_content https://x.io %}\n${call('user_id=a&get_amp_props=true')}`;
    const lenses = lensesOf(text);
    assert.equal(lenses.length, 4);
    for (const { start, end } of lenses) assert.equal(text.slice(start, end), call('user_id=a&get_amp_props=true'));
  });
});
