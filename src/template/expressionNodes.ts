/** A range of offsets in the template's text; `end` is exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** What the grammar expects. Delimiters are spelt as they are written. */
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

/**
 * Something the grammar asks for that has not been typed yet, as after `{{ name |`. Covers the gap where it could
 * stand.
 */
export interface MissingNode extends Span {
  readonly kind: 'missing';
  readonly expected: Expected;
}

/** Returns an empty missing node at the offset. */
export function missingAt(at: number, expected: Expected): MissingNode {
  return { kind: 'missing', start: at, end: at, expected };
}

/** Text that does not fit the grammar, kept as written: `b` in `{{ a b }}`, `}` in place of `%}`. */
export interface UnexpectedNode extends Span {
  readonly kind: 'unexpected';
  /** Expressions that can still be read from it, in document order: `a` in `{% no_such_tag {{ a }} %}`. */
  readonly values?: readonly Expression[];
}

/** The empty list that nodes share, to save memory. */
export const NONE: readonly never[] = [];

/**
 * The delimiters of a tag or an output, and the text in it that does not fit. The objects are shared, because few
 * different ones exist.
 */
export interface Delimiters {
  /** `{{-` or `{%-`: white space before it is removed. */
  readonly trimStart: boolean;
  /** `-}}` or `-%}`: white space after it is removed. */
  readonly trimEnd: boolean;
  /**
   * `undefined` when it is closed properly; the expected delimiter when that is missing; the wrong one, such as `}` in
   * place of `%}`.
   */
  readonly unclosed: '}}' | '%}' | UnexpectedNode | undefined;
  /** Text that does not fit the grammar, in document order. */
  readonly unexpected: readonly UnexpectedNode[];
}

/** Base class of outputs and tags. */
export abstract class Delimited implements Span {
  constructor(
    readonly start: number,
    readonly end: number,
    readonly delimiters: Delimiters,
  ) {}

  get trimStart(): boolean {
    return this.delimiters.trimStart;
  }

  get trimEnd(): boolean {
    return this.delimiters.trimEnd;
  }

  get unclosed(): MissingNode | UnexpectedNode | undefined {
    const { unclosed } = this.delimiters;
    return typeof unclosed === 'string' ? missingAt(this.end, unclosed) : unclosed;
  }

  get unexpected(): readonly UnexpectedNode[] {
    return this.delimiters.unexpected;
  }
}

/** `{{ a | upcase }}`, as content or as an operand inside a tag. */
export class OutputNode extends Delimited {
  readonly kind = 'output';

  constructor(
    start: number,
    end: number,
    delimiters: Delimiters,
    readonly value: Expression,
  ) {
    super(start, end, delimiters);
  }
}

/**
 * Anything with a value. Groups, and pipelines outside of output, `echo` and `assign`, are parsed although Braze
 * rejects them.
 */
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

/** Creates the node of a name that its parent stores as text only. */
export function nameAt(start: number, text: string): NameNode {
  return { kind: 'name', start, end: start + text.length, text };
}

/**
 * `a.b['c'][0].${d}`. Lookups and filters are plain objects rather than class instances because there are so many: V8
 * learns to allocate long-lived literals in the old generation, which saves copying them.
 */
export interface LookupNode extends Span {
  readonly kind: 'lookup';
  /** The root; a plain name is stored as its text only. */
  readonly head: string | PersonalizationNode | IndexNode;
  readonly parts: readonly PartNode[];
}

/** Returns the root of a lookup as a node. */
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

/** `${favourite colour}`; `text` is the trimmed name, `name` its span. */
export interface PersonalizationNode extends Span {
  readonly kind: 'personalization';
  readonly text: string;
  readonly name: Span;
  readonly unclosed: MissingNode | undefined;
}

/**
 * `'text'`, quotes included; `value` is the text between them. `curly`: delimited by typographic quotes, as word
 * processors insert them.
 */
export interface StringNode extends Span {
  readonly kind: 'string';
  readonly value: string;
  readonly curly: boolean;
  readonly unclosed: MissingNode | undefined;
}

/** `15` or `-2.0`; `text` keeps the spelling, which tells integers from decimals. */
export interface NumberNode extends Span {
  readonly kind: 'number';
  readonly text: string;
}

/** Words that are values of their own. */
export const KEYWORDS = ['true', 'false', 'nil', 'null', 'blank', 'empty'] as const;

export type Keyword = (typeof KEYWORDS)[number] | 'continue';

/** A keyword. `continue` occurs only in `offset: continue`. */
export interface KeywordNode extends Span {
  readonly kind: 'keyword';
  readonly text: Keyword;
}

/** Whether the expression is `nil` or `null` itself. */
export function saysNil(node: Expression): boolean {
  return node.kind === 'keyword' && (node.text === 'nil' || node.text === 'null');
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
  /** The filter's name; empty when it is missing. */
  readonly named: string;
  readonly arguments: readonly (Expression | NamedArgumentNode)[];
}

/** Returns the name of a filter as a node. */
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

/**
 * `a and b or c`: operands and the operators between them. Liquid evaluates from right to left, without precedence.
 */
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

/** `text` is the operator as written, `means` the Liquid operator that it stands for: `&&` means `and`. */
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
