import http from 'node:http';
import https from 'node:https';
import axios, { type AxiosAdapter, AxiosHeaders, type AxiosInstance, type AxiosResponse, isAxiosError } from 'axios';
import { MAX_BYTES } from './body';
import { connectionFailure, timeoutFailure } from './connectionFailure';
import { type ApiFailure, cancelled } from './failure';

const NOTHING = new Uint8Array();

/** An answer as it came over the wire. */
export interface Reply {
  readonly status: number;
  header(name: string): string | undefined;
  /** Still packed, when `content-encoding` says so. */
  readonly bytes: Uint8Array;
  /** Whether the connection held until the end. */
  readonly whole: boolean;
}

export interface GetOptions {
  readonly key?: string | undefined;
  /** Milliseconds until the last byte has to be here. */
  readonly timeout: number;
  readonly signal: AbortSignal;
}

/** One attempt: resolves to a reply with any status, rejects with an `ApiFailure` when there is none. */
export type Get = (url: string, options: GetOptions) => Promise<Reply>;

export function createGet(adapter?: AxiosAdapter): Get {
  const client = axios.create({
    responseType: 'arraybuffer',
    transformResponse: (data) => data,
    validateStatus: () => true,
    // A redirect would carry the key elsewhere; VS Code's patched agents decide about proxies.
    maxRedirects: 0,
    proxy: false,
    // axios takes a packed body that was cut short for a whole one, so it is unpacked by ourselves.
    decompress: false,
    maxContentLength: MAX_BYTES,
    httpAgent: new http.Agent({ keepAlive: true, timeout: 30_000 }),
    httpsAgent: new https.Agent({ keepAlive: true, timeout: 30_000 }),
    headers: { Accept: 'application/json', 'Accept-Encoding': 'gzip, br', 'User-Agent': 'amplitude-connected-content' },
    ...(adapter ? { adapter } : {}),
  });
  return (url, options) => get(client, url, { ...options, isLocal: adapter !== undefined });
}

/** What is known of a request on its way. */
interface Progress {
  isSent: boolean;
  /** Its status and headers have come. */
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
    if (request.response && brokeOff(error)) return brokenReply(request.response);
    throw connectionFailure(error, host, request.isSent);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', leave);
  }
}

/** Node's own transport, found at the time of the request because VS Code replaces it, that notes how far a request has come. */
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

/** Whether the connection ended, or was reset, in the middle of the body. */
function brokeOff(error: unknown): boolean {
  return isAxiosError(error) && (error.response !== undefined || error.code === 'ECONNRESET');
}

/** The status counts all the same. */
function brokenReply({ statusCode = 0, headers }: http.IncomingMessage): Reply {
  return { status: statusCode, header: (name) => headers[name]?.toString(), bytes: NOTHING, whole: false };
}

function replyOf({ status, headers, data }: AxiosResponse): Reply {
  const named = new AxiosHeaders(headers as AxiosHeaders);
  return {
    status,
    header: (name) => named.get(name)?.toString(),
    bytes: data instanceof Uint8Array ? data : NOTHING,
    whole: true,
  };
}
