import { textBefore } from '../../template/before';
import type { Facts } from '../../template/facts';
import type { Node } from '../../template/nodes';
import { pathAt } from '../../template/walk';
import type { Completion } from './completion';

/** Snippets of VS Code by their names, as in a file of them. */
export interface Snippets {
  readonly [name: string]: { readonly description: string; readonly body: readonly string[] };
}

/** `amp`, `amp-re`, or nothing typed yet; but not `&amp` or `stamp`. */
const TYPED = /(?:^|[\s>}])(amp[\w-]*|)$/i;

/** Inside these, nothing or something else is completed. */
const ELSEWHERE: ReadonlySet<Node['kind']> = new Set(['output', 'tag', 'htmlComment']);

/** Characters before the cursor in which the word, and an HTML tag around it, are looked for. */
const NEAR = 1000;

/**
 * Offers whole calls in text. VS Code itself would offer snippets inside tags too, and for each word that has some of
 * their letters in this order, such as `post` for `amp-propensity`. A name that is being typed is matched as a whole: Emmet
 * makes an element `<amp-rec>` of its beginning, and editors rank a whole match higher.
 */
export function snippetsAt({ template }: Facts, offset: number, snippets: Snippets): readonly Completion[] {
  const before = textBefore(template.text, offset, NEAR);
  const [, typed] = TYPED.exec(before) ?? [];
  if (typed === undefined || /<[a-z/!][^<>]*$/i.test(before)) return [];
  if (pathAt(template, offset).some(({ kind }) => ELSEWHERE.has(kind))) return [];
  const span = { start: offset - typed.length, end: offset };
  return Object.entries(snippets).map(([label, { description, body }]) => {
    const documentation = () => description;
    const snippet = {
      ...span,
      label,
      kind: 'snippet',
      newText: body.join('\n'),
      isSnippet: true,
      documentation,
    } as const;
    return isBeginning(typed, label) ? { ...snippet, filterText: typed } : snippet;
  });
}

function isBeginning(typed: string, label: string): boolean {
  return typed !== '' && label.startsWith(typed.toLowerCase());
}
