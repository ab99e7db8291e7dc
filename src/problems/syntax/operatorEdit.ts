import { type Edit, replaced } from '../../language/edit';
import type { Span } from '../../template/expressionNodes';

/** Replaces an operator, and adds spaces around a word where needed: `a&&b` → `a and b`. */
export function operatorEdit(text: string, { start, end }: Span, right: string): Edit {
  if (!/\w/.test(right)) return replaced({ start, end }, right);
  const before = /\s/.test(text.charAt(start - 1)) ? '' : ' ';
  const after = /\s/.test(text.charAt(end)) ? '' : ' ';
  return replaced({ start, end }, before + right + after);
}
