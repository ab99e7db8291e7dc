import { ExactNumber } from '../../profile/json';
import { toBig, toNumeric } from '../numbers';
import type { Value } from '../values';

/**
 * Returns the value if it is infinite or not a number: `1 | divided_by: 0.0` is Infinity, `0 | divided_by: 0.0` is NaN.
 * Otherwise returns `undefined`.
 */
export function endlessOf(value: Value): number | undefined {
  const number = value instanceof ExactNumber ? Number(value.digits) : value;
  if (typeof number !== 'number' || Number.isFinite(number)) return undefined;
  return value instanceof ExactNumber && /^-?\d+$/.test(value.digits) ? undefined : number;
}

/** Returns both as JavaScript numbers; `undefined` when both are finite. */
export function endlessPair(left: Value, right: Value): readonly [number, number] | undefined {
  const [one, other] = [endlessOf(left), endlessOf(right)];
  if (one === undefined && other === undefined) return undefined;
  return [one ?? toBig(toNumeric(left)).toNumber(), other ?? toBig(toNumeric(right)).toNumber()];
}
