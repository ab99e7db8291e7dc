import BaseBig from 'decimal.js-light';
import { ExactNumber } from '../profile/json';
import { Float, isInteger, LiquidError, toFloat, type Value } from './values';

/** Calculates decimals with this precision, which exceeds that of any input or output. */
export const Big = BaseBig.clone({ precision: 60 });
export type Big = InstanceType<typeof BaseBig>;

/** Larger integers are rejected, to bound their growth. */
const LARGEST = 10n ** 1000n;
const MOST_DIGITS = 1000;

export type Whole = number | bigint;

/** The numbers that filters calculate with. */
export type Numeric = Whole | Big;

export function isWhole(number: Numeric): number is Whole {
  return typeof number !== 'object';
}

/** Converts a filter's operand: `'3'` is 3, `'1.5 '` is 1.5, `'3 days'` is 3; anything else is 0. */
export function toNumeric(value: Value): Numeric {
  if (typeof value === 'number') return isInteger(value) ? value : bigOf(value);
  if (typeof value === 'bigint') return value;
  if (typeof value === 'string') return numericOf(value);
  if (value instanceof Float) return bigOf(value.value);
  if (value instanceof ExactNumber) return ofDigits(value.digits);
  return 0;
}

/** Converts a number to a value; decimals are rounded to Ruby's `Float`. */
export function toValue(number: Numeric): Value {
  return isWhole(number) ? number : toFloat(number.toNumber());
}

export function toBig(number: Numeric): Big {
  return isWhole(number) ? new Big(String(number)) : number;
}

/** Returns a number if it can represent the integer, otherwise the bigint. */
export function whole(value: bigint): Whole {
  if (value > LARGEST || value < -LARGEST) throw new LiquidError('number is too large');
  return value >= Number.MIN_SAFE_INTEGER && value <= Number.MAX_SAFE_INTEGER ? Number(value) : value;
}

/** `'12 days'` → 12, `' -1_000'` → -1000; 0 when the text does not begin with a number. */
export function leadingInteger(text: string): Whole {
  const [, sign = '', digits = ''] = /^[ \t-\r\0]*([+-]?)(\d+(?:_\d+)*)/.exec(text) ?? [];
  return digits === '' ? 0 : wholeOf(sign, digits.replaceAll('_', ''));
}

/** Converts a strict integer argument: `slice: '1'` is valid, `slice: 'one'` and `slice: 1.5` are not. */
export function toInteger(value: Value): Whole {
  const integer = integerOf(value);
  if (integer !== undefined) return integer;
  const [, sign = '', digits] =
    typeof value === 'string' ? (/^[ \t-\r]*([+-]?)(0|[1-9]\d*(?:_\d+)*)[ \t-\r]*$/.exec(value) ?? []) : [];
  if (digits === undefined) throw new LiquidError('invalid integer');
  return wholeOf(sign, digits.replaceAll('_', ''));
}

/** Returns the number if it is an integer in Ruby, whatever its size. */
export function integerOf(value: Value): Whole | undefined {
  if (typeof value === 'bigint' || (typeof value === 'number' && isInteger(value))) return value;
  return value instanceof ExactNumber && isDigits(value.digits) ? (ofDigits(value.digits) as Whole) : undefined;
}

/** Returns a number of any type as JavaScript compares it. */
export function plainNumber(value: Value): Whole | undefined {
  if (typeof value === 'number' || typeof value === 'bigint') return value;
  if (value instanceof Float) return value.value;
  if (value instanceof ExactNumber) return isDigits(value.digits) ? BigInt(value.digits) : Number(value.digits);
  return undefined;
}

/** Like `toInteger`, for indexes and counts, which must be safe integers in JavaScript. */
export function toCount(value: Value): number {
  return Number(toInteger(value));
}

function numericOf(text: string): Numeric {
  if (!/^[ \t-\r\0]*-?\d+\.\d+[ \t-\r\0]*$/.test(text)) return leadingInteger(text);
  return text.length > MOST_DIGITS ? bigOf(Number(text)) : new Big(text.trim());
}

function wholeOf(sign: string, digits: string): Whole {
  if (digits.length > MOST_DIGITS) throw new LiquidError('number is too large');
  const size = digits.length < 16 ? Number(digits) : whole(BigInt(digits));
  return sign === '-' ? -size : size;
}

function ofDigits(digits: string): Numeric {
  if (!isDigits(digits)) return bigOf(Number(digits));
  return digits.startsWith('-') ? wholeOf('-', digits.slice(1)) : wholeOf('', digits);
}

export function isDigits(text: string): boolean {
  return /^-?\d+$/.test(text);
}

function bigOf(value: number): Big {
  return new Big(Number.isFinite(value) ? value : 0);
}
