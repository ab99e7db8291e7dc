import { type Edit, replaced } from '../../language/edit';
import type { Span } from '../../template/expressionNodes';

/** A word needs blanks around it: `a&&b` → `a and b`. */
export function operatorEdit(text: string, { start, end }: Span, right: string): Edit {
  if (!/\w/.test(right)) return replaced({ start, end }, right);
  const before = /\s/.test(text.charAt(start - 1)) ? '' : ' ';
  const after = /\s/.test(text.charAt(end)) ? '' : ' ';
  return replaced({ start, end }, before + right + after);
}
