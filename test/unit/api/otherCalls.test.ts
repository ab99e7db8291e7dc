import assert from 'node:assert/strict';
import dns from 'node:dns/promises';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { isPublicAddress } from '../../../src/api/addresses';
import { ApiFailure } from '../../../src/api/failure';
import { callOther, type OtherAnswer, type OtherCall } from '../../../src/api/otherCalls';

const call = (url: string) => ({
  url,
  method: 'GET' as const,
  headers: {},
  timeoutMs: 2000,
  maxBytes: 1_000_000,
});

async function failureOf(url: string, signal = new AbortController().signal): Promise<ApiFailure> {
  try {
    await callOther(call(url), signal);
  } catch (error) {
    assert.ok(error instanceof ApiFailure);
    return error;
  }
  return assert.fail('It was answered.');
}

/** A server on this machine that counts as public here. */
async function served(
  listener: RequestListener,
  use: (url: string, ask: (more?: Partial<OtherCall>) => Promise<OtherAnswer>) => Promise<void>,
): Promise<void> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://localhost:${(server.address() as AddressInfo).port}/`;
  const everybody = { host: () => true, address: () => true };
  try {
    await use(url, (more) => callOther({ ...call(url), ...more }, new AbortController().signal, everybody));
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

describe('A call to somebody else', () => {
  it('sends what the template says, and gives what comes', async () => {
    let received = '';
    const listener: RequestListener = (request, response) => {
      request.on('data', (chunk) => {
        received += chunk;
      });
      request.on('end', () => {
        const { authorization, host, 'x-a': own, 'proxy-authorization': proxy } = request.headers;
        received += ` ${request.method} ${authorization} ${proxy} ${own} ${host?.startsWith('localhost')}`;
        response.writeHead(201, { 'content-type': 'text/x' }).end('hello');
      });
    };
    await served(listener, async (_, ask) => {
      const headers = {
        ...{ 'X-A': 'b', 'Content-Type': 'application/json' },
        ...{ Host: 'evil.example', 'Proxy-Authorization': 'Basic eDp5' },
      };
      const { status, contentType, body } = await ask({ method: 'POST', body: '{"a":1}', headers });
      assert.deepEqual([status, contentType, new TextDecoder().decode(body)], [201, 'text/x', 'hello']);
    });
    assert.equal(received, '{"a":1} POST undefined undefined b true');
  });

  it('is not made with headers that cannot be sent as they are written', async () => {
    const listener: RequestListener = (_, response) => response.end('hello');
    await served(listener, async (_, ask) => {
      for (const headers of [{ 'X Y': 'a' }, { '': 'a' }, { 'X-A': 'a\r\nB: c' }, { 'X-A': '“a”' }]) {
        await assert.rejects(ask({ headers }), /^ApiFailure: Not called: the header “(X Y|X-A|)” holds characters/);
      }
      assert.equal((await ask({ headers: { 'X-A': ' café\t', "x!#$%&'*+.^_`|~-1": '' } })).status, 200);
    });
  });

  it('follows no redirect', async () => {
    let asked = 0;
    const listener: RequestListener = (_, response) => {
      asked++;
      response.writeHead(302, { location: '/elsewhere' }).end();
    };
    await served(listener, async (_, ask) => assert.equal((await ask()).status, 302));
    assert.equal(asked, 1);
  });

  it('takes no more than it may, and waits no longer', async () => {
    const megabyte = 1_048_576;
    const large: RequestListener = (_, response) => response.end('x'.repeat(megabyte + 1));
    await served(large, (_, ask) => assert.rejects(ask({ maxBytes: megabyte }), /localhost:\d+ is larger than 1 MB/));
    const silent: RequestListener = () => undefined;
    await served(silent, (_, ask) => assert.rejects(ask({ timeoutMs: 50 }), /localhost:\d+ within/));
  });

  it('fails without a word of the Profile API’s settings', async () => {
    const large: RequestListener = (_, response) => response.end('x'.repeat(2000));
    const odd: RequestListener = (_, response) => void response.socket?.end('hello\r\n\r\n');
    const silent: RequestListener = () => undefined;
    const messages: string[] = [];
    for (const listener of [large, odd, silent]) {
      await served(listener, async (_, ask) => {
        const error = await ask({ maxBytes: 1000, timeoutMs: 50 }).catch((reason: unknown) => reason);
        messages.push(String(error));
      });
    }
    assert.equal(messages.length, 3);
    assert.match(messages[1] ?? '', /is not HTTP .*Check the address in the template\.$/);
    assert.doesNotMatch(messages.join(' '), /amplitudeProfile|fewer parts/);
  });

  it('is refused where a public name leads to this machine', async () => {
    const server = createServer((_, response) => response.end('reached'));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = `http://localhost:${(server.address() as AddressInfo).port}/`;
    const isPublic = { host: () => true, address: isPublicAddress };
    await assert.rejects(callOther(call(url), new AbortController().signal, isPublic), /its own network/);
    server.close();
  });

  it('is refused where a name leads to this machine and elsewhere', async () => {
    const { lookup } = dns;
    const addresses = ['93.184.216.34', '127.0.0.1'].map((address) => ({ address, family: 4 }));
    Object.assign(dns, { lookup: async () => addresses });
    try {
      const { kind, message } = await failureOf('http://both.example/');
      assert.deepEqual([kind, /both\.example is this machine/.test(message)], ['refused', true]);
    } finally {
      Object.assign(dns, { lookup });
    }
  });

  for (const url of ['http://127.0.0.1/', 'http://localhost/', 'http://[::1]/', 'https://169.254.169.254/latest']) {
    it(`never reaches ${url}`, async () => {
      const { kind, message } = await failureOf(url);
      assert.equal(kind, 'refused');
      assert.match(message, /^Not called: \S+ is this machine or one of its own network\.$/);
    });
  }

  it('fails in a sentence where the host cannot be found', async () => {
    const { kind, message } = await failureOf('https://nowhere.invalid/');
    assert.equal(kind, 'no-network');
    assert.match(message, /nowhere\.invalid/);
  });

  it('is not made when nobody wants it any more', async () => {
    const { kind } = await failureOf('https://nowhere.invalid/', AbortSignal.abort());
    assert.equal(kind, 'cancelled');
  });
});
