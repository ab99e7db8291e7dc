import type { JsonObject } from '../profile/json';
import type { TemplateNode } from '../template/nodes';
import { answering, type Fixture, instantOf } from './fixture';
import type { Caller, RenderInput, Rendering } from './rendering';
import { rehearsing, type WhatIf } from './whatIf';

/** For whom a message is rendered, and what is rehearsed. */
export interface Rehearsal {
  readonly template: TemplateNode;
  readonly person?: Fixture['person'];
  readonly personalization: JsonObject;
  readonly variables?: JsonObject | undefined;
  readonly fixture?: Fixture | undefined;
  readonly whatIf?: WhatIf | undefined;
  /** Where the connections send requests. */
  readonly endpoint: string;
  /** Milliseconds since 1970; the fixture may say another time. */
  readonly now: number;
}

/** Renders one message. The renderer is loaded with the first one. Rejects with the signal's reason alone. */
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

/** The person's id is `${user_id}`, unless something else is said. */
function withUserId(personalization: JsonObject, person: Fixture['person']): JsonObject {
  if (person?.userId === undefined || Object.hasOwn(personalization, 'user_id')) return personalization;
  return { ...personalization, user_id: person.userId };
}
