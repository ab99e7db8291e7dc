import { replaced } from '../../language/edit';
import type { Facts } from '../../template/facts';
import type { Finding } from '../rule';
import { said } from '../wording';
import type { Junk } from './faults';

/** Reports what stands in place of the equals sign: `{% assign a != 1 %}`, `{% assign a, b = 1 %}`. */
export function inPlaceOfEquals({ template }: Facts, { piece, start, end, text }: Junk): Finding | undefined {
  const markup = piece.kind === 'tag' ? piece.markup : undefined;
  if (markup?.kind !== 'assignment' || markup.equals?.kind !== 'missing') return undefined;
  if (markup.target.kind === 'missing') return undefined;
  if (template.text.slice(markup.target.end, start).trim() !== '') return undefined;
  if (text.startsWith(',')) {
    return { start, end, message: 'An “assign” gives a value to one variable: write another one for the next.' };
  }
  const [written = ''] = /^(?:[^\w"'{$=+*/%-]+=?)?/.exec(text) ?? [];
  if (written === '') return undefined;
  const span = { start, end: start + written.trimEnd().length };
  const fix = { title: 'Change to “=”', edits: [replaced(span, '=')], safe: true };
  const message = `“=” belongs between a variable and its value: write it instead of ${said(written.trim())}.`;
  return { ...span, message, fixes: written.endsWith('=') ? [fix] : [] };
}
