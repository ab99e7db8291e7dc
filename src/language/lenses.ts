import { splitIds } from '../profile/ids';
import type { ProfileRequest } from '../profile/request';
import type { FriendlyNames } from '../profile/row';
import type { Seen } from '../profile/seen';
import { shortened, visible } from '../profile/visible';
import { parameterIsOn } from '../profile/writtenRequest';
import type { Span } from '../template/expressionNodes';
import type { Facts } from '../template/facts';
import { nameOfId } from './asking';
import { type ProfileCall, profileRequestOf } from './inference/recognition';
import { sendRateOf } from './sendRate';

/** A text above the call at its span. */
export type Lens = Span & LensText;

interface LensText {
  readonly title: string;
  readonly tooltip?: string;
  /** The arguments of *Look Up…*; `undefined` for a lens that is information only. */
  readonly lookUp?: CallLookUp;
  /** Whether it opens the template's preview. */
  readonly preview?: true;
}

export interface CallLookUp {
  readonly request: ProfileRequest;
  /** Parameters whose value comes from Liquid. The user is asked for them. */
  readonly dynamic: readonly string[];
}

const MAX_LENGTH = 60;

const PREVIEW: LensText = { title: 'Preview', tooltip: 'Shows the message beside the template.', preview: true };

/**
 * Returns the lenses above each call to the Profile API: what it requests, *Look Up…*, *Preview*, and the send rate it
 * allows.
 */
export function lensesIn(facts: Facts, { endpoint, names }: Pick<Seen, 'endpoint' | 'names'>): Lens[] {
  const calls = facts.calls.flatMap((call) => profileRequestOf(call, facts, endpoint) ?? []);
  if (calls.length === 0) return [];
  const rate = sendRateOf(
    facts,
    calls.map(({ call }) => call),
  );
  return calls.flatMap((profileCall) => {
    const { start, end } = profileCall.call;
    return [asking(profileCall, names), ...lookingUp(profileCall), PREVIEW, rate].map((text) => ({
      ...text,
      start,
      end,
    }));
  });
}

function asking(call: ProfileCall, names: FriendlyNames): LensText {
  const parts = partsOf(call, names);
  if (parts.length > 0) return { title: `Asks for ${parts.join(', ')}` };
  if (call.open) return { title: 'Asks for what Liquid says' };
  return {
    title: 'Asks for nothing',
    tooltip: 'Add a parameter such as get_amp_props=true: userData has no data without one.',
  };
}

/** Returns the *Look Up…* lens; none for a call that requests nothing. */
function lookingUp(call: ProfileCall): LensText[] {
  if (partsOf(call, {}).length === 0) return [];
  const isExposure = call.request.recIds || call.dynamic.has('rec_id');
  const exposure = isExposure ? ' Asking for recommendations is logged as an exposure of the person.' : '';
  const tooltip = `Sends the request of this call.${exposure}`;
  return [{ title: 'Look Up…', tooltip, lookUp: { request: call.request, dynamic: [...call.dynamic] } }];
}

/** What a call can request: the flag that requests it and the parameter that selects the ids. */
const PARTS: readonly { readonly words: string; readonly flag?: string; readonly ids?: string }[] = [
  { words: 'recommendations', flag: 'get_recs', ids: 'rec_id' },
  { words: 'properties', flag: 'get_amp_props' },
  { words: 'cohorts', flag: 'get_cohort_ids' },
  { words: 'computations', flag: 'get_computations' },
  { words: 'computation', ids: 'comp_id' },
  { words: 'propensity', flag: 'get_propensity', ids: 'prediction_id' },
];

/**
 * `['recommendations home-page “Home page”', 'properties (perhaps)']`: "perhaps" marks parts that depend on Liquid.
 */
function partsOf(call: ProfileCall, names: FriendlyNames): string[] {
  return PARTS.flatMap(({ words, flag, ids }) => {
    const asked = [flag, ids].flatMap((name) => name ?? []);
    if (asked.some((name) => !call.parameters.has(name) || parameterIsOn(call, name) === 'no')) return [];
    const named = splitIds([(ids && call.parameters.get(ids)) ?? ''])
      .map((id) => withName(id, nameOfId(ids ?? '', id, names)))
      .join(' and ');
    const perhaps = flag && parameterIsOn(call, flag) === 'maybe' ? ' (perhaps)' : '';
    const kind = flag === 'get_propensity' && call.request.propensityType === 'pct' ? ' as a percentile' : '';
    return [`${words}${named && ` ${shortened(visible(named), MAX_LENGTH)}`}${kind}${perhaps}`];
  });
}

function withName(id: string, name: string | undefined): string {
  return name === undefined ? id : `${id} “${name}”`;
}
