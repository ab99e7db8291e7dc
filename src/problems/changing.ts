import { replaced } from '../language/edit';
import type { Span } from '../template/expressionNodes';
import type { Fix } from './rule';
import { said } from './wording';

/** `elseif` → the fix *Change to “elsif”*. `safe` as in `Fix`. */
export function changing(span: Span, right: string, safe: boolean): Fix {
  return { title: `Change to ${said(right)}`, edits: [replaced(span, right)], safe };
}
