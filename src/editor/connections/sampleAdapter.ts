import type { ClientOptions } from '../../api/client';
import { answer } from '../../sample/handler';
import { pause } from '../pause';

/**
 * An axios adapter that answers from the sample API's handler in this process. Honours delays and the request's signal.
 */
export const sampleAdapter: NonNullable<ClientOptions['adapter']> = async (config) => {
  const { pathname, search } = new URL(config.url ?? '');
  const { status, headers, body, delayMs } = answer({
    method: config.method ?? 'get',
    url: pathname + search,
    headers: {},
    keyless: true,
  });
  if (delayMs !== undefined) await pause(delayMs, config.signal as AbortSignal);
  return { status, statusText: '', headers, data: Buffer.from(body), config };
};
