import { createClient, type ProfileClient } from '../api/client';
import { createPace } from '../api/pace';
import type { Connections } from './connections';
import { SAMPLE } from './connections';
import { sampleAdapter } from './sampleAdapter';
import * as settings from './settings';

/** What the sample connection says it asks, for the cURL command and the log; nothing is sent there. */
const SAMPLE_ENDPOINT = 'https://profile-api.amplitude.com/v1/userprofile';

const AT_ONCE = 4;

export interface Clients {
  /** The client of a connection, always the same one. */
  of(connection: string): ProfileClient;
  /** Rejects with `ApiFailure` when the API does not accept the key, or when that cannot be found out. */
  checkKey(key: string, signal: AbortSignal): Promise<void>;
  endpointOf(connection: string): string;
}

/** One client for each connection. All that reach Amplitude share one pace, because its limit is the organisation's. */
export function createClients(connections: Connections, log: (line: string) => void): Clients {
  const clients = new Map<string, ProfileClient>();
  const limits = () => ({ timeout: settings.timeout(), cacheSeconds: settings.cacheSeconds() });
  const pace = createPace({ requestsPerMinute: settings.requestsPerMinute, atOnce: AT_ONCE });
  const unlimited = createPace({ requestsPerMinute: () => Number.POSITIVE_INFINITY, atOnce: AT_ONCE });

  const sample = () =>
    createClient({
      endpoint: () => SAMPLE_ENDPOINT,
      key: async () => undefined,
      keyless: true,
      limits,
      pace: unlimited,
      adapter: sampleAdapter,
      log: (line) => log(`${line} (sample)`),
    });
  const real = (connection: string) =>
    createClient({
      endpoint: settings.endpoint,
      key: () => connections.keyFor(connection, new URL(settings.endpoint()).origin),
      limits,
      pace,
      log,
    });

  const of = (connection: string) => {
    const client = clients.get(connection) ?? (connection === SAMPLE ? sample() : real(connection));
    clients.set(connection, client);
    return client;
  };
  const checker = real('');
  return {
    of,
    checkKey: (key, signal) => checker.checkKey(key, signal),
    endpointOf: (connection) => (connection === SAMPLE ? SAMPLE_ENDPOINT : settings.endpoint()),
  };
}
