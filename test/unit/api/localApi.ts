import { EventEmitter, once } from 'node:events';
import http from 'node:http';
import type { AddressInfo, Server, Socket } from 'node:net';
import { type ClientOptions, createClient, type ProfileClient } from '../../../src/api/client';
import { ApiFailure } from '../../../src/api/failure';
import { createPace } from '../../../src/api/pace';

export type Handler = (request: http.IncomingMessage, response: http.ServerResponse) => void;

export const CANARY = 'canary-0123456789abcdef0123456789';

/** A server on this machine that answers as each test says. One for all tests of the suite that calls this. */
export interface LocalApi {
  readonly endpoint: string;
  readonly requests: http.IncomingMessage[];
  handler: Handler;
}

export function localApi(): LocalApi {
  const server = http.createServer((request, response) => {
    api.requests.push(request);
    api.handler(request, response);
  });
  const api = { endpoint: '', requests: [] as http.IncomingMessage[], handler: answering(200, PROFILE) };
  before(async () => {
    api.endpoint = `http://127.0.0.1:${await listening(server)}/v1/userprofile`;
  });
  beforeEach(() => {
    api.requests.length = 0;
    api.handler = answering(200, PROFILE);
  });
  after(() => {
    server.close();
    server.closeAllConnections();
  });
  return api;
}

/** The port. */
export async function listening(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

export const PROFILE = '{"userData":{"user_id":"ada","amp_props":{"city":"Oslo"}}}';

export function answering(
  status: number,
  body: string | Uint8Array = '',
  headers: http.OutgoingHttpHeaders = {},
): Handler {
  return (_, response) => response.writeHead(status, headers).end(body);
}

/** Holds its answers back until told. */
export function heldBack() {
  const arrived = new EventEmitter();
  const held: http.ServerResponse[] = [];
  const handler: Handler = (_, response) => {
    held.push(response);
    arrived.emit('request');
  };
  return { handler, held, request: () => once(arrived, 'request') };
}

export interface Trial {
  readonly client: ProfileClient;
  /** Milliseconds of the pauses between attempts, which do not take place. */
  readonly pauses: number[];
  readonly lines: string[];
}

export function trialOf(api: { readonly endpoint: string }, options: Partial<ClientOptions> = {}): Trial {
  const pauses: number[] = [];
  const lines: string[] = [];
  const client = createClient({
    endpoint: () => api.endpoint,
    key: async () => CANARY,
    limits: () => ({ timeout: 2_000, cacheSeconds: 60 }),
    pace: createPace({ requestsPerMinute: () => 10_000, atOnce: 4 }),
    log: (line) => lines.push(line),
    wait: async (ms) => void pauses.push(ms),
    random: () => 0.5,
    ...options,
  });
  return { client, pauses, lines };
}

/** What the promise fails with; itself a failure when it does not. */
export async function failureOf(promise: Promise<unknown>): Promise<ApiFailure> {
  const outcome = await promise.then(
    () => 'it succeeded',
    (error: unknown) => error,
  );
  if (outcome instanceof ApiFailure) return outcome;
  throw new Error(`expected an ApiFailure: ${outcome}`);
}

/** Milliseconds until the socket is closed. */
export async function timeToClose(socket: Socket): Promise<number> {
  const begun = performance.now();
  if (!socket.destroyed) await new Promise((closed) => socket.once('close', closed));
  return performance.now() - begun;
}
