import type { Piece } from '../../template/oddities';

/** What stands at the end of a piece that nothing closes. */
export interface Tail {
  /** Where text begins that was not meant to be in it. */
  foreign: number | undefined;
  /** Where a `%` stands that lacks its brace. */
  readonly half: number | undefined;
  /** Does the piece end in a gap, as `{% if a ==`? */
  isGap: boolean;
}

/** What can be told from the text alone: HTML, and `%` without a brace. */
export function tailIn(text: string, piece: Piece): Tail {
  const half = lonePercent(text, piece);
  const foreign = markupStart(text, piece);
  return { foreign: half !== undefined && half < (foreign ?? half + 1) ? half : foreign, half, isGap: false };
}

/** The offset behind the last thing that stands in the piece, its delimiter left out. */
export function contentEndOf({ unclosed, end }: Piece): number {
  return unclosed?.start ?? end;
}

/** `<b` in `{% if a <b>`. */
function markupStart(text: string, piece: Piece): number | undefined {
  const content = text.slice(piece.start, contentEndOf(piece));
  const index = content.slice(0, Math.max(0, content.lastIndexOf('>'))).search(/<[a-z/!]/i);
  return index < 0 ? undefined : piece.start + index;
}

/**
 * The `%` in `{% if a % …`, and in `{% if a %Hello`, which stands in no text in quotes and does not escape a character of a URL.
 */
function lonePercent(text: string, piece: Piece): number | undefined {
  let quote = '';
  const behind = piece.kind === 'tag' ? /\s%[A-Za-z]/ : undefined;
  for (let at = piece.start + 2; at < contentEndOf(piece); at++) {
    const character = text.charAt(at);
    if (character === quote) quote = '';
    else if (quote !== '') continue;
    else if (character === '"' || character === "'") quote = character;
    else if (character !== '%') continue;
    else if (/[\s"'\])}-]/.test(text.charAt(at - 1)) && !/[\w%}]/.test(text.charAt(at + 1))) return at;
    else if (behind?.test(text.slice(at - 1, at + 2))) return at;
  }
  return undefined;
}
