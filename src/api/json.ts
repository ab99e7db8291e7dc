import { randomUUID } from 'node:crypto';
import { ExactNumber, isObject, type Json, type JsonObject } from '../profile/json';

/** A string (also one that is not closed), or what begins like a number. */
const STRING_OR_NUMBER = /"(?:[^"\\]+|\\.)*"?|-?\d[\d.eE+-]*/gs;
const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

/**
 * As `JSON.parse`, with the digits of every number that JavaScript would change: `1.0` → `ExactNumber('1.0')`.
 * Throws a `SyntaxError` for what is not JSON. Names such as `__proto__` become own properties, at any depth.
 */
export function parseJson(text: string): Json {
  // An exact number passes through the parser as an object with a name that nobody can have foreseen.
  const mark = randomUUID();
  let marked = false;
  const prepared = text.replace(STRING_OR_NUMBER, (token) => {
    if (token.startsWith('"') || String(Number(token)) === token || !NUMBER.test(token)) return token;
    marked = true;
    return `{"${mark}":"${token}"}`;
  });
  const parsed = JSON.parse(prepared) as Json;
  return marked ? withExactNumbers(parsed, mark) : parsed;
}

/** Without recursion: an answer may be nested as deeply as its sender likes. */
function withExactNumbers(parsed: Json, mark: string): Json {
  const root = { parsed };
  const open: { [name: string]: Json }[] = [root];
  for (let parent = open.pop(); parent; parent = open.pop()) {
    for (const name of Object.keys(parent)) {
      const value = parent[name] as Json;
      if (typeof value !== 'object' || value === null) continue;
      const digits = isObject(value) && Object.hasOwn(value, mark) ? (value as JsonObject)[mark] : undefined;
      if (digits === undefined) open.push(value as JsonObject);
      else parent[name] = new ExactNumber(String(digits));
    }
  }
  return root.parsed;
}
