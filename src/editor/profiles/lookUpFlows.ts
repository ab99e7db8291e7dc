import type * as v from 'valibot';
import * as vscode from 'vscode';
import { type PartName, type Person, personKey } from '../../profile/profile';
import type { ProfileRequest } from '../../profile/request';
import * as expected from '../arguments';
import { Dismissed } from '../commands';
import { askForIds, type InputStep } from '../inputs';
import type { Explorer } from './explorer';
import type { IdKind, KnownIds } from './knownIds';
import type { LookUpResult, LookUps } from './lookUps';

/** What a command asks for, apart from the person. */
export interface Asking {
  readonly argument: v.GenericSchema<unknown, ProfileRequest>;
  readonly title: string;
  /** Parts to request that need no ids. */
  readonly parts?: Pick<ProfileRequest, 'properties' | 'cohorts' | 'computations'>;
  /** The kind of ids that the user is asked for. */
  readonly ids?: IdKind;
}

export const ASKING = {
  lookUpUser: { argument: expected.profileRequest, title: 'Look Up User' },
  getRecommendations: { argument: expected.recommendations, title: 'Get Recommendations', ids: 'recommendations' },
  getUserProperties: { argument: expected.person, title: 'Get User Properties', parts: { properties: true } },
  getCohorts: { argument: expected.person, title: 'Get Cohorts', parts: { cohorts: true } },
  getComputations: { argument: expected.person, title: 'Get All Computations', parts: { computations: true } },
  getComputation: { argument: expected.computation, title: 'Get a Computation', ids: 'computations' },
  getPropensity: { argument: expected.propensity, title: 'Get Propensity', ids: 'predictions' },
} satisfies { readonly [command: string]: Asking };

const ASKING_FOR: { readonly [part in PartName]: Asking } = {
  recommendations: ASKING.getRecommendations,
  properties: ASKING.getUserProperties,
  computations: ASKING.getComputations,
  cohorts: ASKING.getCohorts,
  propensities: ASKING.getPropensity,
};

/** Look-ups that a person starts from the palette, the explorer or a page. Errors are left to the caller. */
export interface LookUpFlows {
  /**
   * Builds the request of a command, asking for ids if it needs any, as question number `from`. Rejects with
   * `Dismissed`.
   */
  requestFor(person: Person, asking: Asking, from: number): Promise<ProfileRequest>;
  /** Asks for ids of a kind and remembers them. Rejects with `Dismissed`. */
  idsFor(kind: IdKind, step: InputStep): Promise<string[]>;
  /** Looks a person up, showing progress in the view, and then reveals the person's row. */
  lookUp(request: ProfileRequest): Promise<LookUpResult>;
  askForPart(person: Person, part: PartName): Promise<LookUpResult>;
  refresh(person: Person): Promise<LookUpResult>;
}

export interface FlowParts {
  readonly lookUps: LookUps;
  readonly knownIds: KnownIds;
  readonly explorer: Explorer;
}

export function createLookUpFlows({ lookUps, knownIds, explorer }: FlowParts): LookUpFlows {
  async function idsFor(kind: IdKind, step: InputStep): Promise<string[]> {
    const chosen = await askForIds(step, kind.slice(0, -1), knownIds.of(kind));
    knownIds.remember(kind, chosen);
    return chosen;
  }

  async function requestFor(person: Person, { title, parts, ids }: Asking, from: number): Promise<ProfileRequest> {
    if (!ids) return { ...person, ...parts };
    const of = from + (ids === 'predictions' ? 1 : 0);
    const step: InputStep = of > 1 ? { title, number: from, of } : { title };
    const chosen = await idsFor(ids, step);
    if (ids === 'recommendations') return { ...person, recIds: chosen };
    if (ids === 'computations') return { ...person, compIds: chosen };
    return { ...person, predictionIds: chosen, propensityType: await askForPropensityType({ ...step, number: of }) };
  }

  /** Shows the progress of a look-up in the view, and then reveals the person's row. */
  async function shown(person: Person, lookUp: () => Promise<LookUpResult>): Promise<LookUpResult> {
    const result = await vscode.window.withProgress({ location: { viewId: 'amplitudeProfile.explorer' } }, lookUp);
    await explorer.reveal(personKey(person));
    return result;
  }

  const lookUp = (request: ProfileRequest) => shown(request, () => lookUps.lookUp(request));
  return {
    requestFor,
    idsFor,
    lookUp,
    askForPart: async (person, part) => lookUp(await requestFor(person, ASKING_FOR[part], 1)),
    refresh: (person) => shown(person, () => lookUps.refresh(person)),
  };
}

async function askForPropensityType(step: InputStep): Promise<'score' | 'pct'> {
  const items = [
    { label: 'Score', description: 'the raw score, from 0 to 1', type: 'score' as const },
    { label: 'Percentile', description: 'among all users, from 0 to 100', type: 'pct' as const },
  ];
  const title = step.of === undefined ? step.title : `${step.title} (${step.number}/${step.of})`;
  const placeHolder = 'Choose the kind of value';
  const chosen = await vscode.window.showQuickPick(items, { title, placeHolder, ignoreFocusOut: true });
  if (!chosen) throw new Dismissed();
  return chosen.type;
}
