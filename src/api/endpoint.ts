const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/** Returns a sentence that says why no request may be sent to this URL, or nothing if one may. */
export function endpointProblem(endpoint: string): string | undefined {
  if (!URL.canParse(endpoint)) return 'The endpoint is not a complete URL.';
  const { protocol, origin, hostname } = new URL(endpoint);
  if (protocol === 'http:' && !LOOPBACK.test(hostname)) {
    return 'The endpoint must start with https://. Only an address of this machine itself may start with http://.';
  }
  if (protocol !== 'https:' && protocol !== 'http:') return 'The endpoint must start with https://.';
  if (!isPlain(endpoint, origin)) {
    return 'The endpoint must begin with https:// and the plain host name, without user name, spaces, escapes or other notations.';
  }
  if (hostname.endsWith('.')) return 'The host name of the endpoint cannot end with a dot.';
  if (/[?#]/.test(endpoint)) return 'The endpoint cannot hold a query or a fragment (? or #).';
  return undefined;
}

/**
 * Returns false for URLs that lead elsewhere than they appear to: `https://%61mplitude.com`, `http://2130706433`,
 * `https://a@b`, `https:\\a`.
 */
function isPlain(endpoint: string, origin: string): boolean {
  const rest = endpoint.slice(origin.length);
  return endpoint.toLowerCase().startsWith(origin) && /^(:\d+)?([/?#]|$)/.test(rest) && !/[\s\p{Cc}\\]/u.test(endpoint);
}
