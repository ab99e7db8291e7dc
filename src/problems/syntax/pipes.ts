import { inserted, removed, replaced } from '../../language/edit';
import type { Facts } from '../../template/facts';
import type { Piece } from '../../template/oddities';
import { filterNamed } from '../../template/vocabulary/filters';
import type { Finding } from '../rule';
import { said } from '../wording';
import { takesFilters, type Unfitting } from './pieces';

/** A filter without its pipe, or with another sign in the place of it, and what follows its name. */
const FILTER = /^((?:[!/>\\¦;]|[1Il](?=\s))?)\s*([a-z_\d]+)\s*(:|\||$)/;

/** Signs that may belong to an operand, too, which no colon follows. */
const OPERATORS = /^[/>1Il]$/;

interface Unpiped {
  readonly sign: string;
  readonly filter: string;
}

/** Returns the filter that the text begins with: `upcase`, `! date: '%Y'`. It has a colon if it takes arguments. */
export function unpipedIn(piece: Piece, text: string): Unpiped | undefined {
  if (!takesFilters(piece)) return undefined;
  const [, sign = '', filter = '', next] = FILTER.exec(text) ?? [];
  const entry = filterNamed(filter);
  if (entry?.status !== 'braze') return undefined;
  if ((next === ':') !== entry.arguments.some(({ optional }) => !optional)) return undefined;
  return next !== ':' && OPERATORS.test(sign) ? undefined : { sign, filter };
}

/** `{{ a upcase }}`, `{{ a ! upcase }}`, `{{ a |> upcase }}`. */
export function withoutPipe(
  { template: { text } }: Facts,
  { start, text: junk, piece }: Unfitting,
): Finding | undefined {
  const { sign, filter } = unpipedIn(piece, junk) ?? {};
  if (sign === undefined || filter === undefined) return undefined;
  if (sign === '') {
    const message = `“|” is missing before the filter ${said(filter)}: write it.`;
    const fix = { title: 'Insert “|”', edits: [inserted(start, '| ')], safe: true };
    return { start, end: start + filter.length, message, fixes: [fix] };
  }
  const span = { start, end: start + sign.length };
  const hasPipe = text[start - 1] === '|';
  const message = `A filter has only “|” before it: ${hasPipe ? 'remove' : 'write it instead of'} ${said(sign)}.`;
  const fix = hasPipe
    ? { title: `Remove ${said(sign)}`, edits: [removed(span)], safe: true }
    : { title: 'Change to “|”', edits: [replaced(span, '|')], safe: true };
  return { ...span, message, fixes: [fix] };
}
