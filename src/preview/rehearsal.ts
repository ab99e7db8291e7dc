import type { JsonObject } from '../profile/json';
import type { TemplateNode } from '../template/nodes';
import { answering, type Fixture, instantOf } from './fixture';
import type { Caller, RenderInput, Rendering } from './rendering';
import { rehearsing, type WhatIf } from './whatIf';

/** The recipient of a rendering and the failure to simulate. */
export interface Rehearsal {
  readonly template: TemplateNode;
  readonly person?: Fixture['person'];
  readonly personalization: JsonObject;
  readonly variables?: JsonObject | undefined;
  readonly fixture?: Fixture | undefined;
  readonly whatIf?: WhatIf | undefined;
  /** The configured endpoint. */
  readonly endpoint: string;
  /** In milliseconds since 1970. A time in the fixture takes precedence. */
  readonly now: number;
}

/** Renders one message. Loads the renderer on first use. Rejects only with the signal's reason. */
export async function rendered(rehearsal: Rehearsal, caller: Caller, signal: AbortSignal): Promise<Rendering> {
  const { render } = await import('./render');
  const {
    template,
    person,
    personalization,
    variables = rehearsal.fixture?.variables,
    fixture,
    whatIf,
    endpoint,
    now,
  } = rehearsal;
  const ofProfileApi = rehearsing(caller, whatIf);
  const ofOthers = answering(fixture?.answers ?? [], caller);
  const calls: Caller = (request, stop) => (request.isProfileApi ? ofProfileApi : ofOthers)(request, stop);
  const input: RenderInput = {
    personalization: withUserId(personalization, person),
    ...(variables ? { variables } : {}),
    now: (fixture?.now === undefined ? undefined : instantOf(fixture.now)) ?? now,
    profileApi: endpoint,
    answers: new Map(),
    ...(whatIf?.retry === undefined ? {} : { retry: whatIf.retry }),
  };
  return render(template, input, calls, signal);
}

/** Sets `${user_id}` to the person's id unless it is given. */
function withUserId(personalization: JsonObject, person: Fixture['person']): JsonObject {
  if (person?.userId === undefined || Object.hasOwn(personalization, 'user_id')) return personalization;
  return { ...personalization, user_id: person.userId };
}
