import fc from 'fast-check';
import { ANSWER } from '../../../src/problems/answer';
import { NOTHING_SEEN } from '../../../src/profile/seen';
import { mends, problemsOf } from './checking';
import { KEY, ME } from './profileApi/calling';

const oneOf = (...texts: readonly string[]) => fc.constantFrom(...texts);

const url = fc
  .tuple(
    oneOf(
      'https://profile-api.amplitude.com',
      'http://profile-api.amplitude.com',
      'https://{{ host }}',
      'https://x.io:8080',
    ),
    oneOf(ME, 'user_id={{${user_id}}}', 'user_id={{ id }}', 'user_id=b', 'userid={{ b }}', 'user_id=', 'lang=en'),
    oneOf(
      '',
      '&get_recs=true',
      '&get_recs=1',
      '&get_recs=true&rec_id=b',
      '&rec_id=b',
      '&get_recs=true&recid=b',
      '&get_rec=true',
    ),
    oneOf(
      '',
      '&get_cohorts=true',
      '&get_amp_props=yes',
      '&prop_type=percent',
      '&predictions=b',
      '&get_propensity=true',
    ),
    oneOf('', `&api_key=${KEY}`, '&key={{ key }}', '&api_key=YOUR_KEY'),
  )
  .map(([host, ...query]) => `${host}/v1/userprofile?${query.join('')}`);

const options = fc
  .tuple(
    oneOf(' :auth_credentials b', ' :auth_credentials', ' :basic_auth b', ' :auth_credential b', ''),
    oneOf(
      '',
      ` :headers {"Authorization": "Api-Key ${KEY}"}`,
      ` :headers {'authorization': '${KEY}', "c": d,}`,
      ' :header {"c": "d"}',
    ),
    oneOf('', ' :method get', ' :method put', ' :method', ' :method psot'),
    oneOf(
      '',
      ' :cache_max_age 20',
      ' :cache_max_age',
      ' :cache 5',
      ' :no_cache :cache_max_age 900',
      ' :timeout 5',
      ':retry',
    ),
    oneOf(' :save a', ' :save my-name', ' :save {{ a }}', ' :save'),
  )
  .map((parts) => parts.join(''));

const template = fc
  .tuple(oneOf('', `{% assign key = '${KEY}' %}`, '{% assign id = ${user_id} %}'), url, options)
  .map(([before, address, rest]) => `${before}{% connected_content ${address}${rest} %}{{ a.b }}{{ my-name.c }}`);

/** Nothing can be said of an answer that has no name: what is wrong with its uses shows once it has one. */
const OF_ANSWERS = new Set(ANSWER.map(({ code }) => code));
const isShownBy = (code: string, other: string) => code === 'save-needs-a-name' && OF_ANSWERS.has(other);

describe('Every fix for a call, whatever else is wrong with it', () => {
  it('mends its problem and brings no other', () => {
    fc.assert(
      fc.property(template, (text) => {
        const problems = problemsOf(text);
        for (const problem of problems)
          mends(text, problem, problems, NOTHING_SEEN, (other) => isShownBy(problem.code, other));
      }),
      { numRuns: 100 },
    );
  });
});
