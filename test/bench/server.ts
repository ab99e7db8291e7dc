import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answer } from '../../src/sample/handler';

// Answers everybody: `/small/…` as testUser, `/large/…` as big-user. Its parent is told the port and ends it.
const bodyOf = (userId: string) =>
  answer({ method: 'GET', url: `/v1/userprofile?user_id=${userId}&get_amp_props=true`, headers: {}, keyless: true })
    .body;
const bodies = { small: Buffer.from(bodyOf('testUser')), large: Buffer.from(bodyOf('big-user')) };

const server = createServer((request, response) => {
  const body = request.url?.startsWith('/large/') ? bodies.large : bodies.small;
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': body.length }).end(body);
});
server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port));
