import type { ClientOptions, LookUpOptions, ProfileClient } from '../../api/client';
import { createPace } from '../../api/pace';
import type { Answer } from '../../profile/profile';
import { API_URL, type ProfileRequest } from '../../profile/request';
import * as settings from '../settings';
import { type Connections, SAMPLE } from './connections';

/** The endpoint that is shown for the sample connection, in cURL commands and the log. Nothing is sent there. */
const SAMPLE_ENDPOINT = API_URL;

const AT_ONCE = 4;

/** Keys are checked by a client of their own, because they belong to no connection yet. */
const NOBODY = '';

/** The clients of all connections. All methods that return promises reject with `ApiFailure`. */
export interface Clients {
  lookUp(connection: string, request: ProfileRequest, options: LookUpOptions): Promise<Answer>;
  /** Rejects if the API does not accept the key, or if the check could not be made. */
  checkKey(key: string, signal: AbortSignal): Promise<void>;
  /** Forgets the answers of a connection and cancels its requests. */
  forget(connection: string): void;
  endpointOf(connection: string): string;
}

/**
 * Creates a client per connection on first use. Those that reach Amplitude share one pace, because its limit is per
 * organisation. The HTTP client is loaded with the first request, because it would otherwise take most of the
 * activation time.
 */
export function createClients(connections: Connections, log: (line: string) => void): Clients {
  const clients = new Map<string, ProfileClient>();
  const limits = () => ({ timeout: settings.timeout(), cacheSeconds: settings.cacheSeconds() });
  const pace = createPace({ requestsPerMinute: settings.requestsPerMinute, atOnce: AT_ONCE });
  const unlimited = createPace({ requestsPerMinute: () => Number.POSITIVE_INFINITY, atOnce: AT_ONCE });

  const sample: ClientOptions = {
    endpoint: () => SAMPLE_ENDPOINT,
    key: async () => undefined,
    keyless: true,
    limits,
    pace: unlimited,
    adapter: async (config) => (await import('./sampleAdapter')).sampleAdapter(config),
    log: (line) => log(`${line} (sample)`),
  };
  const real = (connection: string): ClientOptions => ({
    endpoint: settings.endpoint,
    key: (origin) => connections.keyFor(connection, origin),
    limits,
    pace,
    log,
  });

  async function clientOf(connection: string): Promise<ProfileClient> {
    const { createClient } = await import('../../api/client');
    const client = clients.get(connection) ?? createClient(connection === SAMPLE ? sample : real(connection));
    clients.set(connection, client);
    return client;
  }

  return {
    lookUp: async (connection, request, options) => (await clientOf(connection)).lookUp(request, options),
    checkKey: async (key, signal) => (await clientOf(NOBODY)).checkKey(key, signal),
    forget: (connection) => clients.get(connection)?.forget(),
    endpointOf: (connection) => (connection === SAMPLE ? SAMPLE_ENDPOINT : settings.endpoint()),
  };
}
