import assert from 'node:assert/strict';
import { workspace } from 'vscode';
import { answering, heldBack, localApi, PROFILE } from '../../../unit/api/localApi';
import { setOwn } from '../../ownSettings';
import { run } from '../../run';

describe('Requests', () => {
  const api = localApi();
  const asked = () => api.requests.map(({ url }) => new URL(url ?? '', 'http://x').search.slice(1));

  beforeEach(async () => {
    await setOwn({ 'amplitudeProfile.endpoint': api.endpoint, 'amplitudeProfile.requestsPerMinute': 600 });
    await run('setApiKey', { key: 'a-right-key' });
    api.requests.length = 0;
  });
  after(async () => {
    await run('removeAllKeys', {});
    await setOwn({ 'amplitudeProfile.endpoint': undefined, 'amplitudeProfile.requestsPerMinute': undefined });
  });

  it('for recommendations are sent once, until somebody refreshes', async () => {
    const argument = { userId: 'ada', recIds: ['one', 'two'] };
    const first = await run('getRecommendations', argument);
    const second = await run('getRecommendations', { ...argument, userId: ' ada ', recIds: ['one, two'] });
    assert.deepEqual([first.fromCache, second.fromCache], [false, true]);
    assert.equal(second.fetchedAt, first.fetchedAt);
    assert.deepEqual(asked(), ['user_id=ada&get_recs=true&rec_id=one,two']);
    assert.equal((await run('refresh', { userId: 'ada' })).fromCache, false);
    assert.equal(asked().length, 2);
    assert.equal(asked()[1], asked()[0]);
    await run('getRecommendations', { userId: 'ada', recIds: ['two'], recType: 'random' });
    await run('refresh', { userId: 'ada' });
    assert.deepEqual(asked().slice(3).sort(), [
      'user_id=ada&get_recs=true&rec_id=one',
      'user_id=ada&get_recs=true&rec_id=two&rec_type=random',
    ]);
  });

  it('that are the same share one, and at most four are under way', async () => {
    const { handler, held, request } = heldBack();
    api.handler = handler;
    const all = ['a', 'a', 'b', 'c', 'd', 'e', 'a'].map((userId) => run('getCohorts', { userId }));
    while (held.length < 4) await request();
    const next = request();
    held[0]?.writeHead(200).end(PROFILE);
    await next;
    assert.equal(held.length, 5);
    for (const response of held.slice(1)) response.writeHead(200).end(PROFILE);
    await Promise.all(all);
    assert.equal(asked().length, 5);
  });

  it('are copied as the last one was, answered or not', async () => {
    await run('lookUpUser', { userId: 'ada' });
    api.handler = answering(400, '{"error":"no"}');
    await assert.rejects(run('getComputation', { userId: 'ada', compIds: ['c'] }), /no/);
    assert.match(await run<string>('copyAsCurl', { userId: 'ada' }), /\?user_id=ada&comp_id=c'/);
    await assert.rejects(run('getCohorts', { userId: 'unseen' }), /no/);
    assert.match(await run<string>('copyAsCurl', { userId: 'unseen' }), /\?user_id=unseen&get_cohort_ids=true'/);
    api.handler = answering(200, PROFILE);
    await run('getCohorts', { userId: 'ada' });
    assert.match(await run<string>('copyAsCurl', { userId: 'ada' }), /\?user_id=ada&get_cohort_ids=true'/);
  });

  it('keep to the share that the settings give, checks of keys included', async () => {
    await setOwn({ 'amplitudeProfile.requestsPerMinute': 1 });
    const late = run('getCohorts', { userId: 'late' });
    // What would have been sent at once arrives before these.
    for (let number = 0; number < 20; number++) await (await fetch(`${api.endpoint}?number=${number}`)).text();
    assert.ok(!asked().some((query) => query.includes('late')));
    await setOwn({ 'amplitudeProfile.requestsPerMinute': 600 });
    assert.equal((await late).status, 200);
  });

  const changes: readonly (readonly [string, () => Promise<unknown>])[] = [
    ['its key is removed', () => run('removeApiKey', {})],
    ['its key is replaced', () => run('setApiKey', { key: 'another-right-key' })],
    ['another connection is chosen', () => run('selectConnection', { connection: 'Sample' })],
    ['all keys are removed', () => run('removeAllKeys', {})],
  ];
  for (const [name, change] of changes) {
    it(`bring nothing once ${name}`, async () => {
      const { handler, held, request } = heldBack();
      api.handler = handler;
      const outcome = assert.rejects(run('lookUpUser', { userId: 'ada' }), /cancelled/);
      await request();
      api.handler = answering(200, PROFILE);
      await change();
      held[0]?.writeHead(200).end(PROFILE);
      await outcome;
      await run('selectConnection', { connection: 'Amplitude' }).catch(() => undefined);
      await assert.rejects(run('openJson', { userId: 'ada' }), /in memory/);
      await assert.rejects(run('copyValue', { userId: 'ada', path: ['amp_props', 'city'] }), /not looked up/);
    });
  }

  it('bring nobody back who was removed meanwhile', async () => {
    for (const [command, argument] of [['removeProfile', { userId: 'ada' }], ['clearProfiles']] as const) {
      const { handler, held, request } = heldBack();
      api.handler = handler;
      const outcome = assert.rejects(run('refresh', { userId: 'ada' }), /cancelled/);
      await request();
      await run(command, argument);
      held[0]?.writeHead(200).end(PROFILE);
      await outcome;
      await assert.rejects(run('openJson', { userId: 'ada' }), /in memory/);
    }
  });

  it('leave no answer in an open document when the key is removed', async () => {
    await run('lookUpUser', { userId: 'ada' });
    await run('openJson', { userId: 'ada' });
    const document = workspace.textDocuments.find(
      ({ uri }) => uri.scheme === 'amplitude-profile' && /ada/.test(uri.path),
    );
    assert.match(document?.getText() ?? '', /Oslo/);
    const changed = new Promise<void>((resolve) => {
      const listening = workspace.onDidChangeTextDocument((event) => {
        if (event.document !== document) return;
        listening.dispose();
        resolve();
      });
    });
    await run('removeApiKey', {});
    await changed;
    assert.match(document?.getText() ?? '', /no longer in memory/);
  });

  it('check the key that was set last, and forget the check of the one before', async () => {
    const changes: readonly (() => Promise<unknown>)[] = [
      () => run('setApiKey', { key: 'the-later-key' }),
      () => run('removeApiKey', {}),
      () => run('removeAllKeys', {}),
    ];
    for (const change of changes) {
      await run('setApiKey', { key: 'a-right-key' });
      const { handler, held, request } = heldBack();
      api.handler = handler;
      const earlier = assert.rejects(run('setApiKey', { key: 'the-earlier-key' }), /cancelled/);
      await request();
      api.handler = answering(200, PROFILE);
      await change();
      held[0]?.end(PROFILE);
      await earlier;
      await run('lookUpUser', { userId: 'ada' }).catch(() => undefined);
      assert.doesNotMatch(api.requests.at(-1)?.headers.authorization ?? '', /a-right/);
      assert.equal(api.requests.filter(({ headers }) => headers.authorization?.includes('earlier')).length, 1);
      api.requests.length = 0;
    }
  });

  it('are not answered from the memory of a connection that had the name before', async () => {
    await run('setApiKey', { key: 'key-of-one', connection: 'One' });
    await run('lookUpUser', { userId: 'ada' });
    await run('removeApiKey', { connection: 'One' });
    await run('setApiKey', { key: 'key-of-another', connection: 'One' });
    const { fromCache } = await run('lookUpUser', { userId: 'ada' });
    assert.equal(fromCache, false);
    assert.equal(api.requests.at(-1)?.headers.authorization, 'Api-Key key-of-another');
  });
});

describe('Names of connections', () => {
  after(() => run('removeAllKeys', {}));

  it('may have blanks around them in every command', async () => {
    await setOwn({ 'amplitudeProfile.endpoint': 'http://127.0.0.1:9/v1/userprofile' });
    await run('setApiKey', { key: 'a-key', connection: ' One ' });
    await run('selectConnection', { connection: 'Sample' });
    assert.equal(await run('selectConnection', { connection: ' One\n' }), 'One');
    await run('removeApiKey', { connection: '\tOne' });
    await assert.rejects(run('lookUpUser', { userId: 'ada' }), /no key/);
    await setOwn({ 'amplitudeProfile.endpoint': undefined });
  });

  for (const connection of ['', ' ', 'Sample', 'SAMPLE', ' Sample', 'a\u0000b', 'a\u202Eb', 'x'.repeat(65), 7]) {
    it(`are refused by Set API Key: ${JSON.stringify(connection).slice(0, 20)}`, async () => {
      await assert.rejects(run('setApiKey', { key: 'a-key', connection }), /name|Sample|must be text/i);
      await assert.rejects(run('selectConnection', { connection: 'a-key' }), /no connection/);
    });
  }
});

describe('Ids', () => {
  before(() => run('selectConnection', { connection: 'Sample' }));

  it('may have blanks around them in every command', async () => {
    const blank = { userId: '  testUser ' };
    await run('removeProfile', blank);
    await run('getRecommendations', { ...blank, recIds: ['testRecId'] });
    const { userData } = await run('refresh', blank);
    assert.ok(Array.isArray((userData as { recommendations: unknown }).recommendations));
    assert.match(await run<string>('copyAsCurl', blank), /rec_id=testRecId/);
    await run('openJson', blank);
    assert.equal(await run('copyValue', { ...blank, path: ['recommendations', 0, 'items', 0] }), 'cookie');
    await run('removeProfile', blank);
    await assert.rejects(run('openJson', { userId: 'testUser' }), /in memory/);
  });

  for (const command of ['refresh', 'showProfile', 'openJson', 'copyAsCurl', 'removeProfile', 'getCohorts']) {
    it(`are asked for by ${command}`, async () => {
      await assert.rejects(run(command, {}), /user ID or a device ID/);
      await assert.rejects(run(command, { userId: ' ' }), /Enter an ID/);
      await assert.rejects(run(command, { deviceId: 'a\u0000b' }), /control characters/);
    });
  }
});
