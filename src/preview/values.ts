import { ExactNumber } from '../profile/json';

/** What is neither data of somebody nor plain JavaScript. */
export abstract class Special {
  /** What it prints as. */
  abstract readonly label: string;
}

/** A decimal number that JavaScript would take for a whole one: `1.0`. All others are numbers as they are. */
export class Float extends Special {
  constructor(readonly value: number) {
    super();
  }

  get label(): string {
    return floatText(this.value);
  }
}

/** `(1..5)`. Nothing is in it until somebody goes through it. */
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

/** What Liquid itself provides, such as `forloop`: nothing but its properties can be read. */
export abstract class Drop extends Special {
  abstract property(name: string): Value | undefined;
}

/** Whole numbers are numbers, or bigints beyond 2^53. */
export type Value = null | boolean | string | number | bigint | ExactNumber | Special | readonly Value[] | ValueObject;

/** An object of an answer, a fixture or a variable. Only its own properties count. */
export interface ValueObject {
  readonly [name: string]: Value;
}

/** Goes wrong in a way that Liquid prints: `Liquid error: divided by 0`. */
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

/** Everything is true but `nil` and `false`. */
export function isTruthy(value: Value): boolean {
  return value !== null && value !== false;
}

/** The own property of that name; nothing where the name only stands on a prototype. */
export function ownValue(object: ValueObject, name: string): Value | undefined {
  return Object.hasOwn(object, name) ? object[name] : undefined;
}

/** A decimal number of that value, whole or not. */
export function toFloat(value: number): number | Float {
  return Number.isInteger(value) ? new Float(value) : value;
}

/** `2.0`, `1.0e+20`: as Ruby writes a decimal number. */
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
