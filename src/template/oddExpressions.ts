import {
  type Expression,
  filterName,
  type LookupNode,
  type MissingNode,
  type NamedArgumentNode,
  type NameNode,
  type OperatorNode,
  type OutputNode,
  type PipelineNode,
  type StringNode,
} from './expressionNodes';
import type { InterpolationNode, JsonTextNode } from './markupNodes';
import type { Node } from './nodes';
import { Oddities, type Piece } from './oddities';

/** Collects the irregularities in expressions. */
export class OddExpressions {
  readonly found = new Oddities();
  private outer!: Piece;
  private piece!: Piece;
  private whole: Expression | undefined;

  /** Sets the tag or output of the template that contains what is visited next. */
  enter(piece: Piece): void {
    this.outer = piece;
    this.piece = piece;
    this.whole = undefined;
  }

  delimited(piece: Piece): void {
    if (piece.unclosed) this.found.unclosed.push({ node: piece, piece, outer: this.outer });
    if (piece.unexpected.length > 0) this.found.unfitting.push({ node: piece, piece, outer: this.outer });
  }

  output(node: OutputNode): void {
    const { piece, whole } = this;
    this.piece = node;
    this.whole = node.value;
    this.delimited(node);
    this.piped(node.value, node);
    this.piece = piece;
    this.whole = whole;
  }

  interpolation({ pieces }: InterpolationNode, inUrl: boolean): void {
    for (const node of pieces) {
      if (node.kind === 'output') this.output(node);
      else this.found.braces.push({ node, piece: this.piece, outer: this.outer, inUrl });
    }
  }

  values(nodes: readonly (Expression | NamedArgumentNode)[], asker: Node): void {
    for (const node of nodes) {
      if (node.kind === 'namedArgument') this.value(node.value, node);
      else this.value(node, asker);
    }
  }

  /** Visits a value that is not part of a condition. */
  value(node: Expression | NameNode, asker: Node): void {
    if (node.kind === 'name') return;
    this.whole = node;
    this.expression(node, asker);
  }

  /** Visits a value that may have filters. */
  piped(node: Expression, asker: Node): void {
    if (node.kind !== 'pipeline') {
      this.value(node, asker);
      return;
    }
    this.whole = node;
    this.pipeline(node, asker);
  }

  private pipeline({ value, filters }: PipelineNode, asker: Node): void {
    const { whole } = this;
    this.expression(value, asker);
    for (const filter of filters) {
      const name = filter.named === '' ? filterName(filter) : undefined;
      if (name?.kind === 'missing') this.lack(name, filter);
      if (filter.arguments.length > 0) this.values(filter.arguments, filter);
    }
    this.whole = whole;
  }

  private expression(node: Expression, asker: Node): void {
    switch (node.kind) {
      case 'missing':
        this.lack(node, asker);
        return;
      case 'string':
        if (node.unclosed) this.lack(node.unclosed, node);
        else if (node.curly) this.curly(node);
        return;
      case 'lookup':
        this.lookup(node);
        return;
      case 'output':
        this.output(node);
        return;
      case 'pipeline':
        this.found.pipelines.push({ node, piece: this.piece, outer: this.outer });
        this.pipeline(node, asker);
        return;
      case 'comparison':
        this.expression(node.left, node);
        this.operator(node.operator);
        this.expression(node.right, node);
        return;
      case 'condition':
        for (const [index, operand] of node.operands.entries()) {
          this.expression(operand, node);
          const operator = node.operators[index];
          if (operator) this.operator(operator);
        }
        return;
      case 'group':
        this.found.groups.push({ node, piece: this.piece, outer: this.outer, whole: this.whole ?? node });
        this.expression(node.value, node);
        if (node.unclosed) this.lack(node.unclosed, node);
        return;
      case 'range':
        this.expression(node.from, node);
        this.expression(node.to, node);
        if (node.unclosed) this.lack(node.unclosed, node);
        return;
    }
  }

  private lookup({ head, parts }: LookupNode): void {
    if (typeof head !== 'string') this.part(head);
    for (const part of parts) if (part.kind !== 'property') this.part(part);
  }

  private part(part: LookupNode['parts'][number]): void {
    if (part.kind === 'missing') this.lack(part, part);
    else if (part.kind === 'index') {
      const { whole } = this;
      this.value(part.value, part);
      this.whole = whole;
      if (part.unclosed) this.lack(part.unclosed, part);
    } else if (part.kind === 'personalization') {
      if (part.unclosed) this.lack(part.unclosed, part);
      else if (part.text === '') this.lack({ ...part.name, kind: 'missing', expected: 'name' }, part);
    }
  }

  private operator(node: OperatorNode): void {
    if (node.text === node.means || node.text === '<>') return;
    this.found.operators.push({ node, piece: this.piece, outer: this.outer });
  }

  curly(node: StringNode | JsonTextNode): void {
    this.found.curly.push({ node, piece: this.piece, outer: this.outer });
  }

  lack(node: MissingNode, asker: Node): void {
    this.found.lacks.push({ node, asker, piece: this.piece, outer: this.outer });
  }
}
