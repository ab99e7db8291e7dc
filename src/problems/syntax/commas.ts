import { inserted } from '../../language/edit';
import { gapStart } from '../../template/before';
import type { Facts } from '../../template/facts';
import { lastUpTo } from '../../template/sorted';
import { filterNamed } from '../../template/vocabulary/filters';
import type { Finding } from '../rule';
import { said } from '../wording';
import type { Junk } from './faults';

const VALUE = /'[^'\r\n]*'|"[^"\r\n]*"|-?\d+(?:\.\d+)?/g;
const VALUES = new RegExp(`^(?:${VALUE.source})(?:\\s+(?:${VALUE.source}))*$`);

/** `{% cycle 'a' 'b' %}`, `{% when 'a' 'b' %}`, `{{ c | replace: 'a' 'b' }}` → with a comma between the values. */
export function withoutComma(facts: Facts, junk: Junk): Finding | undefined {
  const { start, end, text } = junk;
  if (!VALUES.test(text) || !takesMore(facts, junk)) return undefined;
  const edits = [...text.matchAll(VALUE)].map(({ index }) =>
    inserted(gapStart(facts.template.text, start + index), ','),
  );
  const message = `A comma is missing before ${said(text)}: write one between values.`;
  return { start, end, message, fixes: [{ title: 'Insert “,”', edits, safe: true }] };
}

function takesMore({ filters, template }: Facts, { piece, start, text }: Junk): boolean {
  if (piece.kind === 'tag' && (piece.name === 'cycle' || piece.name === 'when')) {
    return /["'\w}\])]\s+$/.test(template.text.slice(piece.word.end, start));
  }
  const filter = lastUpTo(filters, start);
  if (!filter || filter.end > start || template.text.slice(filter.end, start).trim() !== '') return false;
  const most = filterNamed(filter.named)?.arguments.filter(({ named }) => !named).length ?? 0;
  const count = text.match(VALUE)?.length ?? 0;
  return filter.arguments.length > 0 && filter.arguments.length + count <= most;
}
