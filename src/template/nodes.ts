import {
  Delimited,
  type Delimiters,
  type Expression,
  type FilterNode,
  type MissingNode,
  missingAt,
  type NamedArgumentNode,
  type NameNode,
  nameAt,
  type OperatorNode,
  type OutputNode,
  type PartNode,
  type Span,
  type UnexpectedNode,
} from './expressionNodes';
import type {
  ArgumentsNode,
  AssignmentNode,
  BracesNode,
  CallNode,
  CatalogNode,
  CycleNode,
  DefinitionNode,
  HeaderNode,
  HeadersNode,
  InterpolationNode,
  JsonTextNode,
  LoopNode,
  LoopOptionNode,
  OptionNode,
  OptionsNode,
  ParameterNode,
  PartialNode,
  RemarkNode,
  UrlNode,
  WhenNode,
} from './markupNodes';

/** The root of the tree. The spans of all nodes are offsets into `text`. */
export interface TemplateNode extends Span {
  readonly kind: 'template';
  readonly text: string;
  readonly children: readonly Content[];
}

/** What can occur outside of tags. */
export type Content = TextNode | OutputNode | TagNode | BlockNode | HtmlCommentNode;

export interface TextNode extends Span {
  readonly kind: 'text';
}

/**
 * `<!-- … -->`: Braze does not evaluate the Liquid in it. A block cannot begin inside and end outside, or the reverse.
 */
export interface HtmlCommentNode extends Span {
  readonly kind: 'htmlComment';
  readonly children: readonly Content[];
}

/** The tags whose markup is an expression. */
const EVALUATED: ReadonlySet<string> = new Set(['if', 'unless', 'elsif', 'case', 'echo']);

/**
 * `{% assign a = 1 %}`, or a line of a `liquid` tag up to its line break. A middle or end tag among the children of a
 * branch is a stray one.
 */
export class TagNode extends Delimited {
  readonly kind = 'tag';

  constructor(
    start: number,
    end: number,
    delimiters: Delimiters,
    /** The canonical name: `elsif` also for `elseif`. Empty when the name is missing. */
    readonly name: string,
    /** The offset of the name when it is spelt like `name`; otherwise the node in its place. */
    private readonly written: number | NameNode | MissingNode,
    readonly markup: Markup | undefined,
  ) {
    super(start, end, delimiters);
  }

  /** The name as written. */
  get word(): NameNode | MissingNode {
    return typeof this.written === 'number' ? nameAt(this.written, this.name) : this.written;
  }

  /** The expression that the tag evaluates; `undefined` for tags whose markup is not a single expression. */
  get expression(): Expression | undefined {
    return EVALUATED.has(this.name) ? (this.markup as Expression | undefined) : undefined;
  }

  /** Whether this is a line of a `liquid` tag, which has no delimiters and begins with its name. */
  get isLine(): boolean {
    return (typeof this.written === 'number' ? this.written : this.written.start) === this.start;
  }
}

/** `{% if … %} … {% else %} … {% endif %}`. */
export class BlockNode implements Span {
  readonly kind = 'block';
  private all: readonly BranchNode[] | undefined = undefined;

  constructor(
    /** The opening tag. */
    readonly tag: TagNode,
    readonly end: number,
    /** The content after the opening tag, up to the next branch or the end of the block. */
    readonly children: readonly Content[],
    /** The branches after the first one. */
    readonly others: readonly BranchNode[],
    readonly endTag: TagNode | undefined,
  ) {}

  get start(): number {
    return this.tag.start;
  }

  get name(): string {
    return this.tag.name;
  }

  /** Where the first branch ends. */
  get firstEnd(): number {
    return this.others[0]?.start ?? this.endTag?.start ?? this.end;
  }

  /** All branches; the first begins with the opening tag. */
  get branches(): readonly BranchNode[] {
    if (!this.all) {
      const { start, firstEnd: end, tag, children } = this;
      this.all = [{ kind: 'branch', start, end, tag, children }, ...this.others];
    }
    return this.all;
  }

  get close(): TagNode | MissingNode {
    return this.endTag ?? missingAt(this.end, 'end tag');
  }
}

/** A tag and the content after it, up to the next branch or the end of the block. */
export interface BranchNode extends Span {
  readonly kind: 'branch';
  readonly tag: TagNode;
  readonly children: readonly Content[];
}

/** The parsed text after a tag's name. */
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

/** The lines of a `liquid` tag, each read as a tag. */
export interface LinesNode extends Span {
  readonly kind: 'lines';
  readonly children: readonly Content[];
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
