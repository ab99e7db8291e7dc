import assert from 'node:assert/strict';
import { localApi } from '../../../unit/api/localApi';
import { setOwn } from '../../ownSettings';
import { lookingUp } from './lookingUp';

describe('A connection that got another name', () => {
  const api = localApi();
  before(() => setOwn({ 'amplitudeProfile.endpoint': api.endpoint }));
  after(() => setOwn({ 'amplitudeProfile.endpoint': undefined }));

  it('keeps its people, and leaves nothing to whoever gets the name next', async () => {
    const parts = lookingUp();
    const { connections, profiles, lookUps } = parts;
    const keep = (name: string, key: string) =>
      connections.change((keys) => keys.keep(name, key, new URL(api.endpoint).origin));

    await keep('One', 'key-of-one');
    await lookUps.lookUp({ userId: 'ada' });
    await connections.change((keys) => keys.rename('One', 'Two'));
    assert.equal(connections.active, 'Two');
    assert.equal(profiles.list('Two').length, 1);
    assert.equal(profiles.list('One').length, 0);

    await keep('One', 'key-of-another');
    const { fromCache, connection } = await lookUps.lookUp({ userId: 'ada' });
    assert.deepEqual([connection, fromCache], ['One', false]);
    assert.equal(api.requests.at(-1)?.headers.authorization, 'Api-Key key-of-another');
    parts.dispose();
  });
});
