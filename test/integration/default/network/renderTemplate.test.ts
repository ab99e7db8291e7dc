import assert from 'node:assert/strict';
import type { TemplateRendering } from '../../../../src/preview/templateRendering';
import { answering, localApi } from '../../../unit/api/localApi';
import { setOwn } from '../../ownSettings';
import { run } from '../../run';

const KEY = 'a-right-key';

describe('renderTemplate, on a connection with a key', () => {
  const api = localApi();
  const call = (query: string, options = '') =>
    `{% connected_content ${api.endpoint}?user_id={{\${user_id}}}&${query} ${options} :save a %}`;
  const render = (text: string) => run<TemplateRendering>('renderTemplate', { text, userId: 'ada' });
  const asked = () => api.requests.map(({ url }) => new URL(url ?? '', 'http://x').search.slice(1));

  beforeEach(async () => {
    await setOwn({ 'amplitudeProfile.endpoint': api.endpoint, 'amplitudeProfile.requestsPerMinute': 600 });
    await run('setApiKey', { key: KEY });
    await run('clearProfiles');
    api.requests.length = 0;
  });
  after(async () => {
    await run('removeAllKeys', {});
    await setOwn({ 'amplitudeProfile.endpoint': undefined, 'amplitudeProfile.requestsPerMinute': undefined });
  });

  it('sends the key of the connection, whatever the template holds', async () => {
    const { output } = await render(
      `${call('get_amp_props=true', ':headers { "Authorization": "Api-Key of-the-template" }')}{{ a.userData.amp_props.city }}`,
    );
    assert.equal(output, 'Oslo');
    assert.deepEqual(
      api.requests.map(({ headers }) => headers.authorization),
      [`Api-Key ${KEY}`],
    );
  });

  it('asks the configured endpoint for what Braze asks Amplitude', async () => {
    const text = call('get_amp_props=true').replace(api.endpoint, 'https://profile-api.amplitude.com/v1/userprofile');
    assert.equal((await render(`${text}{{ a.userData.amp_props.city }}`)).output, 'Oslo');
    assert.equal(api.requests.length, 1);
  });

  it('gives the key to nobody who only looks like the endpoint', async () => {
    const { origin, host, port } = new URL(api.endpoint);
    for (const url of [
      `${origin}/v1/userprofile/`,
      `${origin}/v1/other?user_id=1`,
      `http://localhost:${port}/v1/userprofile?user_id=1`,
      `http://a@${host}/v1/userprofile?user_id=1`,
      `http:\\\\${host}\\v1\\userprofile?user_id=1`,
      `http://${host}@evil.example/v1/userprofile?user_id=1`,
      `{{ 'http://' }}0x7f.1:${port}/v1/userprofile?user_id=1`,
    ]) {
      await render(`{% connected_content ${url} :save a %}`);
    }
    for (const { headers, url } of api.requests) {
      assert.ok(headers.authorization === undefined || url?.startsWith('/v1/userprofile?'), url);
    }
    assert.ok(!api.requests.some(({ url }) => url?.startsWith('/v1/other') || url?.startsWith('/v1/userprofile/')));
  });

  it('never asks for recommendations, and uses the last answer that a command got', async () => {
    const template = `${call('get_recs=true&rec_id=r1')}{{ a.userData.recommendations[0].items[0] }}`;
    const before = await render(template);
    assert.match(before.calls[0]?.failure ?? '', /counted as an exposure/);
    assert.deepEqual(asked(), []);
    api.handler = answering(
      200,
      '{"userData":{"user_id":"ada","recommendations":[{"rec_id":"r1","items":["hat"],"is_control":false}]}}',
    );
    await run('getRecommendations', { userId: 'ada', recIds: ['r1'] });
    const { output, calls } = await render(template);
    assert.equal(output, 'hat');
    assert.equal(calls[0]?.fromCache, true);
    assert.equal(asked().length, 1);
  });

  it('answers as Braze would for an error of the API', async () => {
    api.handler = answering(401, 'Invalid Api-Key');
    const { output, calls } = await render(
      `${call('get_cohort_ids=true')}{{ a.__http_status_code__ | default: 'none' }}`,
    );
    assert.match(output, /none$/);
    assert.equal(calls[0]?.status, 401);
  });

  it('holds no key in anything that it gives', async () => {
    api.handler = answering(500, `you sent ${KEY}`);
    assert.ok(!JSON.stringify(await render(call('get_amp_props=true'))).includes(KEY));
  });
});
