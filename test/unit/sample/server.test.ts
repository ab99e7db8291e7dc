import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createInterface } from 'node:readline';
import { listen, portFrom, urlOf } from '../../../src/sample/server';
import { documentedPairs } from './documented';

const headers = { authorization: 'Api-Key sample' };

describe('the sample API on a port', () => {
  let server: Server;
  before(async () => {
    server = await listen(0);
  });
  after(() => {
    server.close();
    server.closeAllConnections();
  });

  const ask = (query: string, init: RequestInit = {}) => fetch(`${urlOf(server)}?${query}`, { headers, ...init });

  it('gives the documented answers', async () => {
    for (const { request, status, response } of documentedPairs) {
      const answered = await fetch(new URL(request, urlOf(server)), { headers });
      assert.equal(answered.status, status);
      assert.deepEqual(await answered.json(), response);
    }
  });

  it('wants a key', async () => {
    const answered = await ask('user_id=testUser', { headers: {} });
    assert.deepEqual([answered.status, await answered.text()], [401, 'Missing Api-Key in Authorization header']);
  });

  it('is reached from this machine alone', () => {
    assert.equal((server.address() as AddressInfo).address, '127.0.0.1');
  });

  it('answers HEAD without a body, and refuses POST', async () => {
    const head = await ask('user_id=testUser', { method: 'HEAD' });
    assert.deepEqual([head.status, await head.text()], [200, '']);
    assert.ok(Number(head.headers.get('content-length')) > 0);
    assert.equal((await ask('user_id=testUser', { method: 'POST', body: '{}' })).status, 405);
  });

  it('sends whole characters and 6 MB', async () => {
    const awkward = await ask('user_id=awkward-user&get_amp_props=true');
    const { userData } = (await awkward.json()) as { userData: { amp_props: { [name: string]: unknown } } };
    assert.equal(userData.amp_props.名前, '山田太郎');
    assert.ok((await (await ask('user_id=large-user')).arrayBuffer()).byteLength >= 6_000_000);
  });

  it('says which port is taken', async () => {
    const { port } = server.address() as AddressInfo;
    await assert.rejects(listen(port), { message: new RegExp(`^Port ${port} is taken by another program\\.`) });
  });

  it('takes its port from the arguments, then from PORT, then 8787', () => {
    assert.equal(portFrom(['--port', '9000'], { PORT: '9001' }), 9000);
    assert.equal(portFrom([], { PORT: '9001' }), 9001);
    assert.equal(portFrom([], {}), 8787);
    for (const wrong of ['', 'abc', '-1', '65536', '80a', '1e3']) {
      assert.throws(() => portFrom([`--port=${wrong}`], {}), /^Error: A port is a number from 0 to 65535/);
    }
  });
});

describe('npm run sample-api', () => {
  it('prints a curl line that works, and ends cleanly on Ctrl+C, even while it holds an answer back', async () => {
    const child = spawn(process.execPath, ['--import', 'tsx', 'src/sample/server.ts', '--port', '0']);
    const ended = once(child, 'exit');
    let curl = '';
    for await (const line of createInterface(child.stdout))
      if (line.startsWith('curl ')) {
        curl = line;
        break;
      }
    const [, url = '', name = '', value = ''] = /^curl '(.+)' --header '(.+): (.+)'$/.exec(curl) ?? [];
    assert.equal((await fetch(url, { headers: { [name]: value } })).status, 200);

    const slow = fetch(url.replace('testUser', 'slow-user'), { headers }).then(
      () => 'answered',
      () => 'ended',
    );
    await fetch(url, { headers });
    child.kill('SIGINT');
    assert.deepEqual(await ended, [0, null]);
    assert.equal(await slow, 'ended');
  });
});
