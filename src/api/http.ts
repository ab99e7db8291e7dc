import http from 'node:http';
import https from 'node:https';
import axios, { type AxiosAdapter, AxiosHeaders, type AxiosInstance, type AxiosResponse, isAxiosError } from 'axios';
import { incomplete, MAX_BYTES, tooLarge } from './body';
import { connectionFailure, isTooLarge, timeoutFailure } from './connectionFailure';
import { type ApiFailure, cancelled } from './failure';

const NOTHING = new Uint8Array();

/** A response as it came over the wire. */
export interface Reply {
  readonly status: number;
  header(name: string): string | undefined;
  /** Still compressed if there is a `content-encoding`. Empty if the body was not read. */
  readonly bytes: Uint8Array;
  /** Why the body was not read to its end. */
  readonly problem?: ApiFailure;
}

export interface GetOptions {
  readonly key?: string | undefined;
  /** Milliseconds in which the whole response must arrive. */
  readonly timeout: number;
  readonly signal: AbortSignal;
}

/** Makes one attempt. Resolves to a reply of any status; rejects with an `ApiFailure` if there is none. */
export type Get = (url: string, options: GetOptions) => Promise<Reply>;

/** `adapter` answers instead of the network. */
export function createGet(adapter?: AxiosAdapter): Get {
  const client = axios.create({
    responseType: 'arraybuffer',
    transformResponse: (data) => data,
    validateStatus: () => true,
    // A redirect would carry the key elsewhere. Proxies are left to the agents that VS Code patches.
    maxRedirects: 0,
    proxy: false,
    // We decompress ourselves, because axios takes a compressed body that was cut short for a whole one.
    decompress: false,
    maxContentLength: MAX_BYTES,
    httpAgent: new http.Agent({ keepAlive: true, timeout: 30_000 }),
    httpsAgent: new https.Agent({ keepAlive: true, timeout: 30_000 }),
    headers: { Accept: 'application/json', 'Accept-Encoding': 'gzip, br', 'User-Agent': 'amplitude-connected-content' },
    ...(adapter ? { adapter } : {}),
  });
  return (url, options) => get(client, url, { ...options, isLocal: adapter !== undefined });
}

/** How far a request has come. */
interface Progress {
  isSent: boolean;
  /** Present once status and headers have arrived. */
  response?: http.IncomingMessage;
}

async function get(
  client: AxiosInstance,
  url: string,
  { key, timeout, signal, isLocal }: GetOptions & { readonly isLocal: boolean },
): Promise<Reply> {
  if (signal.aborted) throw cancelled();
  const { host } = new URL(url);
  const stop = new AbortController();
  const request: Progress = { isSent: isLocal };
  let late: ApiFailure | undefined;
  const timer = setTimeout(() => {
    late = timeoutFailure(host, timeout, request.isSent);
    stop.abort();
  }, timeout);
  const leave = () => stop.abort();
  signal.addEventListener('abort', leave);
  try {
    return replyOf(
      await client.get(url, {
        signal: stop.signal,
        transport: transportNoting(request),
        ...(key === undefined ? {} : { headers: { Authorization: `Api-Key ${key}` } }),
      }),
    );
  } catch (error) {
    if (signal.aborted) throw cancelled();
    if (late) throw late;
    const problem = bodyProblem(error);
    if (request.response && problem) return replyWithoutBody(request.response, problem);
    throw connectionFailure(error, host, request.isSent);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', leave);
  }
}

/**
 * Wraps Node's own transport to record how far a request has come. `http` and `https` are read at the time of the
 * request, because VS Code patches them.
 */
function transportNoting(progress: Progress) {
  return {
    request(options: https.RequestOptions, onResponse: (response: http.IncomingMessage) => void): http.ClientRequest {
      const request = (options.protocol === 'https:' ? https : http).request(options, (response) => {
        progress.response = response;
        onResponse(response);
      });
      return request.once('finish', () => {
        progress.isSent = true;
      });
    },
  };
}

/** Tells an endless body, and a connection that ended or was reset in the middle of one, from other errors. */
function bodyProblem(error: unknown): ApiFailure | undefined {
  if (isTooLarge(error)) return tooLarge();
  const brokeOff = isAxiosError(error) && (error.response !== undefined || error.code === 'ECONNRESET');
  return brokeOff ? incomplete() : undefined;
}

/** Its status still says something. */
function replyWithoutBody({ statusCode = 0, headers }: http.IncomingMessage, problem: ApiFailure): Reply {
  return { status: statusCode, header: (name) => headers[name]?.toString(), bytes: NOTHING, problem };
}

function replyOf({ status, headers, data }: AxiosResponse): Reply {
  const named = new AxiosHeaders(headers as AxiosHeaders);
  return {
    status,
    header: (name) => named.get(name)?.toString(),
    bytes: data instanceof Uint8Array ? data : NOTHING,
  };
}
