import { A_TEXT, type Inferred, madeOf } from './inferred';
import { deciding, joined, NO_ORIGINS } from './origins';
import type { Origins } from './recognition';

interface Capture {
  printed: Origins;
  /** What decides which text is printed. */
  decided: Origins;
}

/** What the `capture` blocks that are open take, each until it is closed. */
export class Captures {
  private readonly captures: Capture[] = [];

  get areOpen(): boolean {
    return this.captures.length > 0;
  }

  open(): void {
    this.captures.push({ printed: NO_ORIGINS, decided: NO_ORIGINS });
  }

  print(origins: Origins): void {
    const inner = this.captures[this.captures.length - 1];
    if (inner) inner.printed = joined(inner.printed, origins);
  }

  /** A condition was read on the way to what is printed. */
  decide(origins: Origins): void {
    const inner = this.captures[this.captures.length - 1];
    if (inner) inner.decided = joined(inner.decided, deciding(origins));
  }

  /** Gives the text that the inner one took. Recommended items in it say more of it than what decides. */
  close(): Inferred {
    const inner = this.captures.pop();
    if (!inner) return A_TEXT;
    const { printed, decided } = inner;
    return madeOf(A_TEXT, printed.some(({ items }) => items) ? printed : joined(printed, decided));
  }
}
