/** What the Profile API says of a person whom it does not know. */
export const NOT_SEEN = 'User id and device id not seen before';

/** What the Profile API says to somebody who asks too often. */
export const THROTTLED =
  'Number of requests per minute exceeds system limit. Contact Support if you need this limit raised';
