import assert from 'node:assert/strict';
import { Api, setEndpoint } from '../api';
import { run } from '../run';

describe('Connections and keys', () => {
  const api = new Api();
  let apiUrl = '';
  before(async () => {
    apiUrl = await api.start();
    await setEndpoint(apiUrl);
  });
  beforeEach(async () => {
    await run('removeAllKeys', {});
    api.authorizations.length = 0;
  });
  after(async () => {
    await run('removeAllKeys', {});
    await setEndpoint(undefined);
    api.stop();
  });

  it('start with the sample', async () => {
    assert.equal((await run('lookUpUser', { userId: 'testUser' })).connection, 'Sample');
    assert.deepEqual(api.authorizations, []);
  });

  it('use the connection that got a key', async () => {
    await run('setApiKey', { key: '  a-right-key\n' });
    const { connection, userData } = await run('lookUpUser', { userId: 'testUser' });
    assert.equal(connection, 'Amplitude');
    assert.equal((userData as { user_id: string }).user_id, 'testUser');
    assert.deepEqual(new Set(api.authorizations), new Set(['Api-Key a-right-key']));
  });

  it('reject a wrong key, and keep the one before', async () => {
    await run('setApiKey', { key: 'a-right-key' });
    await assert.rejects(run('setApiKey', { key: 'wrong' }), /key/i);
    assert.equal((await run('lookUpUser', { userId: 'testUser' })).connection, 'Amplitude');
    assert.equal(api.authorizations.at(-1), 'Api-Key a-right-key');
  });

  for (const key of ['', '   ', 'a\r\nb', 'a\u0000b', 'a\u200Bb', 'a\u00A0b', '🔑', 'x'.repeat(10_000), 'ключ']) {
    it(`reject a key that no header can carry: ${JSON.stringify(key.slice(0, 20))}`, async () => {
      const failure = await run<string>('setApiKey', { key }).then(undefined, (error: Error) => error.message);
      assert.ok(failure);
      assert.ok(key.trim().length < 3 || !failure.includes(key));
      assert.deepEqual(api.authorizations, []);
    });
  }

  it('reject a key while the endpoint is none', async () => {
    await setEndpoint('http://example.com/v1/userprofile');
    await assert.rejects(run('setApiKey', { key: 'a-right-key' }), /must start with https.*amplitudeProfile\.endpoint/);
    await setEndpoint(apiUrl);
    await assert.rejects(run('selectConnection', { connection: 'Amplitude' }), /no connection/);
    await run('setApiKey', { key: 'a-right-key' });
    await setEndpoint('http://example.com/v1/userprofile');
    await assert.rejects(run('copyAsCurl', { userId: 'testUser' }), /must start with https/);
    await setEndpoint(apiUrl);
  });

  it('keep several, and switch between them', async () => {
    await run('setApiKey', { key: 'key-of-one', connection: 'One' });
    await run('setApiKey', { key: 'key-of-two', connection: 'Two' });
    assert.equal(await run('selectConnection', { connection: 'One' }), 'One');
    assert.equal((await run('lookUpUser', { userId: 'testUser' })).connection, 'One');
    assert.equal(api.authorizations.at(-1), 'Api-Key key-of-one');
    assert.equal(await run('selectConnection', { connection: 'Sample' }), 'Sample');
    assert.equal((await run('lookUpUser', { userId: 'testUser' })).connection, 'Sample');
    for (const connection of ['Three', 'sample', '__proto__']) {
      await assert.rejects(run('selectConnection', { connection }), {
        message: `There is no connection “${connection}”.`,
      });
    }
    await assert.rejects(run('removeApiKey', { connection: 'a\u202Eb' }), { message: '“a\\u{202E}b” has no key.' });
  });

  it('reject look-ups after the key was removed, and stay', async () => {
    await run('setApiKey', { key: 'a-right-key' });
    await assert.rejects(run('removeApiKey', ['Amplitude']), /expects \{ connection\? \}/);
    await run('lookUpUser', { userId: 'testUser' });
    await run('removeApiKey', {});
    await assert.rejects(run('lookUpUser', { userId: 'testUser' }), /no key/);
    await assert.rejects(run('openJson', { userId: 'testUser' }), /in memory/);
    await run('selectConnection', { connection: 'Sample' });
    assert.equal((await run('lookUpUser', { userId: 'testUser' })).connection, 'Sample');
  });

  it('keep a key that cannot be checked', async () => {
    await setEndpoint('http://127.0.0.1:9/v1/userprofile');
    try {
      await run('setApiKey', { key: 'offline-key' });
      await assert.rejects(run('lookUpUser', { userId: 'testUser' }), /refused|network/i);
    } finally {
      await setEndpoint(apiUrl);
    }
  });

  it('send a key only to the endpoint it was entered for', async () => {
    await run('setApiKey', { key: 'a-right-key' });
    const other = new Api();
    await setEndpoint(await other.start());
    try {
      await assert.rejects(run('lookUpUser', { userId: 'testUser' }), /entered for/);
      assert.deepEqual(other.authorizations, []);
    } finally {
      other.stop();
      await setEndpoint(apiUrl);
    }
  });

  it('show nothing of an answer that comes after the switch', async () => {
    await run('setApiKey', { key: 'a-right-key' });
    const slow = run('lookUpUser', { userId: 'slow-user' });
    const outcome = assert.rejects(slow, /cancelled/);
    await run('selectConnection', { connection: 'Sample' });
    await outcome;
    await run('selectConnection', { connection: 'Amplitude' });
    await assert.rejects(run('openJson', { userId: 'slow-user' }), /in memory/);
  });
});
