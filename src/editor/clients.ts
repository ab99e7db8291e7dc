import type { ClientOptions, LookUpOptions, ProfileClient } from '../api/client';
import { createPace } from '../api/pace';
import type { Answer } from '../profile/profile';
import { API_URL, type ProfileRequest } from '../profile/request';
import { type Connections, SAMPLE } from './connections';
import * as settings from './settings';

/** What the sample connection says it asks, for the cURL command and the log; nothing is sent there. */
export const SAMPLE_ENDPOINT = API_URL;

const AT_ONCE = 4;

/** Whose client checks keys: one is checked before it is a connection's. */
const NOBODY = '';

/** All that is asked of them rejects with `ApiFailure`. */
export interface Clients {
  lookUp(connection: string, request: ProfileRequest, options: LookUpOptions): Promise<Answer>;
  /** Rejects when the API does not accept the key, or when that cannot be found out. */
  checkKey(key: string, signal: AbortSignal): Promise<void>;
  /** Nothing that came with the connection's key up to now is answered any more. */
  forget(connection: string): void;
  endpointOf(connection: string): string;
}

/**
 * One client for each connection. All that reach Amplitude share one pace, because its limit is the organisation's. The HTTP client
 * is loaded with the first request: most of what activation would wait for.
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
    const { createClient } = await import('../api/client');
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
