import { Big, isWhole, type Numeric, plainNumber, toBig, toNumeric, toValue, type Whole, whole } from '../numbers';
import { Float, LiquidError, toFloat, type Value } from '../values';
import { endlessOf, endlessPair } from './endless';
import { type Filter, type Filters, filter } from './filter';

/** `Big`'s rounding modes. */
const [CEILING, FLOOR, HALF_AWAY_FROM_ZERO] = [2, 3, 4] as const;

/** Arithmetic filters. Integers stay integers; if either operand is a decimal, so is the result. */
export const MATH = {
  plus: operation(unsigned(sum), (left, right) => left + right),
  minus: operation(unsigned(difference), (left, right) => left - right),
  times: operation(
    (input, operand) => signed(input, operand, product),
    (left, right) => left * right,
  ),
  divided_by: operation(
    (input, operand) => signed(input, operand, quotient),
    (left, right) => left / right,
  ),
  modulo: operation(unsigned(remainder), (left, right) => {
    if (right === 0 && !Number.isNaN(left)) checkDivisor(0);
    const rest = left % right;
    return rest * right < 0 ? rest + right : rest;
  }),
  at_least: filter((_, input, limit) => nearer(input, limit as Value, (sign) => sign > 0), 1),
  at_most: filter((_, input, limit) => nearer(input, limit as Value, (sign) => sign < 0), 1),
  abs: filter((_, input) => {
    const endless = endlessOf(input);
    return endless === undefined ? toValue(absolute(toNumeric(input))) : Math.abs(endless);
  }),
  ceil: filter((_, input) => rounded(input, 0, CEILING)),
  floor: filter((_, input) => rounded(input, 0, FLOOR)),
  round: filter(
    (_, input, digits = 0) => {
      const places = toBig(toNumeric(digits)).toNumber();
      return rounded(input, Math.trunc(places), HALF_AWAY_FROM_ZERO);
    },
    0,
    1,
  ),
} satisfies Filters;

/** `endlessly` is used when either operand is not a finite number. */
function operation(
  reckon: (input: Value, operand: Value) => Value,
  endlessly: (left: number, right: number) => number,
): Filter {
  return filter((_, input, operand = null) => {
    const endless = endlessPair(input, operand);
    return endless ? toFloat(endlessly(...endless)) : reckon(input, operand);
  }, 1);
}

function unsigned(reckon: (left: Numeric, right: Numeric) => Numeric): (input: Value, operand: Value) => Value {
  return (input, operand) => toValue(reckon(toNumeric(input), toNumeric(operand)));
}

/** Returns the limit if the number is beyond it, otherwise the number. */
function nearer(input: Value, limit: Value, isBeyond: (sign: number) => boolean): Value {
  const endless = endlessPair(input, limit);
  const sign = endless ? Math.sign(endless[1] - endless[0]) : compared(toNumeric(limit), toNumeric(input));
  const chosen = isBeyond(sign) ? limit : input;
  return endlessOf(chosen) ?? toValue(toNumeric(chosen));
}

/** Handles negative zero, which decimals have: it prints as `-0.0` and can be a divisor. */
function signed(input: Value, operand: Value, reckon: (left: Numeric, right: Numeric) => Numeric): Value {
  const [left, right] = [toNumeric(input), toNumeric(operand)];
  if (isWhole(left) && isWhole(right)) return reckon(left, right) as Whole;
  const sign = isNegative(input, left) === isNegative(operand, right) ? 1 : -1;
  if (reckon === quotient && isZero(right)) return isZero(left) ? Number.NaN : sign * Number.POSITIVE_INFINITY;
  const result = reckon(left, right) as Big;
  return result.isZero() ? new Float(sign * 0) : toValue(result);
}

/** Exact: whole numbers of any size stay whole, and all others are added as decimals. */
export function sum(left: Numeric, right: Numeric): Numeric {
  if (!isWhole(left) || !isWhole(right)) return toBig(left).plus(toBig(right));
  return exactly(left, right, Number(left) + Number(right), (a, b) => a + b);
}

function difference(left: Numeric, right: Numeric): Numeric {
  if (!isWhole(left) || !isWhole(right)) return toBig(left).minus(toBig(right));
  return exactly(left, right, Number(left) - Number(right), (a, b) => a - b);
}

function product(left: Numeric, right: Numeric): Numeric {
  if (!isWhole(left) || !isWhole(right)) return toBig(left).times(toBig(right));
  return exactly(left, right, Number(left) * Number(right), (a, b) => a * b);
}

/** Integer division rounds down, as in Ruby. */
function quotient(left: Numeric, right: Numeric): Numeric {
  if (!isWhole(left) || !isWhole(right)) return toBig(left).dividedBy(toBig(right));
  checkDivisor(right);
  const [a, b] = [BigInt(left), BigInt(right)];
  const cut = a / b;
  return whole(a % b !== 0n && a < 0n !== b < 0n ? cut - 1n : cut);
}

/** The result has the sign of the divisor, as in Ruby. */
function remainder(left: Numeric, right: Numeric): Numeric {
  checkDivisor(right);
  if (isWhole(left) && isWhole(right)) {
    const [a, b] = [BigInt(left), BigInt(right)];
    return whole(((a % b) + b) % b);
  }
  const divisor = toBig(right);
  const rest = toBig(left).modulo(divisor);
  return rest.isZero() || rest.isNegative() === divisor.isNegative() ? rest : rest.plus(divisor);
}

function checkDivisor(divisor: Numeric): void {
  if (isZero(divisor)) throw new LiquidError('divided by 0');
}

function isZero(number: Numeric): boolean {
  return isWhole(number) ? BigInt(number) === 0n : number.isZero();
}

function isNegative(value: Value, number: Numeric): boolean {
  return isWhole(number) ? number < 0 : number.isNegative() || Object.is(plainNumber(value), -0);
}

/** Returns `found` if JavaScript computed it exactly, otherwise the result with bigints. */
function exactly(left: Whole, right: Whole, found: number, exact: (a: bigint, b: bigint) => bigint): Whole {
  return Number.isSafeInteger(found) && typeof left === 'number' && typeof right === 'number'
    ? found
    : whole(exact(BigInt(left), BigInt(right)));
}

function compared(left: Numeric, right: Numeric): number {
  if (isWhole(left) && isWhole(right)) return left < right ? -1 : left > right ? 1 : 0;
  return toBig(left).comparedTo(toBig(right));
}

function absolute(number: Numeric): Numeric {
  if (!isWhole(number)) return number.absoluteValue();
  return number < 0 ? -number : number;
}

/** Rounds to this many decimals. With none or a negative number, the result is an integer. */
function rounded(
  input: Value,
  places: number,
  mode: typeof CEILING | typeof FLOOR | typeof HALF_AWAY_FROM_ZERO,
): Value {
  const endless = endlessOf(input);
  if (endless !== undefined) {
    if (places > 0) return endless;
    throw new LiquidError(`Computation results in '${endless}'${Number.isNaN(endless) ? ' (Not a Number)' : ''}`);
  }
  const number = toNumeric(input);
  if (isWhole(number) && places >= 0) return number;
  const exact = toBig(number);
  if (places > 0) {
    const result = exact.toDecimalPlaces(Math.min(places, 400), mode);
    return result.isZero() && isNegative(input, number) ? new Float(-0) : toValue(result);
  }
  const unit = new Big(10).toPower(Math.min(-places, 400));
  const units = exact.dividedBy(unit).toDecimalPlaces(0, mode);
  return whole(BigInt(units.times(unit).toFixed(0)));
}
