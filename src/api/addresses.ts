import ipaddr from 'ipaddr.js';

/** Host names of this machine or its local network: `localhost`, `printer`, `nas.local`. */
const NEAR = /(^|\.)(localhost|local|internal|intranet|lan|home|corp|private|home\.arpa)$|^[^.:]+$/i;

/**
 * The only block of IPv6 addresses that is allocated to the public internet.
 * Source: IANA, Internet Protocol Version 6 Address Space
 */
const [PUBLIC_IPV6, PUBLIC_IPV6_BITS] = ipaddr.parseCIDR('2000::/3');

/** Whether a host is on the public internet, judged by its name or IP address alone; names are not resolved. */
export function isPublicHost(hostname: string): boolean {
  const host = hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');
  return ipaddr.isValid(host) ? isPublicAddress(host) : !NEAR.test(host);
}

/**
 * Whether an IP address is on the public internet. Loopback, private, link-local and reserved addresses are not, nor
 * are IPv6 addresses that embed such an IPv4 address.
 */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const read = ipaddr.process(address);
  return read.range() === 'unicast' && (read.kind() === 'ipv4' || read.match(PUBLIC_IPV6, PUBLIC_IPV6_BITS));
}
