import { readCondition } from './conditions';
import { readCall, readCatalog, readExtras } from './connectedContent';
import {
  type Expression,
  type MissingNode,
  missingAt,
  type NamedArgumentNode,
  type NameNode,
  type UnexpectedNode,
} from './expressionNodes';
import { readNamedArgument, readPipeline, readValue } from './expressions';
import { readLoop } from './loops';
import {
  type ArgumentsNode,
  AssignmentNode,
  type CycleNode,
  DefinitionNode,
  type PartialNode,
  type RemarkNode,
  type WhenNode,
} from './markupNodes';
import type { Markup } from './nodes';
import { isBlank, isNamePart, isQuote, type Scanner } from './scanner';
import { readTarget } from './targets';
import { readName } from './tokens';

const OPEN_PARENTHESIS = 0x28;
const CLOSE_PARENTHESIS = 0x29;
const COMMA = 0x2c;
const COLON = 0x3a;
const EQUALS = 0x3d;
const GREATER = 0x3e;

/** What people write in the place of `=`. */
const WORDS_FOR_EQUALS: readonly string[] = ['to', 'as', 'is'];

/** Reads the markup after a tag's name, and leaves the text that does not belong to it. */
export type MarkupReader = (scanner: Scanner) => Markup | undefined;

/** Readers by tag name. */
export const READERS: ReadonlyMap<string, MarkupReader> = new Map<string, MarkupReader>([
  ['if', readCondition],
  ['unless', readCondition],
  ['elsif', readCondition],
  ['else', readUnlessDone(readCondition)],
  ['case', readPipeline],
  ['when', readWhen],
  ['echo', readPipeline],
  ['assign', readAssignment],
  ['capture', readDefinition],
  ['snippet', readDefinition],
  ['increment', readDefinition],
  ['decrement', readDefinition],
  ['for', readLoop],
  ['tablerow', readLoop],
  ['cycle', readCycle],
  ['render', readPartial],
  ['include', readPartial],
  ['connected_content', readCall],
  ['catalog_items', readCatalog],
  ['catalog_selection_items', readCatalog],
  ['message_extras', readExtras],
  ['promotion', readArguments],
  ['abort_message', readUnlessDone(readArguments)],
  ['#', readRemark],
]);

function readUnlessDone(reader: MarkupReader): MarkupReader {
  return (scanner) => {
    scanner.skipBlanks();
    return scanner.done ? undefined : reader(scanner);
  };
}

/** `a = b | plus: 1`. */
function readAssignment(scanner: Scanner): AssignmentNode {
  const target = readTarget(scanner);
  const gap = scanner.at;
  scanner.skipBlanks();
  const equals = readEquals(scanner, gap);
  const value = readPipeline(scanner);
  const end = equals && equals.end > value.end ? equals.end : value.end;
  return new AssignmentNode(target.start, end, target.kind === 'name' ? target.text : target, equals, value);
}

/** Reads `=`. A `==`, `=>`, `:` or `to` in its place becomes an unexpected node. */
function readEquals(scanner: Scanner, gap: number): MissingNode | UnexpectedNode | undefined {
  const start = scanner.at;
  if (eatWordForEquals(scanner)) return { kind: 'unexpected', start, end: scanner.at };
  const colon = scanner.eat(COLON);
  if (!scanner.eat(EQUALS) && !colon) {
    scanner.at = gap;
    const missing = scanner.missing('=');
    return { ...missing, end: missing.start };
  }
  const double = scanner.eat(EQUALS) || scanner.eat(GREATER);
  return colon || double ? { kind: 'unexpected', start, end: scanner.at } : undefined;
}

/** Consumes `to` in `assign a to 'b'`, but not where it is itself what is assigned. */
function eatWordForEquals(scanner: Scanner): boolean {
  const word = WORDS_FOR_EQUALS.find((one) => scanner.comes(one));
  if (!word) return false;
  let at = scanner.at + word.length;
  while (isBlank(scanner.code(at))) at++;
  if (!isNamePart(scanner.code(at)) && !isQuote(scanner.code(at))) return false;
  scanner.at += word.length;
  return true;
}

function readDefinition(scanner: Scanner): DefinitionNode {
  const target = readTarget(scanner);
  return new DefinitionNode(target.start, target.end, target.kind === 'name' ? target.text : target);
}

/** Reads a value and adds it to the list that is being built. */
function readInto(scanner: Scanner): Expression {
  const value = readValue(scanner);
  scanner.lists.add(value);
  return value;
}

/** `1, 2 or 3`. */
function readWhen(scanner: Scanner): WhenNode {
  const mark = scanner.lists.size;
  const { start } = readInto(scanner);
  for (scanner.skipBlanks(); !scanner.done; scanner.skipBlanks()) {
    if (scanner.eat(COMMA)) readInto(scanner);
    else if (scanner.comes('or')) {
      scanner.at += 2;
      readInto(scanner);
    } else scanner.rejectToken();
  }
  const values = scanner.lists.take<Expression>(mark);
  return { kind: 'when', start, end: values[values.length - 1]?.end ?? start, values };
}

/** `'group': 'a', 'b'`. */
function readCycle(scanner: Scanner): CycleNode {
  const first = readValue(scanner);
  scanner.skipBlanks();
  const group = scanner.eat(COLON) ? first : undefined;
  const mark = scanner.lists.size;
  if (group) readInto(scanner);
  else scanner.lists.add(first);
  for (scanner.skipBlanks(); scanner.eat(COMMA); scanner.skipBlanks()) readInto(scanner);
  const values = scanner.lists.take<Expression>(mark);
  return { kind: 'cycle', start: first.start, end: values[values.length - 1]?.end ?? first.end, group, values };
}

/** `'file' with a as b, c: d`. */
function readPartial(scanner: Scanner): PartialNode {
  const file = readValue(scanner);
  let end = file.end;
  scanner.skipBlanks();
  const keyword = ['with', 'for'].find((word) => scanner.comes(word));
  const source = keyword ? readAfter(scanner, keyword.length) : undefined;
  end = source?.end ?? end;
  scanner.skipBlanks();
  const as = scanner.comes('as') ? readAlias(scanner) : undefined;
  end = as?.end ?? end;
  const args: NamedArgumentNode[] = [];
  for (;;) {
    scanner.skipBlanks();
    const comma = scanner.eat(COMMA);
    const argument = readNamedArgument(scanner);
    if (argument) args.push(argument);
    else if (!comma) break;
  }
  end = args[args.length - 1]?.end ?? end;
  return { kind: 'partial', start: file.start, end, file, with: source, as, arguments: args };
}

function readAfter(scanner: Scanner, length: number): Expression {
  scanner.at += length;
  return readValue(scanner);
}

function readAlias(scanner: Scanner): NameNode | MissingNode {
  scanner.at += 'as'.length;
  return readName(scanner, 'name');
}

/** Reads `('reason')`. Accepts values without parentheses. */
function readArguments(scanner: Scanner): ArgumentsNode {
  scanner.skipBlanks();
  const start = scanner.at;
  const open = scanner.eat(OPEN_PARENTHESIS);
  scanner.skipBlanks();
  const mark = scanner.lists.size;
  if (!scanner.done && scanner.code() !== CLOSE_PARENTHESIS) {
    do {
      readInto(scanner);
      scanner.skipBlanks();
    } while (scanner.eat(COMMA));
  }
  const values = scanner.lists.take<Expression>(mark);
  const closed = scanner.eat(CLOSE_PARENTHESIS);
  const last = values[values.length - 1];
  if (!closed && last) scanner.at = last.end;
  const unclosed = open && !closed ? missingAt(scanner.at, ')') : undefined;
  return { kind: 'arguments', start, end: scanner.at, values, unclosed };
}

/** Returns the remaining text, trimmed. */
function readRemark(scanner: Scanner): RemarkNode {
  scanner.skipBlanks();
  const start = scanner.at;
  let end = scanner.end;
  while (end > start && isBlank(scanner.text.charCodeAt(end - 1))) end--;
  scanner.at = scanner.end;
  return { kind: 'remark', start, end };
}
