import assert from 'node:assert/strict';
import https from 'node:https';
import net from 'node:net';
import { generate } from 'selfsigned';
import { answering, type Handler, listening, localApi, PROFILE } from '../../../unit/api/localApi';
import { setOwn } from '../../ownSettings';
import { run } from '../../run';

const CANARY = 'canary-0123456789abcdef0123456789';

describe('Answers that nobody wants', () => {
  const api = localApi();
  before(async () => {
    await setOwn({
      'amplitudeProfile.endpoint': api.endpoint,
      'amplitudeProfile.cacheSeconds': 0,
    });
    await run('setApiKey', { key: CANARY });
  });
  after(async () => {
    await run('removeAllKeys', {});
    await setOwn({
      'amplitudeProfile.endpoint': undefined,
      'amplitudeProfile.timeout': undefined,
      'amplitudeProfile.cacheSeconds': undefined,
    });
  });
  afterEach('the next look-up works', async () => {
    api.handler = answering(200, PROFILE);
    assert.equal((await run('lookUpUser', { userId: 'ada' })).status, 200);
  });

  const dripping: Handler = (_, response) => {
    const drip = setInterval(() => response.write(' '), 50);
    response.once('close', () => clearInterval(drip));
  };
  const endless: Handler = (_, response) => {
    const pour = () => {
      while (response.writable && response.write(Buffer.alloc(65_536, ' ')));
    };
    response.on('drain', pour);
    pour();
  };
  const cut: Handler = (_, response) => {
    response.writeHead(200, { 'content-length': 1000 });
    response.write('{"userData":', () => response.destroy());
  };
  const silent: Handler = () => undefined;
  const echo: Handler = ({ headers }, response) => {
    response.writeHead(400).end(`{"error":"No such key: ${headers.authorization}"}`);
  };

  for (const [name, handler, sentence] of [
    ['drips', dripping, /No complete answer came within/],
    ['never comes', silent, /No complete answer came within/],
    ['never ends', endless, /larger than 5 MB/],
    ['breaks off', cut, /broke off/],
    ['is no JSON', answering(200, 'yes'), /not JSON/],
    ['is a web page', answering(200, '<!doctype html><p>'), /web page/],
    ['is empty', answering(200), /Nothing came/],
    ['is of another shape', answering(200, '{"userData":{"cohort_ids":{}}}'), /userData\.cohort_ids should be/],
    ['repeats the key', echo, /refused/],
    [
      'leads elsewhere',
      answering(301, '', { location: 'https://evil.example/x?y' }),
      /redirects to https:\/\/evil\.example/,
    ],
  ] as const) {
    it(`end in a sentence without the key when one ${name}`, async () => {
      const lasts = handler === dripping || handler === silent;
      await setOwn({ 'amplitudeProfile.timeout': lasts ? 1000 : undefined });
      api.handler = handler;
      const message = await run('lookUpUser', { userId: 'ada' }).then(
        () => 'it succeeded',
        (error: Error) => `${error.message} ${error.stack} ${JSON.stringify(error)}`,
      );
      assert.match(message, sentence);
      assert.ok(!message.includes(CANARY), message);
    });
  }

  it('are not followed elsewhere with the key', async () => {
    const target: (string | undefined)[] = [];
    const elsewhere = net.createServer((socket) => target.push(socket.remoteAddress));
    const location = `http://127.0.0.1:${await listening(elsewhere)}/v1/userprofile`;
    for (const status of [301, 302, 303, 307, 308]) {
      api.handler = answering(status, '', { location });
      await assert.rejects(run('refresh', { userId: 'ada' }), /redirects to/);
    }
    elsewhere.close();
    assert.deepEqual(target, []);
  });
});

describe('A certificate that nobody vouches for', () => {
  after(async () => {
    await run('removeAllKeys', {});
    await setOwn({ 'amplitudeProfile.endpoint': undefined });
  });

  it('gets nothing, and is told of', async () => {
    const { private: key, cert } = await generate([{ name: 'commonName', value: 'localhost' }], {
      keyType: 'ec',
      algorithm: 'sha256',
    });
    let requests = 0;
    const server = https.createServer({ key, cert }, () => requests++);
    await setOwn({ 'amplitudeProfile.endpoint': `https://localhost:${await listening(server)}/v1/userprofile` });
    await run('setApiKey', { key: CANARY });
    await assert.rejects(run('lookUpUser', { userId: 'ada' }), /certificate of localhost:\d+ is not trusted/);
    server.close();
    assert.equal(requests, 0);
  });
});
