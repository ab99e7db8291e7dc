import type { Expression, Operator, OperatorNode } from './expressionNodes';
import { readPiped, readRangeEnd, readValue } from './expressions';
import { isBlank, type Scanner } from './scanner';

const OPEN_PARENTHESIS = 0x28;
const CLOSE_PARENTHESIS = 0x29;
const DOT = 0x2e;
const PIPE = 0x7c;

/**
 * Spellings of comparison operators, longest first, with the operator that they mean; `&gt;` as HTML editors write it.
 * Liquid accepts `<>` and those that map to themselves.
 */
const COMPARISONS = byFirstSign([
  ['===', '=='],
  ['<==', '<='],
  ['>==', '>='],
  ['!==', '!='],
  ['==', '=='],
  ['!=', '!='],
  ['<>', '!='],
  ['<=', '<='],
  ['>=', '>='],
  ['=<', '<='],
  ['=>', '>='],
  ['=!', '!='],
  ['= =', '=='],
  ['! =', '!='],
  ['> =', '>='],
  ['< =', '<='],
  ['=~', 'contains'],
  ['≥', '>='],
  ['≤', '<='],
  ['≠', '!='],
  ['&lt;&gt;', '!='],
  ['&lt;=', '<='],
  ['&gt;=', '>='],
  ['&lt;', '<'],
  ['&gt;', '>'],
  ['<', '<'],
  ['>', '>'],
  ['=', '=='],
  ['contains', 'contains'],
  ['contain', 'contains'],
  ['includes', 'contains'],
  ['include', 'contains'],
  ['CONTAINS', 'contains'],
  ['Contains', 'contains'],
  ...inWords('greater than or equal to', '>='),
  ...inWords('less than or equal to', '<='),
  ...inWords('not greater than', '<='),
  ...inWords('not less than', '>='),
  ...inWords('greater than', '>'),
  ...inWords('more than', '>'),
  ...inWords('less than', '<'),
  ...inWords('not equal to', '!='),
  ...inWords('not equal', '!='),
  ...inWords('equal to', '=='),
  ['equals to', '=='],
  ['does not equal', '!='],
]);

const CONNECTIVES = byFirstSign([
  ['and', 'and'],
  ['or', 'or'],
  ['&amp;&amp;', 'and'],
  ['&amp;', 'and'],
  ['&&', 'and'],
  ['||', 'or'],
  ['AND', 'and'],
  ['OR', 'or'],
  ['And', 'and'],
  ['Or', 'or'],
]);

type Spelling = readonly [text: string, means: Operator];

/** Spellings by the character code of their first character. */
type Spellings = ReadonlyMap<number, readonly Spelling[]>;

function inWords(phrase: string, means: Operator): readonly Spelling[] {
  return [
    [`is ${phrase}`, means],
    [phrase, means],
  ];
}

function byFirstSign(spellings: readonly Spelling[]): Spellings {
  const codes = new Set(spellings.map(([text]) => text.charCodeAt(0)));
  return new Map([...codes].map((code) => [code, spellings.filter(([text]) => text.charCodeAt(0) === code)]));
}

/** What follows a single `|` that stands for `or`, as in `a == 1 | b == 2`: an operand that cannot be a filter. */
const AFTER_SINGLE_OR = /\|\s*(?:\{\{|\$\{|["']|\d|[A-Za-z_][\w-]*\s*(?:[.[]|[=!<>]=?|contains\s))/y;

/** Reads `a == 1 and b`, up to `)`, `..` or the end of the markup. */
export function readCondition(scanner: Scanner): Expression {
  const first = readComparison(scanner);
  const operator = readConnective(scanner);
  if (!operator) return first;
  const operators = [operator];
  const operands = [first, readComparison(scanner)];
  for (let next = readConnective(scanner); next; next = readConnective(scanner)) {
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
  const right = readRightOperand(scanner);
  rejectUpToConnective(scanner);
  return { kind: 'comparison', start: Math.min(left.start, operator.start), end: right.end, left, operator, right };
}

/** Reads an operand together with any filters, which Liquid does not allow here. */
function readOperand(scanner: Scanner): Expression {
  return readPiped(scanner, readPlainOperand(scanner));
}

/** Like `readOperand`, but a `|` after it may stand for `or`. */
function readRightOperand(scanner: Scanner): Expression {
  const operand = readPlainOperand(scanner);
  return atSingleOr(scanner) ? operand : readPiped(scanner, operand);
}

function readPlainOperand(scanner: Scanner): Expression {
  const gap = scanner.at;
  scanner.skipBlanks();
  if (atConnective(scanner)) {
    scanner.at = gap;
    return scanner.missing('value');
  }
  const isGroup = scanner.code() === OPEN_PARENTHESIS && !scanner.tooDeep;
  if (!isGroup) scanner.at = gap;
  return isGroup ? readParentheses(scanner) : readValue(scanner);
}

function readConnective(scanner: Scanner): OperatorNode | undefined {
  const operator = readOperator(scanner, CONNECTIVES);
  if (operator || !atSingleOr(scanner)) return operator;
  const start = scanner.at++;
  return { kind: 'operator', start, end: scanner.at, text: '|', means: 'or' };
}

function atSingleOr(scanner: Scanner): boolean {
  let at = scanner.at;
  while (isBlank(scanner.code(at))) at++;
  AFTER_SINGLE_OR.lastIndex = at;
  return scanner.code(at) === PIPE && AFTER_SINGLE_OR.test(scanner.text);
}

function readOperator(scanner: Scanner, known: Spellings): OperatorNode | undefined {
  scanner.skipBlanks();
  if (scanner.done) return undefined;
  const start = scanner.at;
  const spellings = known.get(scanner.code());
  if (!spellings) return undefined;
  for (const [text, means] of spellings) {
    if (!comes(scanner, text)) continue;
    scanner.at += text.length;
    return { kind: 'operator', start, end: scanner.at, text, means };
  }
  return undefined;
}

function comes(scanner: Scanner, text: string): boolean {
  return text.charCodeAt(0) > 0x40 && text.charCodeAt(0) !== PIPE
    ? scanner.comes(text)
    : scanner.at + text.length <= scanner.end && scanner.text.startsWith(text, scanner.at);
}

/** Rejects everything between an operand and the next `and`, `or` or closing parenthesis. */
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
  if (code === PIPE) return scanner.code(scanner.at + 1) === code || atSingleOr(scanner);
  return atConnective(scanner);
}

function atConnective(scanner: Scanner): boolean {
  const spellings = CONNECTIVES.get(scanner.code());
  return spellings?.some(([text]) => comes(scanner, text)) ?? false;
}

/** `(a or b)`, or `(1..n)`. */
function readParentheses(scanner: Scanner): Expression {
  const start = scanner.at++;
  scanner.depth++;
  const value = readCondition(scanner);
  scanner.depth--;
  return readRangeEnd(scanner, start, value);
}
