import { NOT_SEEN, THROTTLED } from '../profile/apiErrors';
import { isObject, type Json, type JsonObject, namesOf, objectOf, own, writeJson } from '../profile/json';
import { parseJson } from '../profile/parseJson';
import type { Caller, CallRequest, CallResult } from './rendering';

/** A simulated event for calls to the Profile API. */
export interface WhatIf {
  readonly id: string;
  readonly title: string;
  /** Describes the event in a sentence. */
  readonly about: string;
  /** Overrides whether the call has `:retry`. */
  readonly retry?: boolean;
  /** Returns what the caller gets in place of the API's response. */
  outcome(request: CallRequest, real: () => Promise<CallResult>): Promise<CallResult>;
}

/**
 * All simulations. Sources of bodies and statuses: Amplitude, User Profile API; of Braze's behaviour: Braze, Connected
 * Content.
 */
export const WHAT_IFS: readonly WhatIf[] = [
  {
    id: 'control',
    title: 'Control group',
    about: 'The person is in the control group and gets random items: the message has to show your default.',
    outcome: changed((userData) => ({ ...userData, recommendations: asControl(own(userData, 'recommendations')) })),
  },
  {
    id: 'no-recommendations',
    title: 'No recommendations',
    about: 'The person has too little history: the API answers null for recommendations.',
    outcome: changed((userData) => ({ ...userData, recommendations: null })),
  },
  {
    id: 'unknown-user',
    title: 'Unknown user',
    about: 'Amplitude never saw this ID: the API answers with an error.',
    outcome: answered(400, 'application/json', writeJson({ error: NOT_SEEN })),
  },
  {
    id: 'wrong-key',
    title: 'Wrong key',
    about: 'The key in Braze was replaced or mistyped: the API answers 401.',
    outcome: answered(401, 'text/plain', 'Invalid Api-Key'),
  },
  {
    id: 'throttled',
    title: 'Throttled',
    about: 'More than 600 requests a minute reach Amplitude: the API answers 429.',
    outcome: answered(429, 'application/json', writeJson({ error: THROTTLED })),
  },
  {
    id: 'server-error',
    title: 'Server error, no :retry',
    about: 'Amplitude has an outage, and the call does not say :retry.',
    retry: false,
    outcome: answered(500, 'text/plain', 'Internal Server Error'),
  },
  {
    id: 'server-error-retried',
    title: 'Server error, :retry',
    about: 'Amplitude has an outage that outlasts the tries of :retry.',
    retry: true,
    outcome: answered(500, 'text/plain', 'Internal Server Error'),
  },
  {
    id: 'slow',
    title: 'Slower than 2 s',
    about: 'The answer takes longer than Braze waits.',
    outcome: async ({ timeoutMs }) => ({
      failure: `The answer took longer than ${timeoutMs / 1000} seconds.`,
      durationMs: timeoutMs,
    }),
  },
  {
    id: 'large',
    title: 'Larger than 1 MB',
    about: 'The answer is larger than Braze takes.',
    outcome: async ({ maxBytes }, real) => {
      const outcome = await real();
      const answer = 'failure' in outcome ? { status: 200, contentType: 'application/json', body: '{}' } : outcome;
      return { ...answer, body: `{}${' '.repeat(maxBytes)}`, durationMs: outcome.durationMs ?? 0, fromCache: false };
    },
  },
  {
    id: 'not-json',
    title: 'Not JSON',
    about: 'Something on the way answers with a page: Braze prints it in the place of the call.',
    outcome: answered(200, 'text/html', '<html><body>Service temporarily unavailable</body></html>'),
  },
  {
    id: 'null-properties',
    title: 'Properties are null',
    about: 'The person has none of the properties that were asked for.',
    outcome: changed((userData) => ({ ...userData, amp_props: allNull(own(userData, 'amp_props')) })),
  },
];

export function whatIfNamed(id: string | undefined): WhatIf | undefined {
  return WHAT_IFS.find((whatIf) => whatIf.id === id);
}

/** Simulates the event for calls to the Profile API and passes on all others. */
export function rehearsing(caller: Caller, whatIf: WhatIf | undefined): Caller {
  if (!whatIf) return caller;
  return async (request, signal) => {
    if (!request.isProfileApi) return caller(request, signal);
    return { ...(await whatIf.outcome(request, () => caller(request, signal))), simulated: true };
  };
}

function answered(status: number, contentType: string, body: string): WhatIf['outcome'] {
  return async () => ({ status, contentType, body, durationMs: 0, fromCache: false });
}

/** Changes the `userData` of the real response. Other responses, and those that Braze rejects, are returned unchanged. */
function changed(change: (userData: JsonObject) => JsonObject): WhatIf['outcome'] {
  return async ({ maxBytes }, real) => {
    const outcome = await real();
    if ('failure' in outcome || sizeOf(outcome.body) > maxBytes) return outcome;
    const body = typeof outcome.body === 'string' ? outcome.body : new TextDecoder().decode(outcome.body);
    const answer = parsedOrNothing(body);
    const userData = isObject(answer) ? own(answer, 'userData') : undefined;
    if (!isObject(answer) || !isObject(userData)) return outcome;
    return { ...outcome, body: writeJson({ ...answer, userData: change(userData) }) };
  };
}

/** Returns the size in bytes. */
function sizeOf(body: string | Uint8Array): number {
  return typeof body === 'string' ? new TextEncoder().encode(body).length : body.length;
}

function parsedOrNothing(text: string): Json | undefined {
  try {
    return parseJson(text);
  } catch {
    // Not JSON, so there is nothing to change.
    return undefined;
  }
}

/** A random selection of the same items; reversed here, so that it is deterministic. */
function asControl(recommendations: Json | undefined): Json {
  if (!Array.isArray(recommendations)) return recommendations ?? null;
  return (recommendations as readonly Json[]).map((entry) => {
    if (!isObject(entry)) return entry;
    const items = own(entry, 'items');
    const shuffled = Array.isArray(items) ? { items: [...(items as readonly Json[])].reverse() } : {};
    return { ...entry, ...shuffled, is_control: true };
  });
}

function allNull(properties: Json | undefined): Json {
  if (!isObject(properties)) return properties ?? null;
  return objectOf(namesOf(properties).map((name) => [name, null]));
}
