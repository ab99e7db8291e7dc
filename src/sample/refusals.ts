import { NOT_SEEN, THROTTLED } from '../profile/apiErrors';
import type { SampleResponse } from './response';

const NGINX_PAGE = `<html>
<head><title>404 Not Found</title></head>
<body>
<center><h1>404 Not Found</h1></center>
<hr><center>nginx</center>
</body>
</html>
`;

/** Seconds. Longer than our client waits on its own. */
const RETRY_AFTER = '60';

export const notFound: SampleResponse = { status: 404, headers: { 'content-type': 'text/html' }, body: NGINX_PAGE };

export const methodNotAllowed: SampleResponse = { status: 405, headers: { allow: 'GET, HEAD' }, body: '' };

export const notSeen = json(400, { error: NOT_SEEN });

export const wrongKey = text(401, 'Invalid Api-Key');

export const missingKey = text(401, 'Missing Api-Key in Authorization header');

const throttled = json(429, { error: THROTTLED }, { 'retry-after': RETRY_AFTER });

const outage = text(500, 'Internal Server Error');

/** A person for whom every request is answered with the same error. */
export interface RefusedPerson {
  readonly id: string;
  /** What the answer demonstrates, in a few words. */
  readonly about: string;
  readonly response: SampleResponse;
}

export const refusedPeople: readonly RefusedPerson[] = [
  { id: 'unknown-user', about: 'an ID that was never seen', response: notSeen },
  { id: 'wrong-key-user', about: 'as if the key were wrong', response: wrongKey },
  { id: 'no-key-user', about: 'as if there were no key', response: missingKey },
  { id: 'throttled-user', about: 'as if there were too many requests', response: throttled },
  { id: 'failing-user', about: 'as if Amplitude had an outage', response: outage },
  { id: 'nginx-user', about: 'as if the path were wrong: an HTML page', response: notFound },
];

function json(status: number, body: object, headers: SampleResponse['headers'] = {}): SampleResponse {
  return { status, headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) };
}

function text(status: number, body: string): SampleResponse {
  return { status, headers: { 'content-type': 'text/plain;charset=utf-8' }, body };
}
