import { ExactNumber, isObject, type Json, type JsonObject, objectOf } from './json';

const [QUOTE, MINUS, ZERO, NINE, BACKSLASH] = [0x22, 0x2d, 0x30, 0x39, 0x5c];

/**
 * Like `JSON.parse`, but keeps the digits of numbers that JavaScript would change, `1.0` → `ExactNumber('1.0')`, and
 * the order of names like whole numbers, for `namesOf`. Throws a `SyntaxError` for invalid JSON. Names such as
 * `__proto__` become own properties at any depth.
 */
export function parseJson(text: string): Json {
  // Such numbers and names pass through the parser as texts with an unguessable beginning.
  const mark = crypto.randomUUID().slice(0, 13);
  const marked = new Marking(text, mark).marked();
  if (marked === text) return JSON.parse(text) as Json;
  return withoutMarks(parsedAs(marked, text), mark);
}

/** Parses the marked text. An error tells the position in the original one, which is as invalid. */
function parsedAs(marked: string, original: string): Json {
  try {
    return JSON.parse(marked) as Json;
  } catch {
    return JSON.parse(original) as Json;
  }
}

/** Marks what the parser would change. Invalid JSON is left for it to reject. */
class Marking {
  private readonly number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.+-])/y;
  private readonly indexName = /"(?:0|[1-9]\d{0,9})"(?=[ \t\r\n]*:)/y;
  private readonly colon = /[ \t\r\n]*:/y;
  private readonly parts: string[] = [];
  private copied = 0;

  constructor(
    private readonly text: string,
    private readonly mark: string,
  ) {}

  marked(): string {
    const { text } = this;
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code === QUOTE) at = this.string(at);
      else if (code === MINUS || (code >= ZERO && code <= NINE)) {
        const end = this.numeral(at);
        if (end === undefined) return text;
        at = end - 1;
      }
    }
    return this.parts.length === 0 ? text : this.parts.join('') + text.slice(this.copied);
  }

  /** Returns the offset of the closing quote. */
  private string(start: number): number {
    const code = this.text.charCodeAt(start + 1);
    const end = code >= ZERO && code <= NINE ? endOfMatch(this.indexName, this.text, start) : undefined;
    if (end === undefined) return endOfString(this.text, start);
    this.put(start + 1, start + 1, this.mark);
    return end - 1;
  }

  /** Returns the end of a number; `undefined` when it is none, or stands in the place of a name. */
  private numeral(start: number): number | undefined {
    const end = endOfMatch(this.number, this.text, start);
    if (end === undefined) return undefined;
    const digits = this.text.slice(start, end);
    if (isExact(digits)) return end;
    if (endOfMatch(this.colon, this.text, end) !== undefined) return undefined;
    this.put(start, end, `"${this.mark}${digits}"`);
    return end;
  }

  private put(start: number, end: number, text: string): void {
    this.parts.push(this.text.slice(this.copied, start), text);
    this.copied = end;
  }
}

/** Whether JavaScript writes the number with these digits. Decides without conversion for the usual ones. */
function isExact(digits: string): boolean {
  if (digits.length < 16 && /^[1-9]\d*$/.test(digits)) return true;
  return !/\.\d*0$/.test(digits) && String(Number(digits)) === digits;
}

/** Returns the end of a match at an offset. */
function endOfMatch(sticky: RegExp, text: string, at: number): number | undefined {
  sticky.lastIndex = at;
  return sticky.test(text) ? sticky.lastIndex : undefined;
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
function withoutMarks(parsed: Json, mark: string): Json {
  const root = { parsed };
  const open: ({ [name: string]: Json } | Json[])[] = [root];
  const restored = (value: Json): Json => {
    if (typeof value === 'string') return value.startsWith(mark) ? new ExactNumber(value.slice(mark.length)) : value;
    if (typeof value !== 'object' || value === null) return value;
    const container = isObject(value) ? withoutMarkedNames(value, mark) : value;
    open.push(container as JsonObject);
    return container;
  };
  for (let parent = open.pop(); parent; parent = open.pop()) {
    if (Array.isArray(parent)) for (const [index, value] of parent.entries()) parent[index] = restored(value);
    else for (const name of Object.keys(parent)) parent[name] = restored(parent[name] as Json);
  }
  return root.parsed;
}

function withoutMarkedNames(object: JsonObject, mark: string): JsonObject {
  const entries = Object.entries(object);
  if (!entries.some(([name]) => name.startsWith(mark))) return object;
  return objectOf(entries.map(([name, value]) => [name.startsWith(mark) ? name.slice(mark.length) : name, value]));
}
