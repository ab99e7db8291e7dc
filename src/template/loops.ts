import { type Expression, type MissingNode, missingAt, type NameNode } from './expressionNodes';
import { readPiped, readValue } from './expressions';
import type { LoopNode, LoopOptionNode } from './markupNodes';
import type { Scanner } from './scanner';
import { nameWithDollar } from './targets';
import { readName } from './tokens';

const COMMA = 0x2c;
const COLON = 0x3a;
const EQUALS = 0x3d;

const SURPLUS = /(?:\(\s*|[A-Za-z_]\w*[ \t]+)(?=\$?[A-Za-z_][\w-]*[ \t]+in[ \t])/y;
const OTHERS = /(,[ \t]*\w{1,40})[ \t]+in(?![\w-])/y;

const OPTIONS: readonly string[] = ['reversed', 'limit', 'offset', 'cols'];

/** Words of conditions, which are no options. */
const OPERATORS: readonly string[] = ['and', 'or', 'contains'];

/** What people write in place of `in`, often out of habit from other languages. */
const OTHER_WORDS: readonly string[] = ['of', 'from', 'IN', 'In'];

/** A misspelt `in` before a list. */
const MISSPELT = /(?:iin|inn|ni|im|on|is|i|n)(?=\s+(?!(?:limit|offset|cols|reversed)\b)[\w"'({$])/y;

/** `x in list reversed limit: 5`. */
export function readLoop(scanner: Scanner): LoopNode {
  const variable = readVariable(scanner);
  rejectOthers(scanner);
  const gap = scanner.at;
  scanner.skipBlanks();
  const missingIn = readIn(scanner, gap);
  const collection = readPiped(scanner, readValue(scanner));
  const mark = scanner.lists.size;
  for (;;) {
    scanner.skipBlanks();
    if (scanner.done) break;
    const isOperator = OPERATORS.some((word) => scanner.comes(word));
    const option = isOperator ? undefined : readLoopOption(scanner);
    if (option) scanner.lists.add(option);
    else if (scanner.code() === EQUALS) scanner.rejectToken();
    else if (!scanner.eat(COMMA)) rejectUpToOption(scanner);
  }
  const options = scanner.lists.take<LoopOptionNode>(mark);
  const end = options[options.length - 1]?.end ?? collection.end;
  return { kind: 'loop', start: variable.start, end, variable, in: missingIn, collection, options };
}

/** Rejects `, value` in `for name, value in pairs`. */
function rejectOthers(scanner: Scanner): void {
  const start = scanner.at;
  scanner.skipBlanks();
  OTHERS.lastIndex = scanner.at;
  const others = scanner.code() === COMMA ? OTHERS.exec(scanner.text)?.[1] : undefined;
  if (others === undefined) scanner.at = start;
  else {
    const from = scanner.at;
    scanner.at += others.length;
    scanner.reject(from);
  }
}

/** Rejects what follows the list or an option, up to the next option. */
function rejectUpToOption(scanner: Scanner): void {
  const start = scanner.at;
  do {
    scanner.stepOver();
    scanner.skipBlanks();
  } while (!scanner.done && !OPTIONS.some((name) => scanner.comes(name)));
  scanner.reject(start);
}

/** Rejects `each` in `for each a in b`, and the parenthesis in `for (a in b)`. */
function rejectBefore(scanner: Scanner): void {
  SURPLUS.lastIndex = scanner.at;
  const surplus = SURPLUS.exec(scanner.text)?.[0];
  if (surplus === undefined) return;
  const start = scanner.at;
  scanner.at += surplus.length;
  scanner.reject(start);
}

/** Reads `in`. When another word is in its place, the missing node covers that word. */
function readIn(scanner: Scanner, gap: number): MissingNode | undefined {
  const start = scanner.at;
  if (scanner.comes('in')) {
    scanner.at += 2;
    return undefined;
  }
  MISSPELT.lastIndex = start;
  const other = OTHER_WORDS.find((word) => scanner.comes(word)) ?? MISSPELT.exec(scanner.text)?.[0];
  if (other) scanner.at += other.length;
  else if (!scanner.eat(COLON) && !scanner.eat(EQUALS)) {
    scanner.at = gap;
    return missingAt(scanner.at, 'in');
  }
  return { kind: 'missing', start, end: scanner.at, expected: 'in' };
}

function readVariable(scanner: Scanner): NameNode | MissingNode {
  scanner.skipBlanks();
  if (scanner.comes('in')) return missingAt(scanner.at, 'name');
  rejectBefore(scanner);
  return nameWithDollar(scanner) ?? readName(scanner, 'name');
}

/** `reversed`, `limit: 5`, `offset: continue`. */
function readLoopOption(scanner: Scanner): LoopOptionNode | undefined {
  const name = readName(scanner, 'name');
  if (name.kind === 'missing') return undefined;
  const afterName = scanner.at;
  scanner.skipBlanks();
  if (!scanner.eat(COLON)) {
    scanner.at = afterName;
    return { kind: 'loopOption', start: name.start, end: name.end, name, value: undefined };
  }
  const value = readLoopValue(scanner);
  return { kind: 'loopOption', start: name.start, end: value.end, name, value };
}

function readLoopValue(scanner: Scanner): Expression {
  const gap = scanner.at;
  scanner.skipBlanks();
  const start = scanner.at;
  if (!scanner.comes('continue')) {
    scanner.at = gap;
    return readValue(scanner);
  }
  scanner.at += 'continue'.length;
  return { kind: 'keyword', start, end: scanner.at, text: 'continue' };
}
