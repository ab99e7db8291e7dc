/** A number whose digits JavaScript would change: `9007199254740993`, `1e400`, `1.0`, `-0`. Kept as it was sent. */
export class ExactNumber {
  constructor(readonly digits: string) {}

  /** As JSON and people read it. */
  toString(): string {
    return this.digits;
  }
}

/** A value of an answer. Objects have own properties only; `__proto__` and the empty name are names like others. */
export type Json = null | boolean | number | string | ExactNumber | readonly Json[] | JsonObject;

export interface JsonObject {
  readonly [name: string]: Json;
}

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof ExactNumber);
}

/** The own property of that name; nothing where the name only stands on a prototype, like `constructor`. */
export function own(object: JsonObject, name: string): Json | undefined {
  return Object.hasOwn(object, name) ? object[name] : undefined;
}
