import assert from 'node:assert/strict';
import { answering, type FixtureAnswer } from '../../../src/preview/fixture';
import { comparableAnswers, formsOf, keptAnswers } from '../../../src/preview/keptAnswers';
import { rehearsing, whatIfNamed } from '../../../src/preview/whatIf';
import { Answering, ENDPOINT, rendering } from './rendering';

const ANSWER = '{"userData":{"user_id":"ada@example.com","amp_props":{"city":"Oslo"}}}';
const PERSON = { user_id: 'ada@example.com', city: 'Oslo' };

/** What is kept of a message's calls, all of which are answered so. */
async function kept(text: string, body = ANSWER, before: readonly FixtureAnswer[] = [], status = 200) {
  const { caller } = new Answering([{ status, body }]);
  const { calls } = await rendering(text, { personalization: PERSON }, caller);
  return keptAnswers(calls, before);
}

const body = { userData: { user_id: 'user_id', amp_props: { city: 'city' } } };

describe('Answers that are kept', () => {
  it('hold nothing personal, in the address neither', async () => {
    const text = `{% connected_content ${ENDPOINT}?user_id={{\${user_id}}}&get_amp_props=true %}`;
    assert.deepEqual(await kept(text), [{ url: `${ENDPOINT}?user_id=*&get_amp_props=true`, body }]);
    const other = await kept(
      '{% connected_content https://x.io/in/{{${city}}}?mail={{${user_id}}}&api_key=4711 %}',
      'Oslo',
    );
    assert.deepEqual(other, [{ url: 'https://x.io/in/*?mail=*&api_key=*', body: 'text' }]);
  });

  it('name the host also where the template does not', async () => {
    const text = (url: string) => `{% assign url = '${url}' %}{% connected_content {{url}} %}`;
    assert.equal((await kept(text('https://x.io/a')))[0]?.url, 'https://x.io/*');
    assert.equal((await kept(text(`${ENDPOINT}?user_id=1`)))[0]?.url, `${ENDPOINT}?*`);
  });

  it('are one for a call that is made several times', async () => {
    const text = `{% for i in (1..3) %}{% connected_content https://x.io/{{i}} %}{% endfor %}`;
    assert.equal((await kept(text)).length, 1);
  });

  it('take the place of what was kept of the API, and leave what others answer as it is', async () => {
    const weather = { url: 'https://x.io/*', body: { text: 'Sunny, 21 degrees' } };
    const elsewhere = { url: 'https://y.io/', body: 'text' };
    const old = { url: `${ENDPOINT}?*`, status: 429, body: 'text' };
    const text = `{% connected_content ${ENDPOINT}?user_id=1 %}{% connected_content https://x.io/a %}`;
    assert.deepEqual(await kept(text, ANSWER, [old, weather, elsewhere]), [
      { url: `${ENDPOINT}?user_id=1`, body },
      weather,
      elsewhere,
    ]);
  });

  it('are none of a what-if', async () => {
    const { caller } = new Answering([{ status: 200, body: ANSWER }]);
    const text = `{% connected_content ${ENDPOINT}?user_id=1 %}{% connected_content https://x.io/a %}`;
    const { calls } = await rendering(text, {}, rehearsing(caller, whatIfNamed('wrong-key')));
    assert.deepEqual(
      calls.map(({ simulated = false }) => simulated),
      [true, false],
    );
    assert.deepEqual(
      keptAnswers(calls).map(({ url }) => url),
      ['https://x.io/a'],
    );
  });

  it('can be compared with those to the same calls only', async () => {
    const { caller } = new Answering([{ status: 200, body: ANSWER }]);
    const text = `{% connected_content ${ENDPOINT}?user_id=1 %}{% connected_content https://x.io/a %}`;
    const { calls } = await rendering(text, {}, caller);
    const answersTo = (...urls: string[]) => urls.map((url) => ({ url, body: null }));
    assert.equal(comparableAnswers(calls, answersTo('https://x.io/*', 'https://y.io/*')), 1);
    assert.equal(comparableAnswers(calls, answersTo('https://y.io/*')), 0);
    assert.equal(comparableAnswers(calls), 0);
  });

  it('are compared with those of today by their form', async () => {
    const { caller } = new Answering([{ body: ANSWER }]);
    const { calls } = await rendering(`{% connected_content ${ENDPOINT}?user_id=1 %}`, {}, caller);
    const [same] = formsOf(calls, [{ url: '*', body: { userData: { user_id: 'x', amp_props: { city: 'y' } } } }]);
    assert.deepEqual(same?.kept, same?.today);
    const [shuffled] = formsOf(calls, [{ url: '*', body: { userData: { amp_props: { city: 'y' }, user_id: 'x' } } }]);
    assert.equal(JSON.stringify(shuffled?.kept), JSON.stringify(shuffled?.today));
    const [other] = formsOf(calls, [{ url: '*', status: 401, body: 'Invalid Api-Key' }]);
    assert.deepEqual(other?.kept, { url: `${ENDPOINT}?user_id=1`, status: 401, body: 'text' });
    assert.deepEqual(other?.today, { url: `${ENDPOINT}?user_id=1`, status: 200, body });
    assert.deepEqual(formsOf(calls, [{ url: 'https://y.io/', body: 1 }]), []);
  });

  it('read the same, and are the same when they are compared, whatever was answered', async () => {
    const text = `{% connected_content ${ENDPOINT}?user_id=1 :save a %}`;
    for (const body of ['Invalid Api-Key', '<html>', '', '"text"', '"12"', 'null', '[1,"a"]', '{}']) {
      for (const status of [200, 204, 400, 404]) {
        const { caller } = new Answering([{ status, body, contentType: 'application/json' }]);
        const { calls, output } = await rendering(text, {}, caller);
        const answers = keptAnswers(calls);
        const again = await rendering(text, {}, answering(answers, caller));
        assert.equal(again.output === '', output === '', `${status} ${body}`);
        for (const form of [...formsOf(calls, answers), ...formsOf(again.calls, answers)]) {
          assert.deepEqual(form.kept, form.today, `${status} ${body}`);
        }
      }
    }
  });
});
