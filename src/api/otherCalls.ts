import type { LookupAddress } from 'node:dns';
import dns from 'node:dns/promises';
import axios, { AxiosHeaders } from 'axios';
import { shortened, visible } from '../profile/visible';
import { isPublicAddress, isPublicHost } from './addresses';
import { connectionFailure, isTooLarge } from './connectionFailure';
import { limitInWords } from './duration';
import { ApiFailure, cancelled } from './failure';

/** A call from a template to a host other than Amplitude's. */
export interface OtherCall {
  /** An absolute `http` or `https` URL. */
  readonly url: string;
  readonly method: 'GET' | 'POST';
  readonly headers: { readonly [name: string]: string };
  readonly body?: string;
  /** Limits: milliseconds in which the whole response must arrive, and bytes of its body. */
  readonly timeoutMs: number;
  readonly maxBytes: number;
}

export interface OtherAnswer {
  readonly status: number;
  readonly contentType?: string;
  readonly body: Uint8Array;
  readonly durationMs: number;
}

/** Headers that belong to the connection, which templates cannot set. */
const OWN_HEADERS: ReadonlySet<string> = new Set([
  'host',
  'connection',
  'content-length',
  'transfer-encoding',
  'proxy-authorization',
]);

/** Source: RFC 9110, 5.1 and 5.5 */
const HEADER_NAME = /^[\w!#$%&'*+.^`|~-]+$/;
const HEADER_VALUE = /^[\t -~\u0080-\u00FF]*$/;

const CHECK_ADDRESS = 'Check the address in the template.';

/**
 * Makes one call to a host that the user has allowed. It sends what the template says and never a key of ours, follows
 * no redirect, and reaches neither this machine nor its local network, whatever address the host name resolves to.
 * `isPublic` decides which hosts and addresses are outside of both. Rejects with `ApiFailure`.
 */
export async function callOther(
  call: OtherCall,
  signal: AbortSignal,
  isPublic: { host(name: string): boolean; address(address: string): boolean } = {
    host: isPublicHost,
    address: isPublicAddress,
  },
): Promise<OtherAnswer> {
  const { url, method, headers, body, timeoutMs, maxBytes } = call;
  const { hostname, host } = new URL(url);
  if (!isPublic.host(hostname)) throw near(hostname);
  const [odd] =
    Object.entries(headers).find(([name, value]) => !HEADER_NAME.test(name) || !HEADER_VALUE.test(value)) ?? [];
  if (odd !== undefined) throw unsendable(odd);
  const stop = new AbortController();
  let isLate = false;
  const timer = setTimeout(() => {
    isLate = true;
    stop.abort();
  }, timeoutMs);
  const leave = () => stop.abort();
  signal.addEventListener('abort', leave);
  const begun = performance.now();
  let isNear = false;
  const lookup = async (name: string): Promise<[LookupAddress[]]> => {
    const addresses = await dns.lookup(name, { all: true });
    isNear = !addresses.every(({ address }) => isPublic.address(address));
    return [isNear ? [] : addresses];
  };
  try {
    const {
      status,
      headers: received,
      data,
    } = await axios.request<ArrayBuffer>({
      url,
      method,
      headers: Object.fromEntries(Object.entries(headers).filter(([name]) => !OWN_HEADERS.has(name.toLowerCase()))),
      ...(body === undefined ? {} : { data: body }),
      responseType: 'arraybuffer',
      transformRequest: (sent) => sent,
      transformResponse: (came) => came,
      validateStatus: () => true,
      maxRedirects: 0,
      proxy: false,
      maxContentLength: maxBytes,
      signal: stop.signal,
      lookup,
    });
    const contentType = new AxiosHeaders(received as AxiosHeaders).get('content-type')?.toString();
    const durationMs = Math.round(performance.now() - begun);
    return { status, ...(contentType ? { contentType } : {}), body: new Uint8Array(data), durationMs };
  } catch (error) {
    if (signal.aborted) throw cancelled();
    if (isLate) throw tooSlow(host, timeoutMs);
    if (isTooLarge(error)) throw tooLarge(host, maxBytes);
    throw isNear ? near(hostname) : connectionFailure(error, host, true, CHECK_ADDRESS);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', leave);
  }
}

/** The HTTP client would silently drop such characters, and so send something that the template does not say. */
function unsendable(header: string): ApiFailure {
  const name = shortened(visible(header), 60);
  return new ApiFailure('refused', `Not called: the header “${name}” holds characters that no header can carry.`);
}

function tooSlow(host: string, timeoutMs: number): ApiFailure {
  return new ApiFailure('timeout', `No complete answer came from ${host} within ${limitInWords(timeoutMs)}.`);
}

function tooLarge(host: string, maxBytes: number): ApiFailure {
  return new ApiFailure(
    'too-large',
    `The answer of ${host} is larger than ${maxBytes / 1024 / 1024} MB and was not read.`,
  );
}

function near(hostname: string): ApiFailure {
  return new ApiFailure('refused', `Not called: ${hostname} is this machine or one of its own network.`);
}
