import assert from 'node:assert/strict';
import type http from 'node:http';
import https from 'node:https';
import net from 'node:net';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import type { AxiosAdapter } from 'axios';
import { generate } from 'selfsigned';
import { readReply } from '../../../src/api/answer';
import { connectionFailure } from '../../../src/api/connectionFailure';
import { answering, failureOf, type Handler, listening, localApi, PROFILE, trialOf } from './localApi';

const ADA = { userId: 'ada' };
const COUNTED = { userId: 'ada', recIds: ['r'] };
const soon = () => ({ timeout: 40, cacheSeconds: 60 });

describe('an answer on the wire', () => {
  const api = localApi();

  afterEach(async () => {
    api.handler = answering(200, PROFILE);
    assert.equal((await trialOf(api).client.lookUp(ADA)).status, 200, 'the next look-up works');
  });

  for (const [coding, pack] of [
    ['gzip', gzipSync],
    [
      'br',
      (bytes: string | Uint8Array) => brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } }),
    ],
  ] as const) {
    it(`may be packed with ${coding}`, async () => {
      api.handler = answering(200, pack(PROFILE), { 'content-encoding': coding });
      assert.equal((await trialOf(api).client.lookUp(ADA)).text, PROFILE);
    });

    it(`is incomplete when ${coding} was cut at any byte`, async () => {
      const packed = pack(PROFILE);
      const header = (name: string) => (name === 'content-encoding' ? coding : undefined);
      for (let length = 0; length < packed.length; length++) {
        const reply = { status: 200, header, bytes: packed.subarray(0, length) };
        assert.equal((await failureOf(readReply(reply, 0))).kind, 'incomplete', `after ${length} bytes`);
      }
    });

    it(`is asked for again when ${coding} was cut`, async () => {
      api.handler = answering(200, pack(PROFILE).subarray(0, -1), { 'content-encoding': coding });
      assert.equal((await failureOf(trialOf(api).client.lookUp(ADA))).kind, 'incomplete');
      assert.equal(api.requests.length, 3);
    });

    it(`is too large when ${coding} unpacks to more than 5 MB`, async () => {
      api.handler = answering(200, pack(Buffer.alloc(5_000_001)), { 'content-encoding': coding });
      const failure = await failureOf(trialOf(api).client.lookUp(ADA));
      assert.deepEqual([failure.kind, api.requests.length], ['too-large', 1]);
    });
  }

  it('is too large when it never ends', async () => {
    api.handler = (_, response) => {
      const chunk = Buffer.alloc(1_000_000, ' ');
      const more = () => {
        while (!response.destroyed && response.write(chunk));
      };
      response.on('drain', more);
      more();
    };
    const failure = await failureOf(trialOf(api).client.lookUp(ADA));
    assert.deepEqual([failure.kind, api.requests.length], ['too-large', 1]);
    assert.match(failure.message, /larger than 5 MB/);
  });

  it('may have 5 MB, and not one byte more', async () => {
    const filler = ' '.repeat(5_000_000 - PROFILE.length);
    api.handler = answering(200, PROFILE + filler);
    assert.equal((await trialOf(api).client.lookUp(ADA)).text.length, 5_000_000);
    api.handler = answering(200, `${PROFILE}${filler} `);
    assert.equal((await failureOf(trialOf(api).client.lookUp(ADA))).kind, 'too-large');
  });

  it('of an adapter has the same limit', async () => {
    const adapter: AxiosAdapter = async (config) => ({
      status: 200,
      statusText: '',
      headers: {},
      config,
      data: Buffer.from(`${PROFILE}${' '.repeat(5_000_000)}`),
    });
    assert.equal((await failureOf(trialOf(api, { adapter }).client.lookUp(ADA))).kind, 'too-large');
  });

  it('may begin with a byte order mark and call itself something else than UTF-8', async () => {
    api.handler = answering(200, `\uFEFF{"userData":{"user_id":"Bjørn"}}`, {
      'content-type': 'text/html; charset=latin1',
    });
    assert.equal((await trialOf(api).client.lookUp(ADA)).userData.user_id, 'Bjørn');
  });

  for (const [name, end] of [
    ['drops', (socket: net.Socket) => socket.destroy()],
    ['is reset', (socket: net.Socket) => socket.resetAndDestroy()],
  ] as const) {
    /** Answers with half a body; then the connection ends. */
    const half =
      (status: number, headers: http.OutgoingHttpHeaders = {}): Handler =>
      ({ socket }, response) => {
        response.writeHead(status, { ...headers, 'content-length': 1_000 });
        response.write('{"userData":', () => end(socket));
      };

    it(`is incomplete when the connection ${name} half-way`, async () => {
      api.handler = half(200);
      const failure = await failureOf(trialOf(api).client.lookUp(ADA));
      assert.deepEqual([failure.kind, api.requests.length], ['incomplete', 3]);
      assert.match(failure.message, /broke off before its end/);
    });

    it(`of recommendations is not asked for again when the connection ${name} half-way`, async () => {
      api.handler = half(200);
      const failure = await failureOf(trialOf(api).client.lookUp(COUNTED));
      assert.deepEqual([failure.kind, api.requests.length], ['incomplete', 1]);
      assert.match(failure.message, /may already have been counted/);
    });

    it(`is what its status says even when the connection ${name} half-way`, async () => {
      api.handler = half(401);
      const failure = await failureOf(trialOf(api).client.lookUp(ADA));
      assert.deepEqual([failure.kind, api.requests.length], ['wrong-key', 1]);
      api.handler = half(429, { 'retry-after': '31' });
      assert.equal((await failureOf(trialOf(api).client.lookUp(ADA))).details.retryAfter, 31);
    });
  }

  it('of an adapter may be late, which is said of no connection', async () => {
    let attempts = 0;
    const adapter: AxiosAdapter = ({ signal }) => {
      attempts++;
      return new Promise((_, reject) => signal?.addEventListener?.('abort', reject));
    };
    const failure = await failureOf(trialOf(api, { adapter, keyless: true, limits: soon }).client.lookUp(ADA));
    assert.deepEqual([failure.kind, attempts], ['timeout', 1]);
    assert.match(failure.message, /No complete answer came/);
  });

  for (const [name, begin] of [
    ['never begins', () => undefined],
    ['drips', (response: { write(text: string): void }) => setInterval(() => response.write(' '), 5)],
  ] as const) {
    it(`is late when it ${name}, and is not asked for again`, async () => {
      api.handler = (request, response) => {
        if (request.url?.includes('key-check')) response.writeHead(401).end();
        else {
          const dripping = begin(response);
          response.on('close', () => clearInterval(dripping));
        }
      };
      let timeout = 2_000;
      const { client, lines } = trialOf(api, { limits: () => ({ timeout, cacheSeconds: 60 }) });
      await failureOf(client.checkKey('a-key-that-is-wrong'));
      timeout = 40;
      const failure = await failureOf(client.lookUp(ADA));
      assert.deepEqual([failure.kind, lines.length], ['timeout', 2]);
      assert.match(failure.message, /No complete answer came within 0\.04 seconds\. .*amplitudeProfile\.timeout/);
    });
  }

  it('has to be HTTP', async () => {
    api.handler = ({ socket }) => socket.end('SSH-2.0-OpenSSH_9.2\r\n');
    const failure = await failureOf(trialOf(api).client.lookUp(ADA));
    assert.deepEqual([failure.kind, api.requests.length], ['not-json', 1]);
    assert.match(failure.message, /is not HTTP/);
  });
});

describe('a connection', () => {
  it('that is refused is tried three times, with recommendations too', async () => {
    const server = net.createServer();
    const port = await listening(server);
    await new Promise((closed) => server.close(closed));
    const { client, lines } = trialOf({ endpoint: `http://127.0.0.1:${port}/` });
    for (const request of [ADA, COUNTED]) {
      const failure = await failureOf(client.lookUp(request));
      assert.deepEqual([failure.kind, failure.details.unsent], ['no-network', true]);
      assert.match(failure.message, /refused the connection \(ECONNREFUSED\)\. Check the network/);
    }
    assert.equal(lines.length, 6);
  });

  it('that never comes about is tried three times, with recommendations too', async () => {
    let connections = 0;
    const silent = net.createServer((socket) => {
      connections++;
      socket.on('error', () => undefined).resume();
    });
    const port = await listening(silent);
    const { client } = trialOf({ endpoint: `https://127.0.0.1:${port}/` }, { limits: soon });
    const failure = await failureOf(client.lookUp(COUNTED));
    silent.close();
    assert.deepEqual([failure.kind, failure.details.unsent, connections], ['timeout', true, 3]);
    assert.match(failure.message, /No connection to 127\.0\.0\.1:\d+ could be made within/);
  });

  it('that breaks off before it is secure is tried three times, with recommendations too', async () => {
    let connections = 0;
    const rude = net.createServer((socket) => {
      connections++;
      socket.once('data', () => socket.resetAndDestroy());
    });
    const { client } = trialOf({ endpoint: `https://127.0.0.1:${await listening(rude)}/` });
    const failure = await failureOf(client.lookUp(COUNTED));
    rude.close();
    assert.deepEqual([failure.kind, failure.details.unsent, connections], ['no-network', true, 3]);
  });

  it('with a certificate that nobody vouches for carries nothing and is not tried again', async () => {
    const { private: key, cert } = await generate([{ name: 'commonName', value: 'localhost' }], {
      keyType: 'ec',
      algorithm: 'sha256',
    });
    let [attempts, requests] = [0, 0];
    const server = https.createServer({ key, cert }, () => requests++).on('connection', () => attempts++);
    const { client } = trialOf({ endpoint: `https://localhost:${await listening(server)}/` });
    const failure = await failureOf(client.lookUp(ADA));
    server.close();
    assert.deepEqual([failure.kind, failure.details.unsent, attempts, requests], ['certificate', true, 1, 0]);
    assert.match(failure.message, /not trusted: it is self-signed \(DEPTH_ZERO_SELF_SIGNED_CERT\)\. Nothing was sent/);
  });

  it('to a server without TLS is not tried again', async () => {
    const plain = net.createServer((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
    const { client, lines } = trialOf({ endpoint: `https://127.0.0.1:${await listening(plain)}/` });
    const failure = await failureOf(client.lookUp(ADA));
    plain.close();
    assert.deepEqual([failure.kind, lines.length], ['certificate', 1]);
    assert.match(failure.message, /No secure connection/);
  });
});

describe('connectionFailure', () => {
  for (const [code, kind, sentence] of [
    ['ENOTFOUND', 'no-network', /h cannot be found \(ENOTFOUND\)\. Check the network/],
    ['EAI_AGAIN', 'no-network', /h cannot be found/],
    ['ECONNREFUSED', 'no-network', /h refused the connection/],
    ['EHOSTUNREACH', 'no-network', /h cannot be reached/],
    ['ENETDOWN', 'no-network', /h cannot be reached/],
    ['ETIMEDOUT', 'no-network', /h cannot be reached/],
    ['EPIPE', 'no-network', /broke off/],
    ['EWHATEVER', 'no-network', /No answer came from h \(EWHATEVER\)/],
    [undefined, 'no-network', /No answer came from h/],
    ['CERT_HAS_EXPIRED', 'certificate', /it has expired/],
    ['CERT_NOT_YET_VALID', 'certificate', /not valid yet/],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'certificate', /belongs to another host/],
    ['SELF_SIGNED_CERT_IN_CHAIN', 'certificate', /self-signed/],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'certificate', /could not be verified/],
    ['HPE_HEADER_OVERFLOW', 'too-large', /^The headers that h answered are too large/],
  ] as const) {
    it(`makes ${kind} of ${code}`, () => {
      const failure = connectionFailure(Object.assign(new Error(), { code }), 'h', false);
      assert.equal(failure.kind, kind);
      assert.match(failure.message, sentence);
    });
  }
});
