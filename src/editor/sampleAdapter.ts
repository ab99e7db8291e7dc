import { setTimeout } from 'node:timers/promises';
import type { AxiosAdapter } from 'axios';
import { answer } from '../sample/handler';

/** The sample connection's network: the sample API's handler, in this process. Honours delays and the request's signal. */
export const sampleAdapter: AxiosAdapter = async (config) => {
  const { pathname, search } = new URL(config.url ?? '');
  const { signal } = config;
  const {
    status,
    headers,
    body,
    delayMs = 0,
  } = answer({
    method: config.method ?? 'get',
    url: pathname + search,
    headers: {},
    keyless: true,
  });
  await setTimeout(delayMs, undefined, { signal: signal as AbortSignal });
  return { status, statusText: '', headers, data: Buffer.from(body), config };
};
