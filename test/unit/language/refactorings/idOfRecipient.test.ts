import assert from 'node:assert/strict';
import { notOffered, refactored } from './refactoring';

const API = 'https://profile-api.amplitude.com/v1/userprofile';
const call = (query: string) => `{% connected_content ${API}?${query} :save a %}`;
const TITLE = 'Ask for the';

describe('An id that stands in the URL', () => {
  it('becomes the id of the recipient', () => {
    const expected = call('get_recs=true&user_id={{${user_id} | url_param_escape}}&rec_id=a');
    assert.equal(refactored(TITLE, call('get_recs=true&user_id=u█17&rec_id=a')), expected);
    assert.equal(refactored(TITLE, call('get_recs=true&«user_id=u17»&rec_id=a')), expected);
    assert.equal(refactored(TITLE, call('get_recs=true&user_id=█&rec_id=a')), expected);
  });

  it('becomes the id of the recipient in a URL that is captured, but not in a string', () => {
    const captured = (query: string) => `{% capture url %}${API}?${query}{% endcapture %}`;
    const use = '{% connected_content {{ url }} :save a %}';
    assert.equal(
      refactored(TITLE, `${captured('user_id=u█17&get_recs=true')}${use}`),
      `${captured('user_id={{${user_id} | url_param_escape}}&get_recs=true')}${use}`,
    );
    notOffered(TITLE, `${captured('user_id=u█17')}{{ url }}`);
    notOffered(TITLE, `{% assign url = "${API}?user_id=u█17" %}${use}`);
  });

  it('becomes the id of the recipient’s device', () => {
    const expected = call('device_id={{most_recently_used_device.${id} | url_param_escape}}');
    assert.equal(refactored(TITLE, call('device_id=d█1')), expected);
  });

  it('is left alone where Liquid says it, elsewhere in the URL, and in other calls', () => {
    notOffered(TITLE, call('user_id={{${user_id}█ | url_param_escape}}'));
    notOffered(TITLE, call('user_id=1&rec_id=█2'));
    notOffered(TITLE, call('user_id=1&«rec_id=2»'));
    notOffered(TITLE, '{% connected_content https://x.io?user_id=█1 :save a %}');
  });
});
