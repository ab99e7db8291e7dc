import { ExactNumber } from '../../profile/json';
import { toBig, toNumeric } from '../numbers';
import type { Value } from '../values';

/** `1 | divided_by: 0.0` is Infinity, `0 | divided_by: 0.0` is no number: what a value is of that kind, if anything. */
export function endlessOf(value: Value): number | undefined {
  const number = value instanceof ExactNumber ? Number(value.digits) : value;
  if (typeof number !== 'number' || Number.isFinite(number)) return undefined;
  return value instanceof ExactNumber && /^-?\d+$/.test(value.digits) ? undefined : number;
}

/** Both as JavaScript reckons with them; nothing when both are finite. */
export function endlessPair(left: Value, right: Value): readonly [number, number] | undefined {
  const [one, other] = [endlessOf(left), endlessOf(right)];
  if (one === undefined && other === undefined) return undefined;
  return [one ?? toBig(toNumeric(left)).toNumber(), other ?? toBig(toNumeric(right)).toNumber()];
}
