import type { Step } from '../profile/shape';
import type { ProfileCall } from './recognition';

/** What of a call's answer goes into a value, or decides whether a place is reached. */
export interface Origin {
  readonly call: ProfileCall;
  /** The items of a recommendation. */
  readonly items: boolean;
  /** Whether the person is in the control group. */
  readonly control: boolean;
  /** The status of the answer, or the error that it tells. */
  readonly status: boolean;
  /** The answer decided that the value is this one: on another way through the template it is another. */
  readonly decides: boolean;
}

/** One for each call. */
export type Origins = readonly Origin[];

export const NO_ORIGINS: Origins = [];

/** Bounds what is remembered of one value or place; what was learnt first is forgotten first. */
const MOST = 16;

const plainOrigins = new WeakMap<ProfileCall, Origins>();

/**
 * What the value is that stands at the end of the way into the call's answer, with more steps behind it. Slips and what was left
 * out count as what was meant: another rule speaks of them.
 */
export function originAt(call: ProfileCall, path: readonly Step[], steps: readonly Step[]): Origins {
  const first = stepAt(path, steps, 0);
  const at = isRecommendations(first) || first === 'amp_props' ? 0 : 1;
  const field = stepAt(path, steps, at);
  const inside = stepAt(path, steps, at + 1);
  const further = stepAt(path, steps, at + 2);
  const control = field !== 'amp_props' && (isControl(field) || isControl(inside) || isControl(further));
  const items = isRecommendations(field) && (inside === 'items' || further === 'items');
  const status = first === '__http_status_code__' || first === 'error' || (first === 'userData' && field === 'error');
  return control || items || status ? [{ call, items, control, status, decides: false }] : plain(call);
}

function isRecommendations(step: Step | undefined): boolean {
  return typeof step === 'string' && /^reco?m/i.test(step);
}

/** `is_control`, and what people write for it. */
function isControl(step: Step | undefined): boolean {
  return typeof step === 'string' && /^is_?control(?:_?group)?$/i.test(step);
}

/** The same list for a call each time: most that is asked about it is asked again. */
function plain(call: ProfileCall): Origins {
  const known = plainOrigins.get(call);
  if (known) return known;
  const origins = [{ call, items: false, control: false, status: false, decides: false }];
  plainOrigins.set(call, origins);
  return origins;
}

function stepAt(path: readonly Step[], steps: readonly Step[], index: number): Step | undefined {
  return index < path.length ? path[index] : steps[index - path.length];
}

/** Those of recommended items, and of the control group. */
export function ofRecommendations(origins: Origins): Origins {
  return origins.length === 0 ? origins : origins.filter(({ items, control }) => items || control);
}

/** The same, of values that are what they are because of it: how many items there are shows none of them. */
export function deciding(origins: Origins): Origins {
  return origins.every(({ decides, items }) => decides && !items)
    ? origins
    : origins.map((origin) => ({ ...origin, items: false, decides: true }));
}

/** Both; the first as it is when the other adds nothing. */
export function joined(one: Origins, other: Origins): Origins {
  if (other.length === 0 || one === other) return one;
  if (one.length === 0) return other;
  let all: Origin[] | undefined;
  for (const added of other) {
    const index = (all ?? one).findIndex(({ call }) => call === added.call);
    const known = (all ?? one)[index];
    const both = known ? withBoth(known, added) : added;
    if (both === known) continue;
    all ??= [...one];
    if (known) all[index] = both;
    else all.push(added);
  }
  return all ? all.slice(-MOST) : one;
}

function withBoth(known: Origin, added: Origin): Origin {
  const addsNothing =
    (known.items || !added.items) &&
    (known.control || !added.control) &&
    (known.status || !added.status) &&
    (known.decides || !added.decides);
  if (addsNothing) return known;
  return {
    call: known.call,
    items: known.items || added.items,
    control: known.control || added.control,
    status: known.status || added.status,
    decides: known.decides || added.decides,
  };
}
