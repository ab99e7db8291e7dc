import type { Edit } from '../../language/edit';
import type { Span } from '../../template/expressionNodes';

/** A delimiter that was meant to begin a tag: `{{%`, `{%%`, `{`, `{{`; or an output: `{%`. */
export interface Opening extends Span {
  readonly edits: readonly Edit[];
  /** Whether nothing else can be meant. */
  readonly isCertain: boolean;
  readonly means: '{%' | '{%-' | '{% ' | '{% end' | '{{';
}
