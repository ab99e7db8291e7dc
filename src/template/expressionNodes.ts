/** A stretch of the template: offsets into its text, `end` excluded. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** What the grammar asks for. Delimiters are named by how they are written. */
export type Expected =
  | 'value'
  | 'name'
  | 'property'
  | 'filter'
  | 'argument'
  | 'tag'
  | 'end tag'
  | 'url'
  | 'catalog'
  | 'header'
  | 'quote'
  | ','
  | 'in'
  | ':'
  | '='
  | ')'
  | ']'
  | '}'
  | '%}'
  | '}}';

/** Something the grammar asks for that has not been typed yet, as after `{{ name |`. Covers the gap where it could stand. */
export interface MissingNode extends Span {
  readonly kind: 'missing';
  readonly expected: Expected;
}

/** What is missing at one offset. */
export function missingAt(at: number, expected: Expected): MissingNode {
  return { kind: 'missing', start: at, end: at, expected };
}

/** Text that fits nowhere, kept as it was written: `b` in `{{ a b }}`, `}` where `%}` should stand. */
export interface UnexpectedNode extends Span {
  readonly kind: 'unexpected';
  /** What can be read in it all the same, in document order: `a` in `{% no_such_tag {{ a }} %}`. */
  readonly values?: readonly Expression[];
}

/** The one list that all nodes without something share. */
export const NONE: readonly never[] = [];

/** How a tag or an output begins and ends, and what does not fit into it. Nearly all of them share a few of these. */
export interface Frame {
  /** `{{-` or `{%-`: white space before it is removed. */
  readonly trimStart: boolean;
  /** `-}}` or `-%}`: white space after it is removed. */
  readonly trimEnd: boolean;
  /** Nothing when it ends as it should. `}` in the place of `%}` is unexpected; what is missing is told. */
  readonly unclosed: '}}' | '%}' | UnexpectedNode | undefined;
  /** What stands in it and fits nowhere, in document order. */
  readonly unexpected: readonly UnexpectedNode[];
}

/** What outputs and tags have in common. */
export abstract class Delimited implements Span {
  constructor(
    readonly start: number,
    readonly end: number,
    readonly frame: Frame,
  ) {}

  get trimStart(): boolean {
    return this.frame.trimStart;
  }

  get trimEnd(): boolean {
    return this.frame.trimEnd;
  }

  get unclosed(): MissingNode | UnexpectedNode | undefined {
    const { unclosed } = this.frame;
    return typeof unclosed === 'string' ? missingAt(this.end, unclosed) : unclosed;
  }

  get unexpected(): readonly UnexpectedNode[] {
    return this.frame.unexpected;
  }
}

/** `{{ a | upcase }}`, between tags or as an operand inside one. */
export class OutputNode extends Delimited {
  readonly kind = 'output';

  constructor(
    start: number,
    end: number,
    frame: Frame,
    readonly value: Expression,
  ) {
    super(start, end, frame);
  }
}

/** Anything that has a value. A pipeline outside of output, `echo` and `assign`, and a group, are read though Braze refuses them. */
export type Expression =
  | LookupNode
  | StringNode
  | NumberNode
  | KeywordNode
  | RangeNode
  | OutputNode
  | PipelineNode
  | ConditionNode
  | ComparisonNode
  | GroupNode
  | MissingNode;

export interface NameNode extends Span {
  readonly kind: 'name';
  readonly text: string;
}

/** The node of a name that its parent keeps as its text alone. */
export function nameAt(start: number, text: string): NameNode {
  return { kind: 'name', start, end: start + text.length, text };
}

/**
 * `a.b['c'][0].${d}`. Lookups and filters are plain objects, no instances of a class, because there are so many: V8 learns to keep
 * literals that live long apart from what is soon gone, so that it need not move them.
 */
export interface LookupNode extends Span {
  readonly kind: 'lookup';
  /** What it begins with; a name is its text alone. */
  readonly head: string | PersonalizationNode | IndexNode;
  readonly parts: readonly PartNode[];
}

/** What a lookup begins with, as a node of its own. */
export function rootOf({ start, head }: LookupNode): NameNode | PersonalizationNode | IndexNode {
  return typeof head === 'string' ? nameAt(start, head) : head;
}

export type PartNode = PropertyNode | IndexNode | PersonalizationNode | MissingNode;

/** `b` in `a.b`. */
export interface PropertyNode extends Span {
  readonly kind: 'property';
  readonly text: string;
}

/** `['c']`, brackets included. */
export interface IndexNode extends Span {
  readonly kind: 'index';
  readonly value: Expression;
  readonly unclosed: MissingNode | undefined;
}

/** `${favourite colour}`; `text` is the name without the blanks around it, `name` its span. */
export interface PersonalizationNode extends Span {
  readonly kind: 'personalization';
  readonly text: string;
  readonly name: Span;
  readonly unclosed: MissingNode | undefined;
}

/** `'text'`, quotes included; `value` is what stands between them. `curly` when a quote of a word processor delimits it. */
export interface StringNode extends Span {
  readonly kind: 'string';
  readonly value: string;
  readonly curly: boolean;
  readonly unclosed: MissingNode | undefined;
}

/** `15` or `-2.0`; `text` as written, for the difference between integers and decimals. */
export interface NumberNode extends Span {
  readonly kind: 'number';
  readonly text: string;
}

export type Keyword = 'true' | 'false' | 'nil' | 'null' | 'blank' | 'empty' | 'continue';

/** `continue` only in `offset: continue`. */
export interface KeywordNode extends Span {
  readonly kind: 'keyword';
  readonly text: Keyword;
}

/** `(1..n)`. */
export interface RangeNode extends Span {
  readonly kind: 'range';
  readonly from: Expression;
  readonly to: Expression;
  readonly unclosed: MissingNode | undefined;
}

/** `a | upcase | append: 'b'`. */
export interface PipelineNode extends Span {
  readonly kind: 'pipeline';
  readonly value: Expression;
  readonly filters: readonly FilterNode[];
}

/** `append: 'b'`, from the name to the last argument; `pipe` is the offset of the `|` before it. */
export interface FilterNode extends Span {
  readonly kind: 'filter';
  readonly pipe: number;
  /** The text of its name; empty when that is missing. */
  readonly named: string;
  readonly arguments: readonly (Expression | NamedArgumentNode)[];
}

/** The name of a filter, as a node of its own. */
export function filterName({ start, end, named }: FilterNode): NameNode | MissingNode {
  return named === '' ? { kind: 'missing', start, end, expected: 'filter' } : nameAt(start, named);
}

/** `allow_false: true`. */
export class NamedArgumentNode implements Span {
  readonly kind = 'namedArgument';

  constructor(
    readonly start: number,
    readonly named: string,
    readonly value: Expression,
  ) {}

  get end(): number {
    return this.value.end;
  }

  get name(): NameNode {
    return nameAt(this.start, this.named);
  }
}

/** `a and b or c`: operands and the operators between them. Liquid evaluates from the right, without precedence. */
export interface ConditionNode extends Span {
  readonly kind: 'condition';
  readonly operands: readonly Expression[];
  readonly operators: readonly OperatorNode[];
}

/** `a == b`. */
export interface ComparisonNode extends Span {
  readonly kind: 'comparison';
  readonly left: Expression;
  readonly operator: OperatorNode;
  readonly right: Expression;
}

export type Operator = '==' | '!=' | '<' | '>' | '<=' | '>=' | 'contains' | 'and' | 'or';

/** `text` as written, `means` the operator that it stands for: `&&` means `and`. */
export interface OperatorNode extends Span {
  readonly kind: 'operator';
  readonly text: string;
  readonly means: Operator;
}

/** `(a or b)`, which Liquid does not know. */
export interface GroupNode extends Span {
  readonly kind: 'group';
  readonly value: Expression;
  readonly unclosed: MissingNode | undefined;
}
