import { STATUS_FIELD } from '../../profile/response';
import type { Facts } from '../../template/facts';
import type { Call } from '../../template/found';
import { optionNamed } from '../../template/query';
import { type Edit, inserted } from '../edit';
import { stepsOf } from '../inference/conditions';
import { gapBefore, standsAlone } from '../statements';
import type { Refactorer } from './refactoring';

const REASON = 'The call failed';

/**
 * Adds `{% if a.__http_status_code__ != 200 %}{% abort_message(…) %}{% endif %}` after
 * `{% connected_content … :save a %}`.
 */
export const statusGuard: Refactorer = (facts, { start, end }) => {
  const call = facts.callAt(start);
  if (!call || end > call.end || isStatusRead(call)) return [];
  const edit = statusGuardAfter(facts, call);
  return edit ? [{ kind: 'rewrite', title: 'Abort the message when the call fails', edits: [edit] }] : [];
};

/**
 * Returns `undefined` when the response has no variable, and with `:retry`, where aborting would prevent the retry.
 */
export function statusGuardAfter({ template: { text } }: Facts, { tag, node, variable }: Call): Edit | undefined {
  if (!variable || tag.unclosed || optionNamed(node, 'retry')) return undefined;
  const condition = `if ${variable.name}.__http_status_code__ != 200`;
  const abort = `abort_message('${REASON}')`;
  const gap = gapBefore(text, tag.start);
  if (tag.isLine) return inserted(tag.end, `${gap}${condition}${gap}  ${abort}${gap}endif`);
  const dash = tag.trimEnd ? '-' : '';
  const close = `{%${dash} endif ${dash}%}`;
  return inserted(
    tag.end,
    standsAlone(text, tag)
      ? `${gap}{%- ${condition} %}${gap}  {% ${abort} %}${gap}${close}`
      : `{%${dash} ${condition} ${dash}%}{% ${abort} %}${close}`,
  );
}

function isStatusRead({ variable }: Call): boolean {
  return variable?.uses.some((use) => stepsOf(use, 1)[0] === STATUS_FIELD) ?? false;
}
