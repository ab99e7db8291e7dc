const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/** Why no request may be sent to this URL, as a sentence; nothing when it may. */
export function endpointProblem(endpoint: string): string | undefined {
  if (!URL.canParse(endpoint)) return 'The endpoint is not a complete URL.';
  const { protocol, origin, hostname } = new URL(endpoint);
  if (protocol === 'http:' && !LOOPBACK.test(hostname)) {
    return 'The endpoint must start with https://. Only an address of this machine itself may start with http://.';
  }
  if (protocol !== 'https:' && protocol !== 'http:') return 'The endpoint must start with https://.';
  if (!isPlain(endpoint, origin)) {
    return 'The endpoint must begin with https:// and the plain host name, without user name, blanks, escapes or other notations.';
  }
  if (hostname.endsWith('.')) return 'The host name of the endpoint cannot end with a dot.';
  if (/[?#]/.test(endpoint)) return 'The endpoint cannot hold a query or a fragment (? or #).';
  return undefined;
}

/** `https://%61mplitude.com`, `http://2130706433`, `https://a@b` and `https:\\a` are read as something else than they look like. */
function isPlain(endpoint: string, origin: string): boolean {
  const rest = endpoint.slice(origin.length);
  return endpoint.toLowerCase().startsWith(origin) && /^(:\d+)?([/?#]|$)/.test(rest) && !/[\s\p{Cc}\\]/u.test(endpoint);
}
