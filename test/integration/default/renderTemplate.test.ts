import assert from 'node:assert/strict';
import type { TemplateRendering } from '../../../src/preview/templateRendering';
import { run } from '../run';

const PROFILE = 'https://profile-api.amplitude.com/v1/userprofile';
const call = (query: string, options = ':save a') =>
  `{% connected_content ${PROFILE}?user_id={{\${user_id}}}&${query} ${options} %}`;
const render = (text: string, more: object = {}) =>
  run<TemplateRendering>('renderTemplate', { text, userId: 'treated-user', ...more });

describe('renderTemplate, on the sample connection', () => {
  before(() => run('selectConnection', { connection: 'Sample' }));

  it('gives what the recipient reads', async () => {
    const { output, aborted, calls, problems } = await render(
      `Hi {{ \${first_name} | default: 'there' }}, {{ custom_attribute.\${tier} }} {{ extra }} {{ 'now' | date: '%Y-%m-%d %H:%M' }}`,
      {
        personalization: { first_name: 'Ada', custom_attribute: { tier: 'gold' } },
        variables: { extra: 7 },
        now: '2026-11-25T09:30:00',
      },
    );
    assert.equal(output, 'Hi Ada, gold 7 2026-11-25 09:30');
    assert.deepEqual([aborted, calls, problems], [undefined, [], []]);
  });

  it('makes every call, recommendations included', async () => {
    const { output, calls } = await render(
      `${call('get_recs=true&rec_id=testRecId')}{{ a.userData.recommendations[0].rec_id }}`,
    );
    assert.equal(output, 'testRecId');
    assert.equal(calls.length, 1);
    const [only] = calls;
    assert.deepEqual([only?.status, only?.variable, only?.failure], [200, 'a', undefined]);
    assert.equal(only?.url, `${PROFILE}?user_id=treated-user&get_recs=true&rec_id=testRecId`);
  });

  it('takes the id that personalization gives, and a device id for calls alone', async () => {
    const text = '{{ ${user_id} }}';
    assert.equal((await render(text)).output, 'treated-user');
    assert.equal((await render(text, { personalization: { user_id: 'other' } })).output, 'other');
    assert.equal((await run<TemplateRendering>('renderTemplate', { text, deviceId: 'd' })).output, '');
  });

  it('answers as the API does for people of whom something goes wrong', async () => {
    const template = `${call('get_amp_props=true')}{% if a.__http_status_code__ == 200 %}fine{% else %}fallback{% endif %}`;
    for (const [userId, status] of [
      ['unknown-user', 400],
      ['wrong-key-user', 401],
      ['throttled-user', 429],
      ['failing-user', 500],
      ['nginx-user', 404],
    ] as const) {
      const { output, calls } = await render(template, { userId });
      assert.match(output, /fallback$/, userId);
      assert.equal(calls[0]?.status, status, userId);
    }
    const slow = await render(template, { userId: 'slow-user' });
    assert.match(slow.calls[0]?.failure ?? '', /3\.0 seconds; Braze waits 2/);
  });

  it('says that a message is aborted, and why', async () => {
    const { output, aborted } = await render(`before {% abort_message('no profile') %} after`);
    assert.equal(output, '');
    assert.deepEqual(aborted, { reason: 'no profile' });
    assert.deepEqual((await render('{% abort_message() %}')).aborted, { reason: '' });
  });

  it('calls nobody else, and says so', async () => {
    const { output, calls } = await render('{% connected_content https://example.com/x :save b %}[{{ b }}]');
    assert.equal(output, '[]');
    assert.match(calls[0]?.failure ?? '', /^Not called: example\.com is not allowed/);
    const near = await render('{% connected_content http://127.0.0.1/x :save b %}');
    assert.match(near.calls[0]?.failure ?? '', /^Not called/);
    for (const option of [':basic_auth shop', ':auth_credentials shop']) {
      const { calls } = await render(`{% connected_content https://example.com/x ${option} %}`);
      assert.match(calls[0]?.failure ?? '', /^Not called: only Braze has the credential “shop”/);
    }
  });

  it('names calls only in branches that are taken', async () => {
    assert.deepEqual((await render(`{% if false %}${call('get_amp_props=true')}{% endif %}`)).calls, []);
  });

  it('says where problems are, from zero on', async () => {
    const { output, problems } = await render('\n  {{ 1 | divided_by: 0 }}');
    assert.match(output, /Liquid error/);
    assert.deepEqual(
      problems.map(({ line, character }) => [line, character]),
      [[1, 9]],
    );
  });

  it('ends a template that never would', async () => {
    const { problems } = await render('{% for a in (1..100000) %}{% for b in (1..100000) %}x{% endfor %}{% endfor %}');
    assert.match(problems.at(-1)?.message ?? '', /^Rendering stopped/);
  });

  it('rejects what it cannot read', async () => {
    for (const argument of [
      {},
      { text: 7 },
      { text: '', now: 'soon' },
      { text: '', userId: '' },
      { text: '', personalization: [] },
    ]) {
      await assert.rejects(run('renderTemplate', argument), Error);
    }
    const round: { self?: object } = {};
    round.self = round;
    await assert.rejects(run('renderTemplate', { text: '', variables: round }));
  });
});
