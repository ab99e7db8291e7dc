import type { Span } from '../../../src/template/expressionNodes';

/** A template with marks: `█` is the cursor, `«…»` a span. The marks are taken out of the text. */
export function marked(template: string): {
  readonly text: string;
  readonly offset: number;
  readonly spans: readonly Span[];
} {
  let text = '';
  let offset = -1;
  const open: number[] = [];
  const spans: Span[] = [];
  for (const character of template) {
    if (character === '█') offset = text.length;
    else if (character === '«') open.push(text.length);
    else if (character === '»') spans.push({ start: open.pop() ?? 0, end: text.length });
    else text += character;
  }
  return { text, offset, spans: spans.sort((a, b) => a.start - b.start) };
}
