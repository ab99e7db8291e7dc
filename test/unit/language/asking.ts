import type { Span } from '../../../src/template/expressionNodes';
import { collectFacts, type Facts } from '../../../src/template/facts';
import { parseTemplate } from '../../../src/template/parser';
import { marked } from '../template/marks';

export interface Asked {
  readonly text: string;
  readonly facts: Facts;
  /** Where the `█` stood. */
  readonly offset: number;
  /** Where the `«…»` stood. */
  readonly spans: readonly Span[];
}

/** A template with marks, ready to be asked about. */
export function asked(template: string): Asked {
  const { text, offset, spans } = marked(template);
  return { text, facts: factsIn(text), offset, spans };
}

export function factsIn(text: string): Facts {
  return collectFacts(parseTemplate(text));
}

/** The spans alone, in document order. */
export function spansOf(found: readonly Span[] | undefined): readonly Span[] {
  return [...(found ?? [])].map(({ start, end }) => ({ start, end })).sort((one, other) => one.start - other.start);
}
