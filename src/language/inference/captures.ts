import type { Expression } from '../../template/expressionNodes';
import { A_TEXT, type Inferred, madeOf } from './inferred';
import { counted, deciding, joined, NO_ORIGINS } from './origins';
import type { Origins } from './recognition';

interface Capture {
  printed: Origins;
  /** What decides which text is printed. */
  decided: Origins;
}

/** Tracks what open `capture` blocks contain. */
export class Captures {
  private readonly captures: Capture[] = [];

  get areOpen(): boolean {
    return this.captures.length > 0;
  }

  open(): void {
    this.captures.push({ printed: NO_ORIGINS, decided: NO_ORIGINS });
  }

  print(value: Expression | undefined, origins: Origins): void {
    const inner = this.captures[this.captures.length - 1];
    if (inner) inner.printed = joined(inner.printed, value && isCount(value) ? counted(origins) : origins);
  }

  /** Records that a condition decides what is printed from here on. */
  decide(origins: Origins): void {
    const inner = this.captures[this.captures.length - 1];
    if (inner) inner.decided = joined(inner.decided, deciding(origins));
  }

  /**
   * Closes the innermost `capture` and returns its value. Origins of recommended items that it prints take precedence
   * over those that only decide.
   */
  close(): Inferred {
    const inner = this.captures.pop();
    if (!inner) return A_TEXT;
    const { printed, decided } = inner;
    return madeOf(A_TEXT, printed.some(({ items }) => items) ? printed : joined(printed, decided));
  }
}

/** `items.size`, or `items | size`. */
function isCount(value: Expression): boolean {
  if (value.kind === 'pipeline') return isCount(value.value) || value.filters.some(({ named }) => named === 'size');
  const last = value.kind === 'lookup' ? value.parts.at(-1) : undefined;
  return last?.kind === 'property' && last.text === 'size';
}
