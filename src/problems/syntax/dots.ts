import { replaced } from '../../language/edit';
import type { Facts } from '../../template/facts';
import type { Piece } from '../../template/oddities';
import type { Finding } from '../rule';
import { said } from '../wording';
import { isCondition, takesFilters, type Unfitting } from './pieces';

/** What stands in the place of a dot, directly before a name. The dash of `->` counts as a part of the name before. */
const SIGN = /^(?:\.\.+|[,>])(?=[A-Za-z_$])/;

/** Whether the text begins with a sign that stands for a dot: `a..b`, `a,b` and `a->b`; `a>b` only where nothing is compared. */
export function beginsWithOddDot(template: string, piece: Piece, start: number, text: string): boolean {
  const [sign] = SIGN.exec(text) ?? [];
  if (sign === undefined || !/[\w\])}-]/.test(template.charAt(start - 1))) return false;
  if (isCondition(piece)) return sign.startsWith('..');
  return takesFilters(piece);
}

/** `{{ a..b }}`, `{{ a->b }}`. */
export function inPlaceOfDot({ template }: Facts, junk: Unfitting): Finding | undefined {
  if (!beginsWithOddDot(template.text, junk.piece, junk.start, junk.text)) return undefined;
  const [sign = ''] = SIGN.exec(junk.text) ?? [];
  const start = sign === '>' && template.text[junk.start - 1] === '-' ? junk.start - 1 : junk.start;
  const span = { start, end: junk.start + sign.length };
  const message = `A dot belongs between a value and the name of a part: write “.” instead of ${said(template.text.slice(start, span.end))}.`;
  return {
    ...span,
    message,
    ...(isCondition(junk.piece) ? {} : { severity: 'warning' }),
    fixes: [{ title: 'Change to “.”', edits: [replaced(span, '.')], safe: sign.startsWith('..') }],
  };
}
