import { isWhole, type Numeric, toBig, toNumeric, toValue, type Whole, whole } from '../numbers';
import { LiquidError, type Value } from '../values';
import { type FilterFunction, type Filters, filter } from './filter';

/** Filters that reckon. Whole numbers stay whole; with a decimal on one side the result is a decimal. */
export const MATH: Filters = {
  plus: filter(two(sum), 1),
  minus: filter(two(difference), 1),
  times: filter(two(product), 1),
  divided_by: filter(two(quotient), 1),
  modulo: filter(two(remainder), 1),
};

function two(reckon: (left: Numeric, right: Numeric) => Numeric): FilterFunction {
  return (_, input, operand) => toValue(reckon(toNumeric(input), toNumeric(operand as Value)));
}

function sum(left: Numeric, right: Numeric): Numeric {
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

/** Rounded down when both are whole, as Ruby does. */
function quotient(left: Numeric, right: Numeric): Numeric {
  checkDivisor(right);
  if (!isWhole(left) || !isWhole(right)) return toBig(left).dividedBy(toBig(right));
  const [a, b] = [BigInt(left), BigInt(right)];
  const cut = a / b;
  return whole(a % b !== 0n && a < 0n !== b < 0n ? cut - 1n : cut);
}

/** Of the sign of the divisor, as in Ruby. */
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
  if (isWhole(divisor) ? BigInt(divisor) === 0n : divisor.isZero()) throw new LiquidError('divided by 0');
}

/** What JavaScript found when it is exact, or else what bigints find. */
function exactly(left: Whole, right: Whole, found: number, exact: (a: bigint, b: bigint) => bigint): Whole {
  return Number.isSafeInteger(found) && typeof left === 'number' && typeof right === 'number'
    ? found
    : whole(exact(BigInt(left), BigInt(right)));
}
