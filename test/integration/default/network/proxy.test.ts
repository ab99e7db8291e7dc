import assert from 'node:assert/strict';
import http from 'node:http';
import { listening } from '../../../unit/api/localApi';
import { setOwn } from '../../ownSettings';
import { run } from '../../run';

describe('The proxy of VS Code’s settings', () => {
  const seen: string[] = [];
  const proxy = http.createServer((request, response) => {
    seen.push(`${request.method} ${request.url}`);
    response.writeHead(502).end();
  });
  proxy.on('connect', (request: http.IncomingMessage, socket) => {
    seen.push(`CONNECT ${request.url} ${request.headers.authorization ?? ''}`.trim());
    socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
  });

  before(async () => setOwn({ 'http.proxy': `http://127.0.0.1:${await listening(proxy)}` }));
  after(async () => {
    await run('removeAllKeys', {});
    await setOwn({ 'http.proxy': undefined });
    proxy.closeAllConnections();
    proxy.close();
  });

  it('carries requests, and sees of them the host alone', async () => {
    await run('setApiKey', { key: 'a-key-behind-a-proxy' });
    await assert.rejects(run('lookUpUser', { userId: 'ada' }), /502/);
    assert.deepEqual(new Set(seen), new Set(['CONNECT profile-api.amplitude.com:443']));
  });
});
