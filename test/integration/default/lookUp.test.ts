import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { toRequest } from '../../../src/profile/request';
import { run } from '../run';

const pairs = join(__dirname, '../../../test/fixtures/profile-api');

const fields = async (command: string, argument: unknown) => {
  const { userData } = await run(command, argument);
  return Object.entries(userData).flatMap(([name, value]) => (value === null ? [] : [name]));
};

describe('The look-up commands, given an argument', () => {
  before(() => run('selectConnection', { connection: 'Sample' }));

  for (const file of readdirSync(pairs)) {
    it(`answer the documented pair ${file}`, async () => {
      const { request, response, status } = JSON.parse(readFileSync(join(pairs, file), 'utf8'));
      const result = await run('lookUpUser', toRequest(new URL(request, 'https://x').searchParams));
      assert.deepEqual(result.userData, response.userData);
      assert.equal(result.status, status);
    });
  }

  it('say where and when the answer came from', async () => {
    await run('clearProfiles');
    const first = await run('lookUpUser', { userId: 'treated-user' });
    assert.equal(first.connection, 'Sample');
    assert.equal(first.status, 200);
    assert.ok(Math.abs(Date.parse(first.fetchedAt) - Date.now()) < 60_000);
    assert.equal(new Date(first.fetchedAt).toISOString(), first.fetchedAt);
    assert.ok(first.durationMs >= 0);
  });

  it('ask for properties, cohorts and computations when no part is named', async () => {
    assert.deepEqual(await fields('lookUpUser', { userId: 'testUser' }), [
      'user_id',
      'device_id',
      'amp_props',
      'cohort_ids',
    ]);
  });

  it('ask for exactly what is named', async () => {
    assert.deepEqual(await fields('lookUpUser', { userId: 'testUser', recIds: ['testRecId'] }), [
      'recommendations',
      'user_id',
      'device_id',
    ]);
    assert.deepEqual(await fields('getCohorts', { userId: 'testUser' }), ['user_id', 'device_id', 'cohort_ids']);
    assert.deepEqual(await fields('getUserProperties', { userId: 'testUser' }), ['user_id', 'device_id', 'amp_props']);
    assert.deepEqual(await fields('getComputation', { userId: 'testUser', compIds: ['testCompId'] }), [
      'user_id',
      'device_id',
      'amp_props',
    ]);
    assert.deepEqual(
      await fields('getPropensity', { userId: 'testUser', predictionIds: ['0x10x'], propensityType: 'score' }),
      ['user_id', 'propensity', 'propensities'],
    );
  });

  it('take device ids', async () => {
    const { userData } = await run('lookUpUser', { deviceId: 'treated-user' });
    assert.ok('amp_props' in userData);
  });

  it('serve a repeated look-up from memory, and Refresh anew', async () => {
    await run('refresh', { userId: 'control-user' });
    const again = await run('lookUpUser', { userId: 'control-user' });
    assert.equal(again.fromCache, true);
    assert.equal((await run('refresh', { userId: 'control-user' })).fromCache, false);
  });

  it('refresh every part that was asked for, recommendations included', async () => {
    await run('removeProfile', { userId: 'treated-user' });
    await run('getRecommendations', { userId: 'treated-user', recIds: ['home-page'] });
    await run('getCohorts', { userId: 'treated-user' });
    const { userData } = await run('refresh', { userId: 'treated-user' });
    const { recommendations, cohort_ids, amp_props } = userData as Record<string, unknown>;
    assert.ok(Array.isArray(recommendations));
    assert.ok(Array.isArray(cohort_ids));
    assert.equal(amp_props, null);
  });

  it('give plain data that is the caller’s own', async () => {
    const first = (await run('lookUpUser', { userId: 'testUser' })).userData as Record<string, Record<string, unknown>>;
    assert.equal(Object.getPrototypeOf(first), Object.prototype);
    for (const name of Object.keys(first.amp_props ?? {})) if (first.amp_props) first.amp_props[name] = 'changed';
    const second = (await run('lookUpUser', { userId: 'testUser' })).userData as typeof first;
    assert.equal(second.amp_props?.library, 'http/1.0');
  });

  it('keep names like __proto__ and the empty one', async () => {
    const { userData } = await run('getUserProperties', { userId: 'awkward-user' });
    const { amp_props } = userData as { amp_props: object };
    for (const name of ['__proto__', 'constructor', '']) assert.ok(Object.hasOwn(amp_props, name), name);
    assert.equal(({} as Record<string, unknown>).polluted, undefined);
  });

  const failures: readonly (readonly [string, RegExp])[] = [
    ['unknown-user', /never seen/],
    ['nobody-at-all', /never seen/],
    ['wrong-key-user', /key/],
    ['no-key-user', /key/],
    ['throttled-user', /(second|minute)/],
    ['failing-user', /500/],
    ['nginx-user', /endpoint/],
    ['large-user', /5 MB/],
  ];
  for (const [userId, sentence] of failures) {
    it(`reject with the sentence that a person sees: ${userId}`, async function () {
      this.timeout(60_000);
      await assert.rejects(run('lookUpUser', { userId }), sentence);
    });
  }

  it('answer for somebody of whom nothing is known', async () => {
    const { status, userData } = await run('lookUpUser', { userId: 'new-user' });
    assert.equal(status, 200);
    assert.equal((userData as { amp_props: unknown }).amp_props, null);
  });

  const misuses: readonly (readonly [string, unknown, RegExp])[] = [
    ['lookUpUser', {}, /user ID or a device ID/],
    ['lookUpUser', { userId: '  ' }, /Enter an ID/],
    ['lookUpUser', { userId: 'a\u0000b' }, /control characters/],
    ['lookUpUser', { userId: 'x'.repeat(513) }, /at most 512/],
    ['lookUpUser', { userId: 7 }, /userId: must be text/],
    ['lookUpUser', 'testUser', /expects/],
    ['getRecommendations', { userId: 'testUser' }, /recIds/],
    ['getRecommendations', { userId: 'testUser', recIds: [] }, /at least one recommendation ID/],
    ['getPropensity', { userId: 'testUser', predictionIds: ['x'], propensityType: 'percent' }, /"score" or "pct"/],
  ];
  for (const [command, argument, sentence] of misuses) {
    it(`say what is wrong with ${command} ${JSON.stringify(argument).slice(0, 60)}`, async () => {
      await assert.rejects(run(command, argument), sentence);
    });
  }

  it('trim pasted ids', async () => {
    const { userData } = await run('lookUpUser', { userId: '  testUser \n' });
    assert.equal((userData as { user_id: string }).user_id, 'testUser');
  });
});
