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

/** Something between delimiters: a tag, an output, or an output inside one of them. */
export type Piece = OutputNode | TagNode;

/** Something odd, with the piece that it stands in. */
export interface Odd<Found extends Node> {
  readonly node: Found;
  /** The innermost piece around it. */
  readonly piece: Piece;
  /** The output or tag of the template around that, or the piece itself. */
  readonly outer: Piece;
}

/** Something that is missing, with what asks for it. */
export interface Lack extends Odd<MissingNode> {
  readonly asker: Node;
}

/** `(a or b)`, with the whole condition or value that it is a part of. */
export interface OddGroup extends Odd<GroupNode> {
  readonly whole: Expression;
}

/** `{id}`, in the URL of a call or in another text of it. */
export interface OddBraces extends Odd<BracesNode> {
  readonly inUrl: boolean;
}

/** The list of content that something stands in. */
export interface Level {
  /** The block that it is a branch of; nothing at the top, and at the top of a `liquid` tag. */
  readonly block: BlockNode | undefined;
  readonly parent: Level | undefined;
}

/** A middle or end tag that no block knows, or a tag of an unknown name. */
export interface Stranger {
  readonly tag: TagNode;
  readonly level: Level;
}

export interface EndlessBlock {
  readonly block: BlockNode;
  readonly level: Level;
}

/** What is not as Liquid wants it, in document order as far as not said otherwise. What Braze does not evaluate is left out. */
export class Oddities {
  readonly unclosed: Odd<Piece>[] = [];
  /** Pieces with something in them that fits nowhere. */
  readonly unfitting: Odd<Piece>[] = [];
  /** Those of calls, their options and headers left out. */
  readonly lacks: Lack[] = [];
  /** Operators that are written in another way than Liquid's. */
  readonly operators: Odd<OperatorNode>[] = [];
  readonly groups: OddGroup[] = [];
  /** Filters outside of outputs, `echo` and `assign`. */
  readonly pipelines: Odd<PipelineNode>[] = [];
  /** Texts in quotes of a word processor. */
  readonly curly: Odd<StringNode | JsonTextNode>[] = [];
  readonly braces: OddBraces[] = [];
  readonly strays: Stranger[] = [];
  readonly unknown: Stranger[] = [];
  /** By where they begin. */
  readonly endless: EndlessBlock[] = [];
}
