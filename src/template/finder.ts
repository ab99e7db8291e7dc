/**
 * Caches the next occurrence of a string, so that a text without it is searched only once. The text's length stands for
 * "none".
 */
export class Finder {
  private next = -1;

  constructor(
    private readonly text: string,
    private readonly what: string,
  ) {}

  from(at: number): number {
    if (this.next < at) {
      const found = this.text.indexOf(this.what, at);
      this.next = found < 0 ? this.text.length : found;
    }
    return this.next;
  }
}
