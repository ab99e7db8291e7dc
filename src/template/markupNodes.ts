import {
  type Expression,
  type LookupNode,
  type MissingNode,
  missingAt,
  type NamedArgumentNode,
  type NameNode,
  nameAt,
  type OutputNode,
  type Span,
  type UnexpectedNode,
} from './expressionNodes';

/** The target of an assignment. Only a name is valid; `{{ a }}` and `a.b` are kept as written. */
export type TargetNode = NameNode | OutputNode | LookupNode | MissingNode;

/** Base class of assignments and definitions. */
abstract class Targeted implements Span {
  constructor(
    readonly start: number,
    readonly end: number,
    /** The target; a name is stored as its text only. */
    private readonly to: string | Exclude<TargetNode, NameNode>,
  ) {}

  get target(): TargetNode {
    return typeof this.to === 'string' ? nameAt(this.start, this.to) : this.to;
  }
}

/** `a = b | plus: 1`. `equals` is set only when the `=` is missing or spelt otherwise (`==`, `=>`, `:`, `to`). */
export class AssignmentNode extends Targeted {
  readonly kind = 'assignment';

  constructor(
    start: number,
    end: number,
    to: string | Exclude<TargetNode, NameNode>,
    readonly equals: MissingNode | UnexpectedNode | undefined,
    readonly value: Expression,
  ) {
    super(start, end, to);
  }
}

/** `a` in `{% capture a %}` and `{% increment a %}`. */
export class DefinitionNode extends Targeted {
  readonly kind = 'definition';
}

/** `x in list reversed limit: 5`. */
export interface LoopNode extends Span {
  readonly kind: 'loop';
  readonly variable: NameNode | MissingNode;
  readonly in: MissingNode | undefined;
  readonly collection: Expression;
  readonly options: readonly LoopOptionNode[];
}

/** `limit: 5`; `reversed` has no value. */
export interface LoopOptionNode extends Span {
  readonly kind: 'loopOption';
  readonly name: NameNode;
  readonly value: Expression | undefined;
}

/** `1, 2 or 3`. */
export interface WhenNode extends Span {
  readonly kind: 'when';
  readonly values: readonly Expression[];
}

/** `'group': 'a', 'b'`. */
export interface CycleNode extends Span {
  readonly kind: 'cycle';
  readonly group: Expression | undefined;
  readonly values: readonly Expression[];
}

/** `'file' with a as b, c: d` of `render` and `include`. */
export interface PartialNode extends Span {
  readonly kind: 'partial';
  readonly file: Expression;
  readonly with: Expression | undefined;
  readonly as: NameNode | MissingNode | undefined;
  readonly arguments: readonly NamedArgumentNode[];
}

/** `('reason')` of `abort_message` and `promotion`, parentheses included. */
export interface ArgumentsNode extends Span {
  readonly kind: 'arguments';
  readonly values: readonly Expression[];
  readonly unclosed: MissingNode | undefined;
}

/** `products {{ id }} 12 :rerender` of `catalog_items`; `products sale` of `catalog_selection_items`. */
export interface CatalogNode extends Span {
  readonly kind: 'catalog';
  readonly catalog: InterpolationNode | MissingNode;
  readonly items: readonly InterpolationNode[];
  readonly options: readonly OptionNode[];
}

/** `https://… :save a :retry` of `connected_content`. */
export interface CallNode extends Span {
  readonly kind: 'call';
  readonly url: UrlNode | MissingNode;
  readonly options: readonly OptionNode[];
}

/** `:key a :value b` of `message_extras`. */
export interface OptionsNode extends Span {
  readonly kind: 'options';
  readonly options: readonly OptionNode[];
}

/** `https://host/path?name=value#…`. The host of `{{ base }}/path` is `{{ base }}`. */
export interface UrlNode extends Span {
  readonly kind: 'url';
  readonly scheme: NameNode | undefined;
  readonly host: InterpolationNode;
  readonly path: InterpolationNode;
  readonly parameters: readonly ParameterNode[];
  readonly fragment: InterpolationNode | undefined;
}

/** `rec_id={{ id }}`. The value is `undefined` without a `=`. */
export class ParameterNode implements Span {
  readonly kind = 'parameter';

  constructor(
    readonly start: number,
    readonly nameEnd: number,
    readonly end: number,
    /** The Liquid in its name and in its value. */
    readonly namePieces: InterpolationNode['pieces'],
    readonly valuePieces: InterpolationNode['pieces'] | undefined,
  ) {}

  get name(): InterpolationNode {
    return { kind: 'interpolation', start: this.start, end: this.nameEnd, pieces: this.namePieces };
  }

  get value(): InterpolationNode | undefined {
    const { nameEnd, end, valuePieces: pieces } = this;
    return pieces && { kind: 'interpolation', start: nameEnd + 1, end, pieces };
  }
}

/** Text with embedded Liquid. Without pieces it is literal. */
export interface InterpolationNode extends Span {
  readonly kind: 'interpolation';
  readonly pieces: readonly (OutputNode | BracesNode)[];
}

/** `{id}` where `{{id}}` was meant, or a placeholder left to fill in. */
export interface BracesNode extends Span {
  readonly kind: 'braces';
}

/** `:save name`, from the colon on. `glued`: no white space comes before it, so Braze reads it as text. */
export class OptionNode implements Span {
  readonly kind = 'option';

  constructor(
    readonly start: number,
    readonly end: number,
    /** The option's name; empty when it is missing. */
    readonly named: string,
    readonly value: NameNode | InterpolationNode | HeadersNode | MissingNode | undefined,
    readonly glued: boolean,
  ) {}

  get name(): NameNode | MissingNode {
    return this.named === '' ? missingAt(this.start + 1, 'name') : nameAt(this.start + 1, this.named);
  }
}

/** `{ "Name": "value" }`, braces included. */
export interface HeadersNode extends Span {
  readonly kind: 'headers';
  readonly headers: readonly HeaderNode[];
  /** What makes it invalid JSON, in document order: a missing `:`, a trailing comma. */
  readonly faults: readonly (MissingNode | UnexpectedNode)[];
}

/** `"Name": "value"`. */
export interface HeaderNode extends Span {
  readonly kind: 'header';
  readonly name: JsonTextNode;
  readonly value: JsonTextNode | MissingNode;
}

/**
 * `"text"`, quotes included. `quote` is the opening quote as written; empty for unquoted values such as `12` or
 * `{{ a }}`.
 */
export interface JsonTextNode extends Span {
  readonly kind: 'jsonText';
  readonly quote: string;
  readonly text: InterpolationNode;
}

/** The text of an inline comment: `note` in `{% # note %}`. */
export interface RemarkNode extends Span {
  readonly kind: 'remark';
}
