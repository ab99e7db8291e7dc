import type { Completion } from '../../../src/language/completion';
import { completionsAt } from '../../../src/language/completions';
import type { Edit } from '../../../src/language/edit';
import { NOTHING_SEEN, type Seen } from '../../../src/profile/seen';
import { collectFacts } from '../../../src/template/facts';
import { parseTemplate } from '../../../src/template/parser';
import { marked } from '../template/marks';

/** What is offered at the `█`. */
export function completionsIn(template: string, seen: Seen = NOTHING_SEEN): readonly Completion[] {
  const { text, offset } = marked(template);
  return completionsAt(collectFacts(parseTemplate(text)), offset, seen);
}

export function labelsAt(template: string, seen?: Seen): string[] {
  return completionsIn(template, seen).map(({ label }) => label);
}

export function completionNamed(template: string, label: string, seen?: Seen): Completion {
  const found = completionsIn(template, seen).find((completion) => completion.label === label);
  if (!found) throw new Error(`${label} is not offered.`);
  return found;
}

/** The template once the completion of that label was accepted; in snippets `█` is where the cursor ends up. */
export function accepted(template: string, label: string, seen?: Seen): string {
  const { text } = marked(template);
  const { start, end, newText, isSnippet, edits = [] } = completionNamed(template, label, seen);
  const inserted = isSnippet ? newText.replace(/(\\)?\$(\d)?/g, (_, escaped) => (escaped ? '$' : '█')) : newText;
  return edited(text, [{ start, end, newText: inserted }, ...edits]);
}

function edited(text: string, edits: readonly Edit[]): string {
  return [...edits]
    .sort((a, b) => b.start - a.start)
    .reduce((before, { start, end, newText }) => before.slice(0, start) + newText + before.slice(end), text);
}
