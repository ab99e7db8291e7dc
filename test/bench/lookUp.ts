import { fork } from 'node:child_process';
import { once } from 'node:events';
import http from 'node:http';
import { join } from 'node:path';
import axios from 'axios';
import { createClient } from '../../src/api/client';
import { createPace } from '../../src/api/pace';
import { inTurn, median, ms, type Row } from './measure';

const ROUNDS = 400;

/** A look-up through the client beside bare axios and bare `node:http`, against one keep-alive server in another process. */
export async function lookUpRows(): Promise<Row[]> {
  const server = fork(join(import.meta.dirname, 'server.ts'), { execArgv: ['--import', 'tsx'] });
  try {
    const [port] = (await once(server, 'message')) as [number];
    return [await row(port, 'small', 1.5, 'bare axios'), await row(port, 'large', 2, 'bare node:http')];
  } finally {
    server.kill();
  }
}

async function row(port: number, size: 'small' | 'large', limit: number, beside: string): Promise<Row> {
  const endpoint = `http://127.0.0.1:${port}/${size}/userprofile`;
  const agent = new http.Agent({ keepAlive: true });
  const bare = axios.create({ httpAgent: agent, proxy: false });
  const client = createClient({
    endpoint: () => endpoint,
    key: async () => 'a-key-for-the-benchmark',
    limits: () => ({ timeout: 10_000, cacheSeconds: 300 }),
    pace: createPace({ requestsPerMinute: () => Number.POSITIVE_INFINITY, atOnce: 4 }),
  });
  let users = 0;
  const query = () => `user_id=user-${users++}&get_amp_props=true`;
  const ours = () => client.lookUp({ userId: `user-${users++}`, properties: true }, { fresh: true });
  const withAxios = () => bare.get(`${endpoint}?${query()}`, { headers: { Authorization: 'Api-Key x' } });
  const withHttp = () => getJson(`${endpoint}?${query()}`, agent);
  const [a = [], b = [], c = []] = await inTurn([ours, withAxios, withHttp], { rounds: ROUNDS, warmUp: 100 });
  agent.destroy();
  const peer = median(beside === 'bare axios' ? b : c);
  const ratio = median(a) / peer;
  return {
    what: `look-up, ${size === 'small' ? 'small answer' : '5,000 properties'}`,
    value: `${ms(median(a))} = ${ratio.toFixed(2)} ×`,
    peer: `${beside} ${ms(peer)}`,
    limit: `${limit} ×`,
    holds: ratio <= limit,
  };
}

/** What anybody would write without a client: the body as text, parsed. */
function getJson(url: string, agent: http.Agent): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const request = http.get(url, { agent, headers: { Authorization: 'Api-Key x' } }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () => resolve(JSON.parse(Buffer.concat(parts).toString())));
    });
    request.on('error', reject);
  });
}
