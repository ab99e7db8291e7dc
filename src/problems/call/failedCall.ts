import { STATUS_FIELD } from '../../profile/response';
import { onlyValueOf } from '../../template/definitions';
import {
  type ConditionNode,
  type Expression,
  type LookupNode,
  type PipelineNode,
  saysNil,
} from '../../template/expressionNodes';
import type { Facts } from '../../template/facts';
import type { Call } from '../../template/found';
import type { BlockNode } from '../../template/nodes';
import { lastUpTo } from '../../template/sorted';
import { anyOf, holds, type Uncertain } from '../uncertain';

/** The value of an expression after a failed call; `undefined` when it is not known. */
type Assumed = string | number | boolean | null | undefined;

/**
 * Fields that are nil after a failed call and thus indicate the failure. The saved variable itself does so as well.
 */
const SIGNS: readonly string[] = ['userData', STATUS_FIELD];

/** Maximum number of assignments followed and of branches examined per block. */
const FARTHEST = 3;
const MOST_BRANCHES = 32;

/**
 * Evaluates the template's conditions for the case that one call has failed. A status can be assumed that never occurs
 * in practice.
 */
export class FailedCall {
  constructor(
    private readonly facts: Facts,
    private readonly call: Call,
    private readonly status: number | null,
  ) {}

  /** Whether the branch is certainly taken. */
  takes(block: BlockNode, index: number): boolean {
    if (index >= MOST_BRANCHES) return false;
    for (let before = 0; before < index; before++) if (this.matches(block, before) !== false) return false;
    return this.matches(block, index) === true;
  }

  private matches({ name, branches }: BlockNode, index: number): Uncertain {
    const tag = branches[index]?.tag;
    const markup = tag?.markup;
    if (tag?.name === 'else' && (name === 'if' || name === 'unless' || name === 'case')) return true;
    if (name === 'case') {
      const subject = branches[0]?.tag.expression;
      if (markup?.kind !== 'when' || !subject) return index === 0 ? false : undefined;
      const values = markup.values.map((value) => this.compare(subject, '==', value));
      return anyOf(values);
    }
    if (!tag?.expression || (name !== 'if' && name !== 'unless')) return undefined;
    const isMet = truth(this.value(tag.expression));
    return tag.name === 'unless' && isMet !== undefined ? !isMet : isMet;
  }

  private value(node: Expression, depth = 0): Assumed {
    switch (node.kind) {
      case 'output':
      case 'group':
        return this.value(node.value, depth);
      case 'string':
        return node.value;
      case 'number':
        return Number(node.text);
      case 'keyword':
        if (node.text === 'true' || node.text === 'false') return node.text === 'true';
        return saysNil(node) ? null : undefined;
      case 'lookup':
        return this.lookup(node, depth);
      case 'pipeline':
        return this.filtered(node, depth);
      case 'comparison':
        return this.compare(node.left, node.operator.means, node.right, depth);
      case 'condition':
        return this.condition(node, depth);
      default:
        return undefined;
    }
  }

  private condition(condition: ConditionNode, depth: number): Uncertain {
    const values = condition.operands.map((operand) => truth(this.value(operand, depth)));
    return holds(condition, values);
  }

  private lookup(lookup: LookupNode, depth: number): Assumed {
    const variable = this.facts.variableOf(lookup);
    const definitions = variable?.definitions ?? [];
    const definition = lastUpTo(definitions, lookup.start - 1);
    const [part, ...others] = lookup.parts;
    if (definition?.tag === this.call.tag) {
      if (!part) return null;
      const text = part.kind === 'property' ? part.text : part.kind === 'index' && this.value(part.value);
      if (typeof text !== 'string' || !SIGNS.includes(text) || others.length > 0) return undefined;
      return text === 'userData' ? null : this.status;
    }
    if (!variable || !definition || part || depth === FARTHEST) return undefined;
    const value = onlyValueOf(variable);
    return value && this.value(value, depth + 1);
  }

  private filtered({ value, filters }: PipelineNode, depth: number): Assumed {
    return filters.reduce(
      (input: Assumed, { named, arguments: [argument] }) => {
        if (argument?.kind === 'namedArgument' || !argument) return undefined;
        if (named === 'plus') return input === null ? this.value(argument, depth) : input;
        if (named !== 'default' || input === undefined) return undefined;
        return input === null || input === false || input === '' ? this.value(argument, depth) : input;
      },
      this.value(value, depth),
    );
  }

  private compare(left: Expression, means: string, right: Expression, depth = 0): Uncertain {
    const [one, other] = [this.value(left, depth), this.value(right, depth)];
    if (right.kind === 'keyword' && right.text === 'blank' && one === null) return means === '==';
    if (one === undefined || other === undefined) return undefined;
    switch (means) {
      case '==':
        return one === other;
      case '!=':
        return one !== other;
      case 'contains':
        return one === null ? false : undefined;
      default:
        return typeof one === 'number' && typeof other === 'number' ? isOrdered(one, means, other) : false;
    }
  }
}

function isOrdered(one: number, means: string, other: number): boolean {
  if (means === '<') return one < other;
  if (means === '>') return one > other;
  return means === '<=' ? one <= other : one >= other;
}

function truth(value: Assumed): Uncertain {
  return value === undefined ? undefined : value !== null && value !== false;
}
