import { ExactNumber, isObject, type Json, type JsonObject } from './json';

const [QUOTE, MINUS, ZERO, NINE, BACKSLASH] = [0x22, 0x2d, 0x30, 0x39, 0x5c];

/**
 * Like `JSON.parse`, but keeps the digits of numbers that JavaScript would change: `1.0` → `ExactNumber('1.0')`. Throws
 * a `SyntaxError` for invalid JSON. Names such as `__proto__` become own properties at any depth.
 */
export function parseJson(text: string): Json {
  // Such numbers pass through the parser as objects with an unguessable property name.
  const mark = crypto.randomUUID();
  const marked = withMarks(text, (digits) => `{"${mark}":"${digits}"}`);
  const parsed = JSON.parse(marked) as Json;
  return marked === text ? parsed : withExactNumbers(parsed, mark);
}

/** Replaces inexact numbers in the text. Invalid JSON is left for the parser to reject. */
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

/** Returns the offset of the closing quote, or the end of the text. */
function endOfString(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); end >= 0; end = text.indexOf('"', end + 1)) {
    let before = end - 1;
    while (text.charCodeAt(before) === BACKSLASH) before--;
    if ((end - before) % 2 === 1) return end;
  }
  return text.length;
}

/** Iterative, because a response may be nested to any depth. */
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
