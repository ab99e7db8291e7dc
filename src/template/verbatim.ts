import { isBlank, isNamePart } from './scanner';

const DASH = 0x2d;

/** Finds the ends of `raw` and `comment`, whose content is not read. Each stretch of text is searched once. */
export class Verbatim {
  private nextEndRaw = 0;
  private readonly commentEnds = new Map<number, number>();
  /** Once a comment had no end, the text was searched to its end: what is not known by now has none either. */
  private searched = false;

  constructor(private readonly text: string) {}

  /** Where the end tag stands of the block whose opening tag stands at `start` and ends at `from`; -1 when it has none. */
  endOf(name: string, start: number, from: number, limit: number): number {
    const end = name === 'raw' ? this.endRaw(from) : this.endComment(start, from);
    return end < limit ? end : -1;
  }

  /** The next `{% endraw %}`. Nothing but that ends a `raw`. */
  private endRaw(from: number): number {
    if (this.nextEndRaw >= 0 && this.nextEndRaw < from) {
      this.nextEndRaw = this.text.indexOf('{%', from);
      while (this.nextEndRaw >= 0 && !isTag(this.text, this.nextEndRaw, 'endraw')) {
        this.nextEndRaw = this.text.indexOf('{%', this.nextEndRaw + 2);
      }
    }
    return this.nextEndRaw;
  }

  /** The `{% endcomment %}` of this comment. As in Liquid 5 comments nest, and tags in a `raw` inside do not count. */
  private endComment(start: number, from: number): number {
    const known = this.commentEnds.get(start);
    if (known !== undefined || this.searched) return known ?? -1;
    const open = [start];
    for (let at = this.text.indexOf('{%', from); at >= 0; at = this.text.indexOf('{%', at + 2)) {
      if (isTag(this.text, at, 'comment')) open.push(at);
      else if (isTag(this.text, at, 'endcomment')) {
        this.commentEnds.set(open.pop() ?? start, at);
        if (open.length === 0) return at;
      } else if (isTag(this.text, at, 'raw')) at = Math.max(at, this.endRaw(at + 2));
    }
    this.searched = true;
    return -1;
  }
}

/** Does the tag that begins at `at` have this name? */
function isTag(text: string, at: number, name: string): boolean {
  let from = at + 2;
  if (text.charCodeAt(from) === DASH) from++;
  while (isBlank(text.charCodeAt(from))) from++;
  const after = from + name.length;
  return text.startsWith(name, from) && (!isNamePart(text.charCodeAt(after)) || text.startsWith('-%}', after));
}
