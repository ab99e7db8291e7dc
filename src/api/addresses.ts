import ipaddr from 'ipaddr.js';

/** `localhost`, `printer`, `nas.local`: names that mean this machine or one near it. */
const NEAR = /(^|\.)(localhost|local|internal|intranet|lan|home|corp|private|home\.arpa)$|^[^.:]+$/i;

/** What is given to the internet of IPv6. Source: IANA, Internet Protocol Version 6 Address Space */
const [PUBLIC_IPV6, PUBLIC_IPV6_BITS] = ipaddr.parseCIDR('2000::/3');

/** Whether a host is one that everybody on the internet reaches, as far as its name, or the address in its place, tells. */
export function isPublicHost(hostname: string): boolean {
  const host = hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');
  return ipaddr.isValid(host) ? isPublicAddress(host) : !NEAR.test(host);
}

/** Loopback, private, link-local, reserved and the like are not public; nor are those that stand inside an IPv6 address. */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const read = ipaddr.process(address);
  return read.range() === 'unicast' && (read.kind() === 'ipv4' || read.match(PUBLIC_IPV6, PUBLIC_IPV6_BITS));
}
