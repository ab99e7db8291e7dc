/**
 * A number that JavaScript cannot represent with the same digits: `9007199254740993`, `1e400`, `1.0`, `-0`. Kept as
 * received.
 */
export class ExactNumber {
  constructor(readonly digits: string) {}

  /** Returns the digits as received. */
  toString(): string {
    return this.digits;
  }
}

/**
 * A JSON value from a response. Objects have own properties only; `__proto__` and the empty string are ordinary names.
 */
export type Json = null | boolean | number | string | ExactNumber | readonly Json[] | JsonObject;

export interface JsonObject {
  readonly [name: string]: Json;
}

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof ExactNumber);
}

/** Holds the names of an object in their order, where JavaScript would put those like whole numbers first. */
const ORDER = Symbol('order');

interface Ordered {
  readonly [ORDER]?: readonly string[];
}

/** Returns the names of an object in the order received. */
export function namesOf(object: object): readonly string[] {
  return (object as Ordered)[ORDER] ?? Object.keys(object);
}

/** Returns the names and values of an object in the order received. */
export function entriesOf<Value>(object: { readonly [name: string]: Value }): [name: string, value: Value][] {
  const names = (object as Ordered)[ORDER];
  return names ? names.map((name) => [name, object[name] as Value]) : Object.entries(object);
}

/** Makes an object that keeps the order of its members. Of repeated names, the last value counts. */
export function objectOf<Value>(entries: readonly (readonly [name: string, value: Value])[]): {
  readonly [name: string]: Value;
} {
  const object = Object.fromEntries(entries);
  if (entries.some(([name]) => isLikeIndex(name))) {
    Object.defineProperty(object, ORDER, { value: [...new Set(entries.map(([name]) => name))] });
  }
  return object;
}

/** Whether JavaScript orders the name by its number. */
export function isLikeIndex(name: string): boolean {
  return /^(?:0|[1-9]\d{0,9})$/.test(name);
}

/** Returns the own property with that name; `undefined` for inherited names such as `constructor`. */
export function own(object: JsonObject, name: string): Json | undefined {
  return Object.hasOwn(object, name) ? object[name] : undefined;
}

/**
 * Like `JSON.stringify`, but writes numbers with the digits received. Throws a `RangeError` for too deeply nested
 * values.
 */
export function writeJson(value: Json): string {
  if (value instanceof ExactNumber) return value.digits;
  if (Array.isArray(value)) return `[${(value as readonly Json[]).map(writeJson).join(',')}]`;
  if (!isObject(value)) return JSON.stringify(value);
  const members = entriesOf(value).map(([name, member]) => `${JSON.stringify(name)}:${writeJson(member)}`);
  return `{${members.join(',')}}`;
}

/** A string, a bracket, a comma, a colon, or a number or word. */
const TOKEN = /"(?:[^"\\]|\\.)*"?|[[\]{},:]|[^\s"[\]{},:]+/gs;

/** Deeper levels stay on one line, so that a text with excessive nesting stays small and readable. */
const DEEPEST_INDENT = 16;

/** Indents JSON text. Every token is kept as received: digits, escapes, duplicate names. */
export function indented(json: string): string {
  const lines: string[] = [];
  let line = '';
  let depth = 0;
  const end = (next: string) => {
    if (depth <= DEEPEST_INDENT) {
      lines.push(line);
      line = '  '.repeat(depth) + next;
    } else line += next;
  };
  let last = '';
  for (const [token] of json.matchAll(TOKEN)) {
    const opened = last === '[' || last === '{';
    if (token === ']' || token === '}') {
      depth = Math.max(0, depth - 1);
      if (opened) line += token;
      else end(token);
    } else {
      if (opened || last === ',') end(token);
      else line += token;
      if (token === ':') line += ' ';
      if (token === '[' || token === '{') depth++;
    }
    last = token;
  }
  return [...lines, line].join('\n');
}
