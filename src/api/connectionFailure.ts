import { limitInWords } from './duration';
import { ApiFailure, CHECK_ENDPOINT } from './failure';

const CHECK_NETWORK = 'Check the network and VS Code’s proxy settings, then try again.';

/** Patterns for Node's error codes, and what to tell people of the host. */
const CONNECTION: readonly (readonly [codes: RegExp, what: (host: string) => string])[] = [
  [/^(ENOTFOUND|EAI_)/, (host) => `${host} cannot be found.`],
  [/^ECONNREFUSED/, (host) => `${host} refused the connection.`],
  [/^(ECONNRESET|EPIPE|ECONNABORTED)/, (host) => `The connection to ${host} broke off before an answer came.`],
  [/^(ENET|EHOST|EADDR|ETIMEDOUT)/, (host) => `${host} cannot be reached.`],
];

const CERTIFICATE: readonly (readonly [codes: RegExp, why: string])[] = [
  [/^CERT_HAS_EXPIRED/, 'it has expired'],
  [/^CERT_NOT_YET_VALID/, 'it is not valid yet'],
  [/^ERR_TLS_CERT_ALTNAME/, 'it belongs to another host'],
  [/^(DEPTH_ZERO_)?SELF_SIGNED/, 'it is self-signed'],
  [/^(CERT_|UNABLE_TO_|INVALID_CA|HOSTNAME_MISMATCH|CRL_)/, 'it could not be verified'],
];

/** Whether an attempt was abandoned because the body is too large. `error` is what the HTTP client threw. */
export function isTooLarge(error: unknown): boolean {
  const { message } = error as { message?: string };
  return message?.startsWith('maxContentLength') === true;
}

/**
 * Explains why an attempt got no answer. `error` is what the HTTP client threw, of which only the code is disclosed.
 * `checkHost` is the advice to give if the host itself may be wrong.
 */
export function connectionFailure(
  error: unknown,
  host: string,
  isSent: boolean,
  checkHost: string = CHECK_ENDPOINT,
): ApiFailure {
  const { code } = error as { code?: string };
  const [name, unsent] = [code ?? 'no code', isSent ? {} : { unsent: true }];
  const distrust = CERTIFICATE.find(([codes]) => codes.test(name))?.[1];
  if (distrust) {
    const message = `The certificate of ${host} is not trusted: ${distrust} (${name}). Nothing was sent. ${checkHost}`;
    return new ApiFailure('certificate', message, unsent);
  }
  if (/^(EPROTO|ERR_SSL|ERR_TLS)/.test(name)) {
    const message = `No secure connection to ${host} could be made (${name}). Nothing was sent. ${checkHost}`;
    return new ApiFailure('certificate', message, unsent);
  }
  if (name === 'HPE_HEADER_OVERFLOW') {
    return new ApiFailure(
      'too-large',
      `The headers that ${host} answered are too large and were not read. ${checkHost}`,
    );
  }
  if (name.startsWith('HPE_')) {
    return new ApiFailure('not-json', `What ${host} answered is not HTTP (${name}). ${checkHost}`);
  }
  const what = CONNECTION.find(([codes]) => codes.test(name))?.[1](host) ?? `No answer came from ${host}.`;
  return new ApiFailure('no-network', `${what.slice(0, -1)} (${name}). ${CHECK_NETWORK}`, unsent);
}

/** `timeout` is in milliseconds. `isSent` says whether the whole request had been sent. */
export function timeoutFailure(host: string, timeout: number, isSent: boolean): ApiFailure {
  const time = limitInWords(timeout);
  return isSent
    ? new ApiFailure(
        'timeout',
        `No complete answer came within ${time}. Try again, or raise the setting “amplitudeProfile.timeout”.`,
      )
    : new ApiFailure('timeout', `No connection to ${host} could be made within ${time}. ${CHECK_NETWORK}`, {
        unsent: true,
      });
}
