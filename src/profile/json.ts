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

/** As `JSON.stringify`, numbers with the digits that were sent. Throws a `RangeError` for what is nested too deeply. */
export function writeJson(value: Json): string {
  if (value instanceof ExactNumber) return value.digits;
  if (Array.isArray(value)) return `[${(value as readonly Json[]).map(writeJson).join(',')}]`;
  if (!isObject(value)) return JSON.stringify(value);
  const members = Object.entries(value).map(([name, member]) => `${JSON.stringify(name)}:${writeJson(member)}`);
  return `{${members.join(',')}}`;
}

/** A string, a bracket, a comma, a colon, or a number or word. */
const TOKEN = /"(?:[^"\\]|\\.)*"?|[[\]{},:]|[^\s"[\]{},:]+/gs;

/** What is nested deeper stays on one line, so that a text that only opens stays readable, and small. */
const DEEPEST_INDENT = 16;

/** JSON text on indented lines. Every token stays as it was sent: digits, escapes, repeated names. */
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
