import type { FilterNode, LookupNode, PersonalizationNode, Span } from './expressionNodes';
import type { CallNode } from './markupNodes';
import type { TagNode } from './nodes';

export type DefinitionKind =
  | 'assign'
  | 'capture'
  | 'counter'
  | 'loop'
  /** `forloop` and `tablerowloop`, which no one writes down. */
  | 'loopState'
  | 'call'
  | 'catalog';

/** Where a variable gets a value. The span is that of the name, or of the tag's name where the variable is not named. */
export interface Definition extends Span {
  readonly kind: DefinitionKind;
  readonly variable: Variable;
  readonly tag: TagNode;
  /** Is the variable's name written here? */
  readonly named: boolean;
  /** The offset from which on the value is there. */
  readonly visibleFrom: number;
}

/** One name in one scope. Without definitions when nothing in the template defines it. */
export interface Variable {
  readonly name: string;
  /** The template, or the body of a loop. */
  readonly scope: Span;
  /** In document order, as are the uses. */
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
  /** What the answer is kept in; nothing when `:save` does not say. */
  readonly variable: Variable | undefined;
}

/** The body of a loop, and the variables that live in it alone. */
export interface LoopScope extends Span {
  readonly parent: LoopScope | undefined;
  readonly variables: readonly Variable[];
}

/** Everything in document order. Liquid that Braze does not evaluate, in comments, `raw` and HTML comments, is left out. */
export interface Found {
  /** Those that are defined, by their first definition. */
  readonly variables: readonly Variable[];
  readonly definitions: readonly Definition[];
  readonly lookups: readonly LookupNode[];
  /** What the lookup at the same index begins with; nothing for `${…}`, a group of such, and brackets. */
  readonly meanings: readonly (Variable | undefined)[];
  readonly personalizations: readonly Personalization[];
  readonly calls: readonly Call[];
  readonly filters: readonly FilterNode[];
  /** Every tag, middle and end tags included. */
  readonly tags: readonly TagNode[];
  readonly loops: readonly LoopScope[];
}
