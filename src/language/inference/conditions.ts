import { ANY_KEY, isKnownStep, type Step } from '../../profile/shape';
import {
  type ComparisonNode,
  type Expression,
  type IndexNode,
  type LookupNode,
  NONE,
  type PartNode,
  saysNil,
} from '../../template/expressionNodes';
import { bothSay, type Guard, type Says } from './inferred';

/** What is known about a lookup's value after a condition held or did not hold. */
export interface Statement extends Guard {
  readonly lookup: LookupNode;
}

/** Limits the statements kept from a condition with thousands of operands. */
const MOST = 24;

/** What is known of the values in a condition. */
export interface Known {
  /** Whether an expression certainly has a value other than nil. */
  isThere(expression: Expression): boolean;
  /** The steps of a lookup. */
  stepsOf(lookup: LookupNode): readonly Step[];
}

/** Returns what follows from a condition: when `a.b != nil and c` holds, `a.b` is present and `c` is truthy. */
export function statementsOf(condition: Expression, holds: boolean, known: Known): readonly Statement[] {
  switch (condition.kind) {
    case 'lookup':
      return statement(condition, holds ? 'truthy' : 'falsy', known);
    case 'output':
    case 'group':
      return statementsOf(condition.value, holds, known);
    case 'comparison':
      return ofComparison(condition, holds, known);
    case 'condition': {
      const { operands, operators } = condition;
      const last = operands[operands.length - 1];
      let statements = last ? statementsOf(last, holds, known) : [];
      for (let index = operators.length - 1; index >= 0; index--) {
        const operand = operands[index];
        if (!operand) continue;
        const own = statementsOf(operand, holds, known);
        const bothApply = (operators[index]?.means === 'and') === holds;
        statements = bothApply ? [...own, ...statements].slice(0, MOST) : common(own, statements);
      }
      return statements;
    }
    default:
      return [];
  }
}

/** Returns what follows when the subject of a `case` equals one of these values, or none of them. */
export function statementsOfWhen(
  subject: Expression,
  values: readonly Expression[],
  holds: boolean,
  known: Known,
): readonly Statement[] {
  const lookup = lookupIn(subject);
  if (!lookup) return [];
  if (values.every((value) => !isBlank(value) && known.isThere(value)))
    return holds ? statement(lookup, 'present', known) : [];
  if (holds) return values.length === 1 && values.some(saysNil) ? statement(lookup, 'absent', known) : [];
  return values.some((value) => saysNil(value) || isBlank(value)) ? statement(lookup, 'present', known) : [];
}

/** Returns the step that a variable in brackets stands for: `c` for `b` in `a[b]`, where `b` is certainly `'c'`. */
type StepFor = (word: LookupNode) => Step;

const notKnown: StepFor = () => ANY_KEY;

/** Converts parts after the root to steps: `a.b['c'][0]` → `b`, `c`, `0`. Stops at a missing part. */
export function stepsOf({ parts }: LookupNode, upTo = parts.length, stepFor = notKnown): readonly Step[] {
  let length = 0;
  while (length < upTo && length < parts.length && parts[length]?.kind !== 'missing') length++;
  if (length === 0) return NONE;
  return (length === parts.length ? parts : parts.slice(0, length)).map((part) => stepOf(part, stepFor));
}

function stepOf(part: PartNode, stepFor: StepFor): Step {
  if (part.kind === 'property') return part.text;
  return part.kind === 'index' ? indexStep(part, stepFor) : ANY_KEY;
}

function indexStep({ value }: IndexNode, stepFor: StepFor): Step {
  if (value.kind === 'string') return value.value;
  if (value.kind === 'lookup') return value.parts.length === 0 ? stepFor(value) : ANY_KEY;
  return value.kind === 'number' && /^-?\d+$/.test(value.text) ? Number(value.text) : ANY_KEY;
}

function ofComparison(
  { left, operator: { means }, right }: ComparisonNode,
  holds: boolean,
  known: Known,
): readonly Statement[] {
  if (means !== '==' && means !== '!=') return holds ? bothArePresent(left, right, known) : [];
  const lookup = lookupIn(left) ?? lookupIn(right);
  if (!lookup) return [];
  const other = lookupIn(left) ? right : left;
  const equal = (means === '==') === holds;
  if (saysNil(other)) return statement(lookup, equal ? 'absent' : 'present', known);
  if (isBlank(other)) return equal ? [] : statement(lookup, 'present', known);
  return equal && (known.isThere(right) || known.isThere(left)) ? bothArePresent(left, right, known) : [];
}

function bothArePresent(left: Expression, right: Expression, known: Known): readonly Statement[] {
  const [one, other] = [lookupIn(left), lookupIn(right)];
  const first = one ? statement(one, 'present', known) : [];
  return other ? [...first, ...statement(other, 'present', known)] : first;
}

/** Returns a statement about the lookup; none when one of its steps is dynamic. */
function statement(lookup: LookupNode, says: Says, known: Known): readonly Statement[] {
  const path = known.stepsOf(lookup);
  const uncertain = path.findIndex((step) => !isKnownStep(step));
  if (uncertain < 0) return [{ lookup, path, says }];
  return saysThere({ says }) ? [{ lookup, path: path.slice(0, uncertain), says: 'present' }] : [];
}

/** Returns what both say. When one of `a.b` and `a.c` is present, so is `a`. */
function common(some: readonly Statement[], others: readonly Statement[]): readonly Statement[] {
  return some.flatMap((one): readonly Statement[] => {
    let shared: readonly Step[] | undefined;
    for (const other of others) {
      if (rootOf(one) !== rootOf(other)) continue;
      const path = sharedPath(one.path, other.path);
      const isWhole = path.length === one.path.length && path.length === other.path.length;
      const says = isWhole ? bothSay(one.says, other.says) : undefined;
      if (says) return [{ ...one, says }];
      if (saysThere(one) && saysThere(other) && path.length >= (shared?.length ?? 0)) shared = path;
    }
    return shared ? [{ ...one, path: shared, says: 'present' }] : NONE;
  });
}

function sharedPath(one: readonly Step[], other: readonly Step[]): readonly Step[] {
  let length = 0;
  while (length < one.length && length < other.length && one[length] === other[length]) length++;
  return one.slice(0, length);
}

function saysThere({ says }: Pick<Statement, 'says'>): boolean {
  return says === 'present' || says === 'truthy';
}

/** Returns the name of the variable; an offset where there is none. */
function rootOf({ lookup: { head, start } }: Statement): string | number {
  return typeof head === 'string' ? head : start;
}

function lookupIn(expression: Expression): LookupNode | undefined {
  if (expression.kind === 'lookup') return expression;
  return expression.kind === 'output' || expression.kind === 'group' ? lookupIn(expression.value) : undefined;
}

function isBlank(expression: Expression): boolean {
  return expression.kind === 'keyword' && expression.text === 'blank';
}
