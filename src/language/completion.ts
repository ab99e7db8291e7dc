import type { Seen } from '../profile/seen';
import { visible } from '../profile/visible';
import type { Span } from '../template/expressionNodes';
import type { Facts } from '../template/facts';
import type { Node } from '../template/nodes';
import type { Edit } from './edit';
import type { Shapes } from './inference';
import { touches } from './spans';

export type CompletionKind =
  | 'field'
  | 'variable'
  | 'tag'
  | 'filter'
  | 'option'
  | 'parameter'
  | 'value'
  | 'attribute'
  | 'keyword'
  | 'header';

/** Something that can be put in the place of its span, which holds the cursor. */
export interface Completion extends Span {
  /** The bare name. */
  readonly label: string;
  readonly kind: CompletionKind;
  readonly newText: string;
  /** The text is a snippet in VS Code's syntax. Nothing that came from an answer or a setting is ever in one. */
  readonly isSnippet?: boolean;
  /** What stands in the span up to the cursor is compared with this; with the label when it is not there. */
  readonly filterText?: string;
  /** The kind of value, a signature, or a few words of ours in which `code` stands as in markdown. */
  readonly detail?: string;
  /** A few words beside the label: the last value, a friendly name, `not asked for`. */
  readonly description?: string;
  /** As markdown. Takes the time now, in milliseconds since 1970. */
  readonly documentation?: (now: number) => string;
  /** Elsewhere in the template. */
  readonly edits?: readonly Edit[];
  /** Something more is to be chosen once this has been put in. */
  readonly again?: boolean;
}

/** A cursor in a template, and all that is known there. */
export interface Place {
  readonly facts: Facts;
  readonly text: string;
  readonly offset: number;
  /** The nodes around the cursor, the template first. */
  readonly path: readonly Node[];
  readonly seen: Seen;
  /** Worked out when it is asked for the first time. */
  readonly shapes: () => Shapes;
}

/** What can be put at the cursor, in the order in which it is shown; nothing when the cursor is not where this knows something. */
export type Completer = (place: Place) => readonly Completion[] | undefined;

/** Names and values as a list shows them: the empty one, of which nothing would be seen, in quotes. */
export function labelOf(text: string): string {
  return text === '' ? "''" : visible(text);
}

/** The span when it holds the cursor, else the cursor. */
export function spanAt(place: Place, span: Span): Span {
  return touches(span, place.offset)
    ? { start: span.start, end: span.end }
    : { start: place.offset, end: place.offset };
}

/** A name alone, which may become something else yet: a text in quotes, a field. */
export function isWord(node: Node): boolean {
  return node.kind === 'lookup' && typeof node.head === 'string' && node.parts.length === 0;
}

/** What surrounds the last node of the path. */
export function parentIn({ path }: Place, depth = 1): Node | undefined {
  return path[path.length - 1 - depth];
}
