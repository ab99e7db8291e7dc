import { ExactNumber, isObject, type Json, type JsonObject } from './json';

const [QUOTE, MINUS, ZERO, NINE, BACKSLASH] = [0x22, 0x2d, 0x30, 0x39, 0x5c];

/**
 * As `JSON.parse`, with the digits of every number that JavaScript would change: `1.0` → `ExactNumber('1.0')`.
 * Throws a `SyntaxError` for what is not JSON. Names such as `__proto__` become own properties, at any depth.
 */
export function parseJson(text: string): Json {
  // Such a number passes through the parser as an object with a name that nobody can have foreseen.
  const mark = crypto.randomUUID();
  const marked = withMarks(text, (digits) => `{"${mark}":"${digits}"}`);
  const parsed = JSON.parse(marked) as Json;
  return marked === text ? parsed : withExactNumbers(parsed, mark);
}

/** The text with its inexact numbers replaced; what cannot be JSON is left for the parser to refuse. */
function withMarks(text: string, marked: (digits: string) => string): string {
  const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.+-])/y;
  let result = '';
  let copied = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) at = endOfString(text, at);
    else if (code === MINUS || (code >= ZERO && code <= NINE)) {
      number.lastIndex = at;
      const [digits] = number.exec(text) ?? [];
      if (digits === undefined) return text;
      if (String(Number(digits)) !== digits) {
        result += text.slice(copied, at) + marked(digits);
        copied = at + digits.length;
      }
      at += digits.length - 1;
    }
  }
  return copied === 0 ? text : result + text.slice(copied);
}

/** The place of the quote that ends the string, or the end of a text that has none. */
function endOfString(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); end >= 0; end = text.indexOf('"', end + 1)) {
    let before = end - 1;
    while (text.charCodeAt(before) === BACKSLASH) before--;
    if ((end - before) % 2 === 1) return end;
  }
  return text.length;
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
