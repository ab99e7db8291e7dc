import type { Facts } from '../../template/facts';
import type { Call } from '../../template/found';
import { optionNamed } from '../../template/query';
import { type Edit, inserted } from '../edit';
import { indentAt, isLine, lineBreakIn, standsAlone } from '../statements';
import type { Refactorer } from './refactoring';

const REASON = 'The call failed';

/** `{% connected_content … :save a %}` → the same, and behind it `{% if a.__http_status_code__ != 200 %}{% abort_message(…) %}{% endif %}`. */
export const statusGuard: Refactorer = (facts, { start, end }) => {
  const call = facts.callAt(start);
  if (!call || end > call.end || isStatusRead(call)) return [];
  const edit = statusGuardAfter(facts, call);
  return edit ? [{ kind: 'rewrite', title: 'Abort the message when the call fails', edits: [edit] }] : [];
};

/** Nothing where the answer has no name, and with `:retry`: the abort would come before the first new try. */
export function statusGuardAfter({ template: { text } }: Facts, { tag, node, variable }: Call): Edit | undefined {
  if (!variable || tag.unclosed || optionNamed(node, 'retry')) return undefined;
  const condition = `if ${variable.name}.__http_status_code__ != 200`;
  const abort = `abort_message('${REASON}')`;
  const gap = lineBreakIn(text) + indentAt(text, tag.start);
  if (isLine(tag)) return inserted(tag.end, `${gap}${condition}${gap}  ${abort}${gap}endif`);
  const dash = tag.trimEnd ? '-' : '';
  const [open, close] = [`{%${dash} ${condition} ${dash}%}`, `{%${dash} endif ${dash}%}`];
  const isAlone = standsAlone(text, tag);
  return inserted(
    tag.end,
    isAlone ? `${gap}${open}${gap}  {% ${abort} %}${gap}${close}` : `${open}{% ${abort} %}${close}`,
  );
}

function isStatusRead({ variable }: Call): boolean {
  return (
    variable?.uses.some(({ parts: [first] }) => first?.kind === 'property' && first.text === '__http_status_code__') ??
    false
  );
}
