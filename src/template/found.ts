import type { FilterNode, LookupNode, PersonalizationNode, Span } from './expressionNodes';
import type { CallNode } from './markupNodes';
import type { TagNode } from './nodes';

export type DefinitionKind =
  | 'assign'
  | 'capture'
  | 'counter'
  | 'loop'
  /** `forloop` and `tablerowloop`, which are defined implicitly. */
  | 'loopState'
  | 'call'
  | 'catalog';

/**
 * A place where a variable gets a value. The span is that of the name, or of the tag's name for an unnamed variable.
 */
export interface Definition extends Span {
  readonly kind: DefinitionKind;
  readonly variable: Variable;
  readonly tag: TagNode;
  /** Whether the variable's name is written here. */
  readonly named: boolean;
  /** The offset from which the value can be read. */
  readonly visibleFrom: number;
}

/** A name in a scope. It has no definitions when the template never defines it. */
export interface Variable {
  readonly name: string;
  /** The template, or the body of a loop. */
  readonly scope: Span;
  /** Definitions in document order; `uses` are sorted likewise. */
  readonly definitions: readonly Definition[];
  readonly uses: readonly LookupNode[];
}

/** `${name}`, or `group.${name}`. */
export interface Personalization extends Span {
  readonly node: PersonalizationNode;
  readonly lookup: LookupNode;
  /** `custom_attribute` in `custom_attribute.${name}`; empty for default attributes. */
  readonly group: string;
}

/** A `connected_content` tag. */
export interface Call extends Span {
  readonly tag: TagNode;
  readonly node: CallNode;
  /** The variable that holds the response; `undefined` without `:save`. */
  readonly variable: Variable | undefined;
}

/** The body of a loop and the variables that are local to it. */
export interface LoopScope extends Span {
  readonly parent: LoopScope | undefined;
  readonly variables: readonly Variable[];
}

/**
 * The facts that one walk collects, all in document order. Leaves out Liquid that Braze does not evaluate: in comments,
 * `raw` and HTML comments.
 */
export interface Found {
  /** Variables with at least one definition, ordered by the first one. */
  readonly variables: readonly Variable[];
  readonly definitions: readonly Definition[];
  readonly lookups: readonly LookupNode[];
  /**
   * For each lookup, by index, the variable at its root; `undefined` when the root is `${…}`, a group of those, or
   * brackets.
   */
  readonly meanings: readonly (Variable | undefined)[];
  readonly personalizations: readonly Personalization[];
  readonly calls: readonly Call[];
  readonly filters: readonly FilterNode[];
  /** Every tag, middle and end tags included. */
  readonly tags: readonly TagNode[];
  readonly loops: readonly LoopScope[];
}
