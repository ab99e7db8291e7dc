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

/** Text that fits nowhere, kept as it was written: `b` in `{{ a b }}`, `}` where `%}` should stand. */
export interface UnexpectedNode extends Span {
  readonly kind: 'unexpected';
}

/** A template, its text and everything in it. Spans of all nodes are offsets into `text`. */
export interface TemplateNode extends Span {
  readonly kind: 'template';
  readonly text: string;
  readonly children: readonly Content[];
}

/** What can stand between tags. */
export type Content = TextNode | OutputNode | TagNode | BlockNode | HtmlCommentNode;

export interface TextNode extends Span {
  readonly kind: 'text';
}

/** `<!-- … -->`: Braze does not evaluate the Liquid in it. Blocks neither reach into it nor out of it. */
export interface HtmlCommentNode extends Span {
  readonly kind: 'htmlComment';
  readonly children: readonly Content[];
}

/** What outputs and tags have in common. */
interface Delimited extends Span {
  /** `{{-` or `{%-`: white space before it is removed. */
  readonly trimStart: boolean;
  /** `-}}` or `-%}`: white space after it is removed. */
  readonly trimEnd: boolean;
  /** Nothing when it ends as it should. `}` in the place of `%}` is unexpected, nothing at all is missing. */
  readonly unclosed: MissingNode | UnexpectedNode | undefined;
  /** What stands in it and fits nowhere, in document order. */
  readonly unexpected: readonly UnexpectedNode[];
}

/** `{{ a | upcase }}`, between tags or as an operand inside one. */
export interface OutputNode extends Delimited {
  readonly kind: 'output';
  readonly value: Expression;
}

/** `{% assign a = 1 %}`, or a line of a `liquid` tag. A middle or end tag that stands among the children of a branch is a stray one. */
export interface TagNode extends Delimited {
  readonly kind: 'tag';
  /** The tag that it is read as: `elsif` also for `elseif`. Empty when the name is missing. */
  readonly name: string;
  /** The name as written. */
  readonly word: NameNode | MissingNode;
  readonly markup: Markup | undefined;
}

/** `{% if … %} … {% else %} … {% endif %}`. The first branch begins with the opening tag. */
export interface BlockNode extends Span {
  readonly kind: 'block';
  readonly name: string;
  readonly branches: readonly BranchNode[];
  readonly close: TagNode | MissingNode;
}

/** A tag and all that follows it up to the next branch or the end of the block. */
export interface BranchNode extends Span {
  readonly kind: 'branch';
  readonly tag: TagNode;
  readonly children: readonly Content[];
}

/** What follows the name of a tag. A bare expression in `if`, `unless`, `elsif`, `case` and `echo`. */
export type Markup =
  | Expression
  | AssignmentNode
  | DefinitionNode
  | LoopNode
  | WhenNode
  | CycleNode
  | PartialNode
  | ArgumentsNode
  | CallNode
  | CatalogNode
  | OptionsNode
  | LinesNode
  | RemarkNode
  | UnexpectedNode;

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

/** `a.b['c'][0].${d}`. */
export interface LookupNode extends Span {
  readonly kind: 'lookup';
  readonly root: NameNode | PersonalizationNode | IndexNode;
  readonly parts: readonly PartNode[];
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
  readonly name: NameNode | MissingNode;
  readonly arguments: readonly (Expression | NamedArgumentNode)[];
}

/** `allow_false: true`. */
export interface NamedArgumentNode extends Span {
  readonly kind: 'namedArgument';
  readonly name: NameNode;
  readonly value: Expression;
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

/** `a = b | plus: 1`; `equals` is missing or written in another way (`==`, `:`) when it is there. */
export interface AssignmentNode extends Span {
  readonly kind: 'assignment';
  readonly target: TargetNode;
  readonly equals: MissingNode | UnexpectedNode | undefined;
  readonly value: Expression;
}

/** What is given a value. Only a name is right; `{{ a }}` and `a.b` are kept as they were written. */
export type TargetNode = NameNode | OutputNode | LookupNode | MissingNode;

/** `a` in `{% capture a %}` and `{% increment a %}`. */
export interface DefinitionNode extends Span {
  readonly kind: 'definition';
  readonly target: TargetNode;
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

/** `rec_id={{ id }}`; no value without the `=`. */
export interface ParameterNode extends Span {
  readonly kind: 'parameter';
  readonly name: InterpolationNode;
  readonly value: InterpolationNode | undefined;
}

/** Text with Liquid in it. Without pieces it is literal. */
export interface InterpolationNode extends Span {
  readonly kind: 'interpolation';
  readonly pieces: readonly (OutputNode | BracesNode)[];
}

/** `{id}` where `{{id}}` was meant, or a placeholder left to fill in. */
export interface BracesNode extends Span {
  readonly kind: 'braces';
}

/** `:save name`, from the colon on. `glued`: no white space stands before it, so Braze takes it for text. */
export interface OptionNode extends Span {
  readonly kind: 'option';
  readonly name: NameNode | MissingNode;
  readonly value: NameNode | InterpolationNode | HeadersNode | MissingNode | undefined;
  readonly glued: boolean;
}

/** `{ "Name": "value" }`, braces included. */
export interface HeadersNode extends Span {
  readonly kind: 'headers';
  readonly headers: readonly HeaderNode[];
  /** What keeps it from being JSON, in document order: a missing `:`, a trailing comma. */
  readonly faults: readonly (MissingNode | UnexpectedNode)[];
}

/** `"Name": "value"`. */
export interface HeaderNode extends Span {
  readonly kind: 'header';
  readonly name: JsonTextNode;
  readonly value: JsonTextNode | MissingNode;
}

/** `"text"`, quotes included. `quote` is the opening one as written; empty for anything that has none, as `12` or `{{ a }}`. */
export interface JsonTextNode extends Span {
  readonly kind: 'jsonText';
  readonly quote: string;
  readonly text: InterpolationNode;
}

/** The lines of a `liquid` tag, each read as a tag. */
export interface LinesNode extends Span {
  readonly kind: 'lines';
  readonly children: readonly Content[];
}

/** The text of an inline comment: `note` in `{% # note %}`. */
export interface RemarkNode extends Span {
  readonly kind: 'remark';
}

export type Node =
  | TemplateNode
  | Content
  | BranchNode
  | Markup
  | NameNode
  | PartNode
  | FilterNode
  | NamedArgumentNode
  | OperatorNode
  | LoopOptionNode
  | UrlNode
  | ParameterNode
  | InterpolationNode
  | BracesNode
  | OptionNode
  | HeadersNode
  | HeaderNode
  | JsonTextNode;

/** The one list that all nodes without something share. */
export const NONE: readonly never[] = [];
