import { replaced } from '../../language/edit';
import type { PropertyNode } from '../../template/expressionNodes';
import type { Facts } from '../../template/facts';
import type { Finding } from '../rule';
import { said } from '../wording';

const FOREIGN = /[^\0-\x7f]/;

/** Matches what every such name has in the text, to search no other templates. */
const FOREIGN_NAME = /\.\s*[\w-]*[^\0-\x7f]/;

/** `{{ a.größe }}`: after a dot, Liquid reads only ASCII letters, and takes this for `a.gr.e`. */
export function* foreignPropertiesIn(facts: Facts): Iterable<Finding> {
  if (!FOREIGN_NAME.test(facts.template.text)) return;
  for (const { parts } of facts.lookups) {
    for (const part of parts) if (part.kind === 'property' && FOREIGN.test(part.text)) yield inBrackets(facts, part);
  }
}

function inBrackets({ template }: Facts, { start, end, text }: PropertyNode): Finding {
  const right = `['${text}']`;
  const message = `After a dot, Liquid reads only ASCII letters: write ${said(right)}.`;
  const dot = template.text.lastIndexOf('.', start);
  const fix = { title: `Change to ${said(right)}`, edits: [replaced({ start: dot, end }, right)], safe: true };
  return { start, end, message, fixes: [fix] };
}
