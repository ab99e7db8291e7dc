import {
  type Delimited,
  type Expression,
  type FilterNode,
  type LookupNode,
  type NamedArgumentNode,
  NONE,
  type PersonalizationNode,
} from './expressionNodes';
import type { Personalization, Variable } from './found';
import type { InterpolationNode } from './markupNodes';
import { extended, type Variables } from './variables';

/** Walks over expressions in document order and collects the variables that they read. */
export class Uses {
  readonly lookups: LookupNode[] = [];
  readonly meanings: (Variable | undefined)[] = [];
  readonly personalizations: Personalization[] = [];
  readonly filters: FilterNode[] = [];
  /** Expressions in unexpected text that are still to be visited, as a stack: the next one is last. */
  private readonly ahead: Expression[] = [];

  constructor(private readonly variables: Variables) {}

  /**
   * Queues the expressions in the node's unexpected text, which may be located between its regular ones, to be visited
   * in document order.
   */
  expect({ start, unexpected }: Delimited): void {
    if (unexpected.length === 0) return;
    this.catchUp(start);
    const values = unexpected.flatMap((text) => text.values ?? NONE);
    for (const value of values.reverse()) this.ahead.push(value);
  }

  /** Visits the queued expressions that begin before the offset. */
  catchUp(offset: number): void {
    for (let next = this.ahead.at(-1); next && next.start < offset; next = this.ahead.at(-1)) {
      this.ahead.pop();
      this.expression(next);
    }
  }

  interpolation({ pieces }: InterpolationNode): void {
    this.pieces(pieces);
  }

  pieces(pieces: InterpolationNode['pieces']): void {
    for (const piece of pieces) if (piece.kind === 'output') this.expression(piece);
  }

  expressions(nodes: readonly (Expression | NamedArgumentNode)[]): void {
    for (const node of nodes) this.expression(node.kind === 'namedArgument' ? node.value : node);
  }

  expression(node: Expression): void {
    switch (node.kind) {
      case 'lookup':
        this.lookup(node);
        return;
      case 'output':
        this.expect(node);
        this.expression(node.value);
        this.catchUp(node.end);
        return;
      case 'group':
        this.expression(node.value);
        return;
      case 'pipeline':
        this.expression(node.value);
        for (const filter of node.filters) {
          this.catchUp(filter.pipe);
          this.filters.push(filter);
          this.expressions(filter.arguments);
        }
        return;
      case 'comparison':
        this.expression(node.left);
        this.expression(node.right);
        return;
      case 'condition':
        this.expressions(node.operands);
        return;
      case 'range':
        this.expression(node.from);
        this.expression(node.to);
        return;
    }
  }

  private lookup(node: LookupNode): void {
    this.catchUp(node.start);
    const { head, parts } = node;
    const first = parts[0];
    const isGroup = typeof head === 'string' && first?.kind === 'personalization';
    const variable = typeof head === 'string' && !isGroup ? this.variables.named(head) : undefined;
    this.lookups.push(node);
    this.meanings.push(variable);
    if (variable) variable.uses = extended(variable.uses, node);
    if (typeof head !== 'string') {
      if (head.kind === 'personalization') this.personalization(head, node, '');
      else this.expression(head.value);
    }
    for (const part of parts) {
      if (part.kind === 'index') this.expression(part.value);
      else if (part.kind === 'personalization') this.personalization(part, node, isGroup && part === first ? head : '');
    }
  }

  private personalization(node: PersonalizationNode, lookup: LookupNode, group: string): void {
    this.personalizations.push({ start: node.start, end: node.end, node, lookup, group });
  }
}
