import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parseArgs } from 'node:util';
import { answer, SAMPLE_PATH } from './handler';

const DEFAULT_PORT = 8787;
const HOST = '127.0.0.1';

/**
 * Serves the sample API on 127.0.0.1 only. Rejects with an `Error` whose message is for people if the port is not
 * available.
 */
export function listen(port: number): Promise<Server> {
  const server = createServer(respond);
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(new Error(listenProblem(error, port))));
    server.listen(port, HOST, () => resolve(server));
  });
}

export function urlOf(server: Server): string {
  return `http://${HOST}:${(server.address() as AddressInfo).port}${SAMPLE_PATH}`;
}

/**
 * Returns the port from `--port`, the variable `PORT`, or the default 8787. Throws an `Error` whose message is for
 * people if it is not a port.
 */
export function portFrom(args: string[], environment: NodeJS.ProcessEnv): number {
  const { values } = parseArgs({ args, options: { port: { type: 'string' } } });
  const text = values.port ?? environment.PORT ?? String(DEFAULT_PORT);
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65535) throw new Error(`A port is a number from 0 to 65535, not “${text}”.`);
  return port;
}

function respond(request: IncomingMessage, response: ServerResponse): void {
  const { method = 'GET', url = '/', headers } = request;
  const { status, headers: answered, body, delayMs = 0 } = answer({ method, url, headers });
  const timer = setTimeout(() => {
    response.writeHead(status, { ...answered, 'content-length': Buffer.byteLength(body) }).end(body);
  }, delayMs);
  response.once('close', () => clearTimeout(timer));
  request.resume();
}

function listenProblem({ code, message }: NodeJS.ErrnoException, port: number): string {
  if (code === 'EADDRINUSE') return `Port ${port} is taken by another program. Choose another one with --port.`;
  if (code === 'EACCES') return `Port ${port} needs more rights than you have. Choose another one with --port.`;
  return `The sample API cannot listen on port ${port}: ${message}`;
}

async function main(): Promise<void> {
  const server = await listen(portFrom(process.argv.slice(2), process.env));
  const url = urlOf(server);
  process.stdout.write(`The sample API answers at ${url}. End it with Ctrl+C. Try:\n
curl '${url}?user_id=testUser&get_amp_props=true' --header 'Authorization: Api-Key sample'\n\n`);
  const end = () => {
    server.close();
    server.closeAllConnections();
  };
  process.once('SIGINT', end).once('SIGTERM', end);
}

if (require.main === module) {
  main().catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  });
}
