import * as vscode from 'vscode';
import { ApiFailure, NO_KEY } from '../../api/failure';
import type { CallAnswer, Caller, CallRefusal, CallRequest, CallResult } from '../../preview/rendering';
import { type JsonObject, writeJson } from '../../profile/json';
import { knownUserData } from '../../profile/knownAnswer';
import { personOf } from '../../profile/profile';
import { namesNoPart, type ProfileRequest, requestProblem, toRequest } from '../../profile/request';
import { outcomeOf as sampleOutcome } from '../../sample/call';
import type { Connections } from '../connections/connections';
import { type LookUps, RESTRICTED } from '../profiles/lookUps';
import type { Profiles } from '../profiles/profiles';
import { NO_PERSON, NOT_RUN } from './notCalled';

export interface CallParts {
  readonly connections: Connections;
  readonly profiles: Profiles;
  readonly lookUps: LookUps;
}

/**
 * Returns a caller that makes calls to the Profile API on the active connection, whatever headers the template sends.
 * `counted` says whether recommendations may be requested; if not, they come from the last answer that any command got.
 * Calls to other hosts go to `others`.
 */
export function profileCalls(parts: CallParts, counted: boolean, others: Caller): Caller {
  return async (request, signal) => {
    if (!request.isProfileApi) return others(request, signal);
    await parts.connections.ready();
    return parts.connections.sampleIsActive ? sampleOutcome(request) : ofApi(parts, request, counted, signal);
  };
}

async function ofApi(
  { connections, profiles, lookUps }: CallParts,
  { url, method, timeoutMs }: CallRequest,
  counted: boolean,
  signal: AbortSignal,
): Promise<CallResult> {
  if (method !== 'GET') return { failure: 'Not called: the Profile API takes GET requests only.' };
  const request = toRequest(new URL(url).searchParams);
  if (request.userId === undefined && request.deviceId === undefined) return { failure: NO_PERSON };
  const problem = requestProblem(request);
  if (problem) return { failure: `Not called: ${problem}` };
  if (request.recIds && !counted) return known(profiles, connections.active, request) ?? notAsked(connections);
  const isEmpty = namesNoPart(request);
  try {
    const { answer } = await lookUps.ask(isEmpty ? { ...request, cohorts: true } : request, { signal });
    if (answer.durationMs > timeoutMs) return tooSlow(answer.durationMs, timeoutMs);
    const { status, durationMs, fromCache } = answer;
    const body = isEmpty ? withoutParts(answer.userData) : answer.text;
    return { status, contentType: 'application/json', body, durationMs, fromCache };
  } catch (error) {
    signal.throwIfAborted();
    if (!(error instanceof ApiFailure)) throw error;
    const { status, body } = error.details;
    const isAnswer = status !== undefined && (status >= 400 || body !== undefined);
    return isAnswer ? { status, body: body ?? '', durationMs: 0, fromCache: false } : { failure: error.message };
  }
}

/** Running the calls is offered only where they would be made. */
function notAsked({ keyIsMissing }: Connections): CallRefusal {
  if (!vscode.workspace.isTrusted) return { failure: RESTRICTED };
  return keyIsMissing ? { failure: NO_KEY } : NOT_RUN;
}

/**
 * Restores the answer to a request that names no part, to which the API answers nulls. Our client would request the
 * default parts, so such a call asks for cohorts, which are removed here.
 */
function withoutParts(userData: JsonObject): string {
  return writeJson({ userData: { ...userData, cohort_ids: null } });
}

/** Returns an answer made of the profile in memory, if it has what is asked for. */
function known(profiles: Profiles, connection: string, request: ProfileRequest): CallAnswer | undefined {
  const profile = profiles.get(connection, personOf(request))?.profile;
  const userData = profile && knownUserData(profile, request);
  if (!userData) return undefined;
  const body = writeJson({ userData });
  return { status: 200, contentType: 'application/json', body, durationMs: 0, fromCache: true };
}

function tooSlow(tookMs: number, timeoutMs: number): CallRefusal {
  return {
    failure: `The answer took ${(tookMs / 1000).toFixed(1)} seconds; Braze waits ${timeoutMs / 1000}.`,
    durationMs: tookMs,
  };
}
