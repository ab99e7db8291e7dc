import type {
  Expression,
  GroupNode,
  MissingNode,
  OperatorNode,
  OutputNode,
  PipelineNode,
  StringNode,
} from './expressionNodes';
import type { BracesNode, JsonTextNode } from './markupNodes';
import type { BlockNode, Node, TagNode } from './nodes';

/** A delimited node: a tag, an output, or an output nested in one of them. */
export type Piece = OutputNode | TagNode;

/** An irregular node and the piece that contains it. */
export interface Odd<Found extends Node> {
  readonly node: Found;
  /** The innermost enclosing piece. */
  readonly piece: Piece;
  /** The outermost enclosing tag or output; may equal `piece`. */
  readonly outer: Piece;
}

/** A missing node and the node that expects it. */
export interface Lack extends Odd<MissingNode> {
  readonly asker: Node;
}

/** `(a or b)`, with the whole condition or value that contains it. */
export interface OddGroup extends Odd<GroupNode> {
  readonly whole: Expression;
}

/** `{id}`, in the URL or another text of a call. */
export interface OddBraces extends Odd<BracesNode> {
  readonly inUrl: boolean;
}

/** A list of content, and its place in the template. */
export interface Level {
  /** The block whose branch this is; `undefined` at the top level of the template and of a `liquid` tag. */
  readonly block: BlockNode | undefined;
  readonly parent: Level | undefined;
}

/** A middle or end tag without a block, or a tag with an unknown name. */
export interface Stranger {
  readonly tag: TagNode;
  readonly level: Level;
}

export interface EndlessBlock {
  readonly block: BlockNode;
  readonly level: Level;
}

/**
 * Everything in a template that deviates from Liquid's grammar, in document order unless noted. Leaves out what Braze
 * does not evaluate.
 */
export class Oddities {
  readonly unclosed: Odd<Piece>[] = [];
  /** Pieces that contain text which does not fit the grammar. */
  readonly unfitting: Odd<Piece>[] = [];
  /** Missing nodes, except in calls, their options and headers. */
  readonly lacks: Lack[] = [];
  /** Operators that are not spelt as in Liquid. */
  readonly operators: Odd<OperatorNode>[] = [];
  readonly groups: OddGroup[] = [];
  /** Filters outside of outputs, `echo` and `assign`. */
  readonly pipelines: Odd<PipelineNode>[] = [];
  /** Texts in typographic quotes, as word processors insert them. */
  readonly curly: Odd<StringNode | JsonTextNode>[] = [];
  readonly braces: OddBraces[] = [];
  readonly strays: Stranger[] = [];
  readonly unknown: Stranger[] = [];
  /** Blocks without an end tag, ordered by their start. */
  readonly endless: EndlessBlock[] = [];
}
