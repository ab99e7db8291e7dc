import { answer, type SampleRequest } from '../../../src/sample/handler';
import type { SampleResponse } from '../../../src/sample/response';

/** A query that names every part. */
export const EVERYTHING =
  'get_recs=true&rec_id=testRecId&get_amp_props=true&get_cohort_ids=true&get_computations=true' +
  '&get_propensity=true&prediction_id=0x10x';

/** A request without a key, as the extension's own sample connection sends it, unless told otherwise. */
export function ask(url: string, request: Partial<SampleRequest> = {}): SampleResponse {
  return answer({ method: 'GET', url, headers: {}, keyless: true, ...request });
}

// biome-ignore lint/suspicious/noExplicitAny: an answer is whatever was sent
export function userData(query: string): any {
  return JSON.parse(ask(`/v1/userprofile?${query}`).body).userData;
}
