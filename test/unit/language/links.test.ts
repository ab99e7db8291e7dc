import assert from 'node:assert/strict';
import { linksIn } from '../../../src/language/links';
import { asked, spansOf } from './asking';

const ENDPOINT = 'http://127.0.0.1:8787/v1/userprofile';

describe('Links', () => {
  const cases: readonly (readonly [sentence: string, template: string])[] = [
    [
      'lead from the address of the Profile API',
      '{% connected_content «https://profile-api.amplitude.com/v1/userprofile»?user_id={{ a }} :save b %}',
    ],
    ['lead from the endpoint of the settings', `{% connected_content «${ENDPOINT}»?user_id=a %}`],
    [
      'lead from a path behind a host that Liquid makes',
      '{% connected_content https://{{ a }}«/v1/userprofile»?user_id=a %}',
    ],
    ['are not there for other calls', '{% connected_content https://x.io/a %}{% connected_content %}'],
    [
      'are not there where nothing is left of the address',
      '{% connected_content https://profile-api.amplitude.com/{{ a }}?user_id=a %}',
    ],
    [
      'are not there in comments',
      '{% comment %}{% connected_content https://profile-api.amplitude.com/v1/userprofile %}{% endcomment %}',
    ],
  ];
  for (const [sentence, template] of cases) {
    it(sentence, () => {
      const { facts, spans } = asked(template);
      const links = linksIn(facts, ENDPOINT);
      assert.deepEqual(spansOf(links), spans);
      for (const { url } of links) assert.equal(url, 'https://amplitude.com/docs/apis/analytics/user-profile');
    });
  }
});
