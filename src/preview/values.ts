import { ExactNumber } from '../profile/json';

/** Values that are neither user data nor plain JavaScript values. */
export abstract class Special {
  /** The printed text. */
  abstract readonly label: string;
}

/** A decimal number that JavaScript would treat as an integer: `1.0`. Other decimals are plain numbers. */
export class Float extends Special {
  constructor(readonly value: number) {
    super();
  }

  get label(): string {
    return floatText(this.value);
  }
}

/** `(1..5)`. Items are generated only during iteration. */
export class Range extends Special {
  constructor(
    readonly first: number,
    readonly last: number,
  ) {
    super();
  }

  get size(): number {
    return Math.max(0, this.last - this.first + 1);
  }

  get label(): string {
    return `${this.first}..${this.last}`;
  }
}

/** An object provided by Liquid, such as `forloop`. Only its properties can be read. */
export abstract class Drop extends Special {
  abstract property(name: string): Value | undefined;
}

/** Integers are numbers, or bigints beyond 2^53. */
export type Value = null | boolean | string | number | bigint | ExactNumber | Special | readonly Value[] | ValueObject;

/** An object from a response, fixture or variable. Only its own properties count. */
export interface ValueObject {
  readonly [name: string]: Value;
}

/** An error that Liquid prints: `Liquid error: divided by 0`. */
export class LiquidError extends Error {}

export function isList(value: Value): value is readonly Value[] {
  return Array.isArray(value);
}

export function isHash(value: Value): value is ValueObject {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    !(value instanceof Special) &&
    !(value instanceof ExactNumber)
  );
}

/** Everything except `nil` and `false` is truthy. */
export function isTruthy(value: Value): boolean {
  return value !== null && value !== false;
}

/** Returns the own property with that name; `undefined` for an inherited one. */
export function ownValue(object: ValueObject, name: string): Value | undefined {
  return Object.hasOwn(object, name) ? object[name] : undefined;
}

/** Whether Ruby reads the number in JSON as an integer. One with an exponent, such as `1e+21`, is a decimal. */
export function isInteger(value: number): boolean {
  return Number.isInteger(value) && Math.abs(value) < 1e21;
}

/** Returns a decimal number with this value. */
export function toFloat(value: number): number | Float {
  return Number.isInteger(value) ? new Float(value) : value;
}

/** `2.0`, `1.0e+20`: formats a decimal number as Ruby does. */
export function floatText(value: number): string {
  if (!Number.isFinite(value)) return String(value);
  const size = Math.abs(value);
  if (size !== 0 && ((size >= 1e15 && Number.isInteger(value)) || size < 1e-4)) {
    const [digits = '', exponent = ''] = value.toExponential().split('e');
    const sign = exponent.startsWith('-') ? '-' : '+';
    return `${digits.includes('.') ? digits : `${digits}.0`}e${sign}${exponent.slice(1).padStart(2, '0')}`;
  }
  if (Object.is(value, -0)) return '-0.0';
  return Number.isInteger(value) ? `${value}.0` : String(value);
}
