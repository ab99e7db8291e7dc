import { ExactNumber, isLikeIndex, type Json, objectOf } from './json';

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
/** A name that JavaScript would put before others. */
const INDEX_NAME = /"(?:0|[1-9]\d{0,9})"[ \t\r\n]*:/y;
const ESCAPE_OR_CONTROL = /[\\\p{Cc}]/u;

const [QUOTE, COMMA, MINUS, ZERO, NINE, COLON, BACKSLASH] = [0x22, 0x2c, 0x2d, 0x30, 0x39, 0x3a, 0x5c];
const [OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [0x5b, 0x5d, 0x7b, 0x7d];
const [TAB, LINE_FEED, RETURN, BLANK] = [0x09, 0x0a, 0x0d, 0x20];

const WORDS: readonly (readonly [word: string, value: Json])[] = [
  ['true', true],
  ['false', false],
  ['null', null],
];

/**
 * Like `JSON.parse`, but keeps the digits of numbers that JavaScript would change, `1.0` → `ExactNumber('1.0')`, and
 * the order of names like whole numbers, for `namesOf`. Throws a `SyntaxError` for invalid JSON. Names such as
 * `__proto__` become own properties at any depth.
 */
export function parseJson(text: string): Json {
  if (!wouldBeChanged(text)) return JSON.parse(text) as Json;
  try {
    return new Reader(text).read();
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    // Its error tells the position.
    return JSON.parse(text) as Json;
  }
}

/** False also for a text that is not JSON, which is left for `JSON.parse` to reject. It is faster for all others. */
function wouldBeChanged(text: string): boolean {
  const [number, indexName] = [new RegExp(NUMBER), new RegExp(INDEX_NAME)];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) {
      indexName.lastIndex = at;
      if (isDigit(text.charCodeAt(at + 1)) && indexName.test(text)) return true;
      at = endOfString(text, at);
    } else if (startsNumber(code)) {
      number.lastIndex = at;
      const [digits] = number.exec(text) ?? [];
      if (digits === undefined) return false;
      if (!isExact(digits)) return true;
      at += digits.length - 1;
    }
  }
  return false;
}

type Members = { [name: string]: Json };

/** Reads JSON without recursion, because it may be nested to any depth. */
class Reader {
  private readonly number = new RegExp(NUMBER);
  private readonly open: (Json[] | Members)[] = [];
  /** For each open list or object, the name of the member that is being read. Not used for lists. */
  private readonly names: string[] = [];
  /** For each open object with names like whole numbers, all its names in their order. */
  private readonly orders = new Map<Json[] | Members, string[]>();
  private at = 0;

  constructor(private readonly text: string) {}

  read(): Json {
    let value = this.value();
    for (let parent = this.open.at(-1); parent; parent = this.open.at(-1)) {
      this.add(value, parent);
      const code = this.nextCode();
      this.at++;
      if (code === COMMA) {
        if (!Array.isArray(parent)) this.names[this.names.length - 1] = this.name();
        value = this.value();
      } else {
        if (code !== (Array.isArray(parent) ? CLOSE_LIST : CLOSE_OBJECT)) this.fail();
        this.open.pop();
        this.names.pop();
        value = this.inOrder(parent);
      }
    }
    this.nextCode();
    if (this.at < this.text.length) this.fail();
    return value;
  }

  private add(value: Json, parent: Json[] | Members): void {
    if (Array.isArray(parent)) {
      parent.push(value);
      return;
    }
    const name = this.names.at(-1) ?? '';
    if (isDigit(name.charCodeAt(0)) && isLikeIndex(name) && !this.orders.has(parent)) {
      this.orders.set(parent, Object.keys(parent));
    }
    if (this.orders.size > 0) this.orders.get(parent)?.push(name);
    if (name !== '__proto__') parent[name] = value;
    else Object.defineProperty(parent, name, { value, configurable: true, enumerable: true, writable: true });
  }

  private inOrder(parent: Json[] | Members): Json {
    const order = this.orders.get(parent);
    if (!order || Array.isArray(parent)) return parent;
    this.orders.delete(parent);
    return objectOf(order.map((name) => [name, parent[name] ?? null]));
  }

  /** Opens lists and objects up to a value that is complete. */
  private value(): Json {
    for (;;) {
      const code = this.nextCode();
      if (code !== OPEN_LIST && code !== OPEN_OBJECT) return this.plainValue(code);
      const isList = code === OPEN_LIST;
      this.at++;
      if (this.nextCode() === (isList ? CLOSE_LIST : CLOSE_OBJECT)) {
        this.at++;
        return isList ? [] : {};
      }
      this.open.push(isList ? [] : {});
      this.names.push(isList ? '' : this.name());
    }
  }

  private plainValue(code: number): Json {
    if (code === QUOTE) return this.string();
    if (startsNumber(code)) return this.numberValue();
    const [word, value] = WORDS.find(([word]) => this.text.startsWith(word, this.at)) ?? this.fail();
    this.at += word.length;
    return value;
  }

  private numberValue(): Json {
    const start = this.at;
    this.number.lastIndex = start;
    if (!this.number.test(this.text)) this.fail();
    this.at = this.number.lastIndex;
    const digits = this.text.slice(start, this.at);
    return isExact(digits) ? Number(digits) : new ExactNumber(digits);
  }

  private name(): string {
    if (this.nextCode() !== QUOTE) this.fail();
    const name = this.string();
    if (this.nextCode() !== COLON) this.fail();
    this.at++;
    return name;
  }

  private string(): string {
    const end = endOfString(this.text, this.at) + 1;
    const inside = this.text.slice(this.at + 1, end - 1);
    const isPlain = end <= this.text.length && !ESCAPE_OR_CONTROL.test(inside);
    const text = isPlain ? inside : (JSON.parse(this.text.slice(this.at, end)) as string);
    this.at = end;
    return text;
  }

  /** Skips white space. Returns NaN at the end. */
  private nextCode(): number {
    for (; ; this.at++) {
      const code = this.text.charCodeAt(this.at);
      if (code !== BLANK && code !== LINE_FEED && code !== RETURN && code !== TAB) return code;
    }
  }

  private fail(): never {
    throw new SyntaxError('This is not JSON.');
  }
}

function startsNumber(code: number): boolean {
  return code === MINUS || isDigit(code);
}

function isDigit(code: number): boolean {
  return code >= ZERO && code <= NINE;
}

function isExact(digits: string): boolean {
  return String(Number(digits)) === digits;
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
