import { type NameNode, NONE, type OutputNode } from './expressionNodes';
import type { BracesNode, InterpolationNode, ParameterNode, UrlNode } from './markupNodes';

const HASH = 0x23;
const AMPERSAND = 0x26;
const SLASH = 0x2f;
const EQUALS = 0x3d;
const QUESTION_MARK = 0x3f;

/** `https://{{ host }}/path?name=value` taken apart. Delimiters inside of Liquid do not count. */
export function toUrl(text: string, whole: InterpolationNode): UrlNode {
  const cut = new Cut(text, whole);
  const scheme = schemeOf(text, whole);
  if (scheme) cut.at = scheme.end + 3;
  const host = cut.upTo((code) => code === SLASH || code === QUESTION_MARK || code === HASH);
  const path = cut.upTo((code) => code === QUESTION_MARK || code === HASH);
  const parameters: ParameterNode[] = [];
  while (cut.code() === QUESTION_MARK || cut.code() === AMPERSAND) {
    cut.at++;
    const name = cut.upTo((code) => code === EQUALS || code === AMPERSAND || code === HASH);
    const hasValue = cut.code() === EQUALS;
    if (hasValue) cut.at++;
    const value = hasValue ? cut.upTo((code) => code === AMPERSAND || code === HASH) : undefined;
    parameters.push({ kind: 'parameter', start: name.start, end: cut.at, name, value });
  }
  const fragment = cut.code() === HASH ? cut.upTo(() => false) : undefined;
  const { start, end } = whole;
  return { kind: 'url', start, end, scheme, host, path, parameters, fragment };
}

/** `https` in `https://`. */
function schemeOf(text: string, { start, end }: InterpolationNode): NameNode | undefined {
  let at = start;
  while (at < end && (text.charCodeAt(at) | 0x20) >= 0x61 && (text.charCodeAt(at) | 0x20) <= 0x7a) at++;
  if (at === start || at + 3 > end || !text.startsWith('://', at)) return undefined;
  return { kind: 'name', start, end: at, text: text.slice(start, at) };
}

/** Cuts a text with Liquid in it into consecutive parts. */
class Cut {
  at: number;
  private piece = 0;

  constructor(
    private readonly text: string,
    private readonly whole: InterpolationNode,
  ) {
    this.at = whole.start;
  }

  code(): number {
    return this.at < this.whole.end ? this.text.charCodeAt(this.at) : -1;
  }

  /** What lies between here and the first such code outside of Liquid. */
  upTo(ends: (code: number) => boolean): InterpolationNode {
    const start = this.at;
    let pieces: (OutputNode | BracesNode)[] | undefined;
    while (this.at < this.whole.end) {
      const next = this.whole.pieces[this.piece];
      if (next && next.start === this.at) {
        pieces ??= [];
        pieces.push(next);
        this.at = next.end;
        this.piece++;
      } else if (ends(this.code())) break;
      else this.at++;
    }
    return { kind: 'interpolation', start, end: this.at, pieces: pieces ?? NONE };
  }
}
