import { removed } from '../../language/edit';
import { textBefore } from '../../template/before';
import type { Facts } from '../../template/facts';
import type { TemplateNode } from '../../template/nodes';
import { pathAt } from '../../template/walk';
import type { Finding } from '../rule';
import { said } from '../wording';
import { isTextAt } from './openings';

/** An output, a tag, and the braces of the text. */
const TOKENS = /\{\{(?:\$\{[^{}]*\}|[^{}])*\}\}|\{%(?:(?!\{%).)*?%\}|\{|\}+/gs;

/** A brace that may be one too many. `{{${name}}}` has none. */
const EXTRA = /(?<!\$\{[^{}]*)\}\}\}|%\}\}/;

/** `{{$name}}`, whose third brace ends the name once its first is written. */
const HALF_BRACED = /\$\w+\}\}$/;
const LONGEST = 60;

/** Maximum number of braces that are examined in a template. */
const MOST = 50;

/** `{{ name }}}`, `{% endif %}}`: braces behind Liquid, before which no other brace is open. */
export function* extraBraces({ template }: Facts): Iterable<Finding> {
  if (!EXTRA.test(template.text)) return;
  let left = MOST;
  let depth = 0;
  let endOfLiquid = -1;
  for (const { 0: token, index: start } of template.text.matchAll(TOKENS)) {
    const end = start + token.length;
    if (token === '{') depth++;
    else if (!token.startsWith('}')) endOfLiquid = end;
    else {
      if (depth === 0 && start === endOfLiquid && left-- > 0 && isExtra(template, start)) {
        const message = `Braze prints ${said(token)} after this: remove it.`;
        const edits = [removed({ start, end })];
        yield {
          start,
          end,
          message,
          severity: 'warning',
          fixes: [{ title: `Remove ${said(token)}`, edits, safe: false }],
        };
      }
      depth = Math.max(0, depth - token.length);
    }
  }
}

function isExtra(template: TemplateNode, offset: number): boolean {
  if (HALF_BRACED.test(textBefore(template.text, offset, LONGEST))) return false;
  const isBehind = pathAt(template, offset - 1).some(
    ({ kind, end }) => end === offset && /^(?:output|tag)$/.test(kind),
  );
  return isBehind && isTextAt(template, offset);
}
