import { SEVERITIES } from '../problems/rule';

/** What a section of the page about problems says. */
export interface Explanation {
  /** Its first sentence. */
  readonly summary: string;
  /** Its first paragraph. */
  readonly description: string;
  readonly markdown: string;
}

/** A section begins with how bad it is, which is said elsewhere. */
const SEVERITY = new RegExp(`^(?:${SEVERITIES.join('|')})\\. `, 'i');

/** By code. */
export function explanationsIn(page: string): ReadonlyMap<string, Explanation> {
  const explanations = new Map<string, Explanation>();
  for (const section of page.split(/^(?=###? )/m)) {
    const [heading, code = ''] = /^### `([a-z-]+)`$/m.exec(section) ?? [];
    if (heading === undefined) continue;
    const markdown = section.slice(heading.length).trim();
    const [paragraph = ''] = markdown.split('\n\n');
    const description = paragraph.replaceAll('\n', ' ').replace(SEVERITY, '');
    const [summary] = /^.*?\.(?= [A-Z`“]|$)/.exec(description) ?? [description];
    explanations.set(code, { summary, description, markdown });
  }
  return explanations;
}
