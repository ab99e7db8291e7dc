import { STATUS_FIELD } from '../../profile/response';
import type { Step } from '../../profile/shape';
import type { Origin, Origins, ProfileCall } from './recognition';

export const NO_ORIGINS: Origins = [];

/** Limits the origins of one value or place; the oldest are dropped first. */
const MOST = 16;

/**
 * Returns what a path into a call's response, extended by `steps`, reads. Typical misspellings and omissions are read
 * as what was meant, because another rule reports them.
 */
export function originAt(call: ProfileCall, path: readonly Step[], steps: readonly Step[]): Origins {
  const first = stepAt(path, steps, 0);
  const at = isRecommendations(first) || first === 'amp_props' ? 0 : 1;
  const field = stepAt(path, steps, at);
  const inside = stepAt(path, steps, at + 1);
  const further = stepAt(path, steps, at + 2);
  const control = field !== 'amp_props' && (isControl(field) || isControl(inside) || isControl(further));
  const isCounted = (steps.length > 0 ? steps : path).at(-1) === 'size';
  const items = isRecommendations(field) && (inside === 'items' || further === 'items') && !isCounted;
  const status = first === STATUS_FIELD || first === 'error' || (first === 'userData' && field === 'error');
  return knownList(call, items, control, status, !status, false);
}

function isRecommendations(step: Step | undefined): boolean {
  return typeof step === 'string' && firstLetterOf(step) === R && /^reco?m/i.test(step);
}

/** Whether the step is `is_control` or a common misspelling of it. */
export function isControl(step: Step | undefined): boolean {
  if (typeof step !== 'string') return false;
  const letter = firstLetterOf(step);
  return (letter === I || letter === C) && CONTROL.test(step);
}

const CONTROL = /^(?:i[ns])?[_-]?c(?=[a-z]*(?:nt|tr))[ontrl]{4,8}(?:[_-]?group)?$/i;
const C = 0x63;
const I = 0x69;
const R = 0x72;

/** Returns the lower-case code of the first letter: a quick check that spares most names the regular expression. */
function firstLetterOf(name: string): number {
  return name.charCodeAt(0) | 0x20;
}

/** Returns a shared list for equal origins, because the same ones are needed again and again. */
function knownList(
  call: ProfileCall,
  items: boolean,
  control: boolean,
  status: boolean,
  data: boolean,
  decides: boolean,
): Origins {
  const index = (items ? 1 : 0) + (control ? 2 : 0) + (status ? 4 : 0) + (data ? 8 : 0) + (decides ? 16 : 0);
  call.origins[index] ??= [{ call, items, control, status, data, decides }];
  return call.origins[index];
}

function stepAt(path: readonly Step[], steps: readonly Step[], index: number): Step | undefined {
  return index < path.length ? path[index] : steps[index - path.length];
}

/** Returns the origins that come from recommended items or the control group. */
export function ofRecommendations(origins: Origins): Origins {
  return origins.length === 0 ? origins : origins.filter(({ items, control }) => items || control);
}

/** Returns the origins of a number of items, which shows none of them. */
export function counted(origins: Origins): Origins {
  if (!origins.some(({ items }) => items)) return origins;
  return origins.flatMap(({ call, control, status, data, decides }) =>
    knownList(call, false, control, status, data, decides),
  );
}

/** Returns the origins as merely deciding a value: the number of items, for example, shows none of them. */
export function deciding(origins: Origins): Origins {
  if (origins.every(({ decides, items }) => decides && !items)) return origins;
  const [first, another] = origins;
  return first && !another ? decidingOne(first) : origins.flatMap(decidingOne);
}

function decidingOne({ call, control, status, data }: Origin): Origins {
  return knownList(call, false, control, status, data, true);
}

/** Returns the union; `one` itself when `other` adds nothing. */
export function joined(one: Origins, other: Origins): Origins {
  if (other.length === 0 || one === other) return one;
  const [first] = one;
  const [only, another] = other;
  if (!first || !only) return other;
  if (one.length === 1 && !another && first.call === only.call)
    return addsTo(first, only) ? withBoth(first, only) : one;
  let all: Origin[] | undefined;
  for (const added of other) {
    const index = (all ?? one).findIndex(({ call }) => call === added.call);
    const known = (all ?? one)[index];
    if (known && !addsTo(known, added)) continue;
    all ??= [...one];
    if (known) all.splice(index, 1, ...withBoth(known, added));
    else all.push(added);
  }
  return all ? all.slice(-MOST) : one;
}

function addsTo(known: Origin, added: Origin): boolean {
  return (
    (added.items && !known.items) ||
    (added.control && !known.control) ||
    (added.status && !known.status) ||
    (added.data && !known.data) ||
    (added.decides && !known.decides)
  );
}

function withBoth(one: Origin, other: Origin): Origins {
  return knownList(
    other.call,
    one.items || other.items,
    one.control || other.control,
    one.status || other.status,
    one.data || other.data,
    one.decides || other.decides,
  );
}
