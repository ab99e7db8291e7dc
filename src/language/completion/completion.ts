import type { Seen } from '../../profile/seen';
import { visible } from '../../profile/visible';
import type { Span } from '../../template/expressionNodes';
import type { Facts } from '../../template/facts';
import type { Node } from '../../template/nodes';
import type { Edit } from '../edit';
import type { Shapes } from '../inference/inference';
import { touches } from '../spans';

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
  | 'header'
  | 'snippet';

/** Text that can replace its span, which contains the cursor. */
export interface Completion extends Span {
  /** The bare name. */
  readonly label: string;
  readonly kind: CompletionKind;
  readonly newText: string;
  /** Whether the text is a VS Code snippet. Snippets never contain text from a response or a setting. */
  readonly isSnippet?: boolean;
  /** Matched against the typed part of the span instead of the label. */
  readonly filterText?: string;
  /** The kind of value, a signature, or a short note in which backticks mark code. */
  readonly detail?: string;
  /** Shown beside the label: the last value, a friendly name, `not asked for`. */
  readonly description?: string;
  /** Returns markdown. `now` is in milliseconds since 1970. */
  readonly documentation?: (now: number) => string;
  /** Additional edits elsewhere in the template. */
  readonly edits?: readonly Edit[];
  /** Whether to suggest again after inserting, because there is more to choose. */
  readonly again?: boolean;
}

/** The cursor's position in a template and what is known there. */
export interface Place {
  readonly facts: Facts;
  readonly text: string;
  readonly offset: number;
  /** The nodes around the cursor, from the template to the innermost. */
  readonly path: readonly Node[];
  readonly seen: Seen;
  /** The inferred shapes, computed on the first call. */
  readonly shapes: () => Shapes;
}

/** Returns completions in display order; `undefined` when the cursor is not at a place that this completer handles. */
export type Completer = (place: Place) => readonly Completion[] | undefined;

/** Returns a name or value as it is listed: the empty string is shown in quotes to make it visible. */
export function labelOf(text: string): string {
  return text === '' ? "''" : visible(text);
}

/** Whether the span is on one line. An editor replaces text on the line of the cursor only. */
export function isOnOneLine({ text }: Place, { start, end }: Span): boolean {
  return !/[\r\n]/.test(text.slice(start, end));
}

/** Returns the span if it contains the cursor, otherwise an empty span at the cursor. */
export function spanAt(place: Place, span: Span): Span {
  return touches(span, place.offset)
    ? { start: span.start, end: span.end }
    : { start: place.offset, end: place.offset };
}

/** Whether the node is a bare name, which may still become something else: a quoted text, a field. */
export function isWord(node: Node): boolean {
  return node.kind === 'lookup' && typeof node.head === 'string' && node.parts.length === 0;
}

/** Returns an ancestor of the innermost node, its parent by default. */
export function parentIn({ path }: Place, depth = 1): Node | undefined {
  return path[path.length - 1 - depth];
}
