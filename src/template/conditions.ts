import type { Expression, Operator, OperatorNode } from './expressionNodes';
import { readPiped, readRangeEnd, readValue } from './expressions';
import type { Scanner } from './scanner';

const AMPERSAND = 0x26;
const OPEN_PARENTHESIS = 0x28;
const CLOSE_PARENTHESIS = 0x29;
const DOT = 0x2e;
const LETTER_A = 0x61;
const LETTER_O = 0x6f;
const PIPE = 0x7c;

/** How comparisons are written, longest first, and what they mean. Only those that mean themselves are Liquid, and `<>`. */
const COMPARISONS: readonly (readonly [text: string, means: Operator])[] = [
  ['===', '=='],
  ['!==', '!='],
  ['==', '=='],
  ['!=', '!='],
  ['<>', '!='],
  ['<=', '<='],
  ['>=', '>='],
  ['=<', '<='],
  ['=>', '>='],
  ['<', '<'],
  ['>', '>'],
  ['=', '=='],
  ['contains', 'contains'],
  ['CONTAINS', 'contains'],
  ['Contains', 'contains'],
];

const CONNECTIVES: readonly (readonly [text: string, means: Operator])[] = [
  ['and', 'and'],
  ['or', 'or'],
  ['&&', 'and'],
  ['||', 'or'],
  ['AND', 'and'],
  ['OR', 'or'],
  ['And', 'and'],
  ['Or', 'or'],
];

/** `a == 1 and b`. Ends before `)` or `..`, or with the markup. */
export function readCondition(scanner: Scanner): Expression {
  const first = readComparison(scanner);
  const operator = readOperator(scanner, CONNECTIVES);
  if (!operator) return first;
  const operators = [operator];
  const operands = [first, readComparison(scanner)];
  for (let next = readOperator(scanner, CONNECTIVES); next; next = readOperator(scanner, CONNECTIVES)) {
    operators.push(next);
    operands.push(readComparison(scanner));
  }
  const end = operands[operands.length - 1]?.end ?? first.end;
  return { kind: 'condition', start: first.start, end, operands, operators };
}

function readComparison(scanner: Scanner): Expression {
  const left = readOperand(scanner);
  const operator = readOperator(scanner, COMPARISONS);
  if (!operator) {
    rejectUpToConnective(scanner);
    return left;
  }
  const right = readOperand(scanner);
  rejectUpToConnective(scanner);
  return { kind: 'comparison', start: Math.min(left.start, operator.start), end: right.end, left, operator, right };
}

/** A value, with the filters that Liquid does not allow here. */
function readOperand(scanner: Scanner): Expression {
  const gap = scanner.at;
  scanner.skipBlanks();
  if (atConnective(scanner)) {
    scanner.at = gap;
    return scanner.missing('value');
  }
  const isGroup = scanner.code() === OPEN_PARENTHESIS && !scanner.tooDeep;
  if (!isGroup) scanner.at = gap;
  const value = isGroup ? readParentheses(scanner) : readValue(scanner);
  return readPiped(scanner, value);
}

function readOperator(scanner: Scanner, known: typeof COMPARISONS): OperatorNode | undefined {
  scanner.skipBlanks();
  if (scanner.done) return undefined;
  const start = scanner.at;
  for (const [text, means] of known) {
    if (!comes(scanner, text)) continue;
    scanner.at += text.length;
    return { kind: 'operator', start, end: scanner.at, text, means };
  }
  return undefined;
}

function comes(scanner: Scanner, text: string): boolean {
  if (scanner.code() !== text.charCodeAt(0)) return false;
  return text.charCodeAt(0) > 0x40 && text.charCodeAt(0) !== PIPE
    ? scanner.comes(text)
    : scanner.at + text.length <= scanner.end && scanner.text.startsWith(text, scanner.at);
}

/** Rejects what stands between an operand and the next `and`, `or` or closing parenthesis. */
function rejectUpToConnective(scanner: Scanner): void {
  scanner.skipBlanks();
  const start = scanner.at;
  while (!scanner.done && !endsOperand(scanner)) scanner.stepOver();
  scanner.reject(start);
}

function endsOperand(scanner: Scanner): boolean {
  const code = scanner.code();
  if (code === CLOSE_PARENTHESIS) return scanner.depth > 0;
  if (code === DOT) return scanner.depth > 0 && scanner.code(scanner.at + 1) === DOT;
  if (code === AMPERSAND || code === PIPE) return scanner.code(scanner.at + 1) === code;
  return atConnective(scanner);
}

function atConnective(scanner: Scanner): boolean {
  const letter = scanner.code() | 0x20;
  if (letter !== LETTER_A && letter !== LETTER_O) return false;
  for (const [text] of CONNECTIVES) if (comes(scanner, text)) return true;
  return false;
}

/** `(a or b)`, or `(1..n)`. */
function readParentheses(scanner: Scanner): Expression {
  const start = scanner.at++;
  scanner.depth++;
  const value = readCondition(scanner);
  scanner.depth--;
  return readRangeEnd(scanner, start, value);
}
