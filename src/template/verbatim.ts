import { isBlank, isNamePart } from './scanner';

const DASH = 0x2d;

export type VerbatimName = 'raw' | 'comment' | 'doc';

/** Whether the tag's content is not parsed. Includes `doc`, which Liquid knows but Braze does not. */
export function isVerbatim(name: string): name is VerbatimName {
  return name === 'raw' || name === 'comment' || name === 'doc';
}

/** Finds the ends of `raw`, `comment` and `doc` blocks. Each stretch of text is searched only once. */
export class Verbatim {
  private readonly nextEnds = { raw: 0, doc: 0 };
  private readonly commentEnds = new Map<number, number>();
  /**
   * Set after an unclosed comment, for which the text was searched to its end: any other comment whose end is not known
   * by then has none.
   */
  private searched = false;

  constructor(private readonly text: string) {}

  /** Returns the offset of the end tag for the block whose opening tag spans `start` to `from`, or -1. */
  endOf(name: VerbatimName, start: number, from: number, limit: number): number {
    const end = name === 'comment' ? this.endComment(start, from) : this.nextEnd(name, from);
    return end < limit ? end : -1;
  }

  /** Returns the next `{% endraw %}` or `{% enddoc %}`, the only tag that ends such a block. */
  private nextEnd(name: 'raw' | 'doc', from: number): number {
    let next = this.nextEnds[name];
    if (next >= 0 && next < from) {
      next = this.text.indexOf('{%', from);
      while (next >= 0 && !isTag(this.text, next, `end${name}`)) next = this.text.indexOf('{%', next + 2);
      this.nextEnds[name] = next;
    }
    return next;
  }

  /**
   * Returns the matching `{% endcomment %}`. As in Liquid 5, comments nest and tags in a nested `raw` do not count.
   */
  private endComment(start: number, from: number): number {
    const known = this.commentEnds.get(start);
    if (known !== undefined || this.searched) return known ?? -1;
    const open = [start];
    for (let at = this.text.indexOf('{%', from); at >= 0; at = this.text.indexOf('{%', at + 2)) {
      if (isTag(this.text, at, 'comment')) open.push(at);
      else if (isTag(this.text, at, 'endcomment')) {
        this.commentEnds.set(open.pop() ?? start, at);
        if (open.length === 0) return at;
      } else if (isTag(this.text, at, 'raw')) at = Math.max(at, this.nextEnd('raw', at + 2));
    }
    this.searched = true;
    return -1;
  }
}

/** Whether the tag that begins at `at` has this name. */
function isTag(text: string, at: number, name: string): boolean {
  let from = at + 2;
  if (text.charCodeAt(from) === DASH) from++;
  while (isBlank(text.charCodeAt(from))) from++;
  const after = from + name.length;
  return text.startsWith(name, from) && (!isNamePart(text.charCodeAt(after)) || text.startsWith('-%}', after));
}
