import type { Piece } from '../../template/oddities';
import { OPTIONS } from '../../template/vocabulary/options';
import { BARE_TAGS } from '../../template/vocabulary/tags';

const OPTION = new RegExp(`\\s:(?:${OPTIONS.map(({ name }) => name).join('|')})(?![\\w-])`);
const LONGEST_OPTION = 20;

/** The end of an unclosed piece. */
export interface Tail {
  /** Where text begins that does not belong to the piece. */
  foreign: number | undefined;
  /** The offset of a `%` without its brace. */
  readonly half: number | undefined;
  /** Whether the piece ends with a missing node, as in `{% if a ==`. */
  isGap: boolean;
}

/** Detects the cases that the text alone shows: HTML, and `%` without a brace. */
export function tailIn(text: string, piece: Piece): Tail {
  const half = lonePercent(text, piece);
  const foreign = optionStart(text, piece) ?? afterBareName(text, piece) ?? markupStart(text, piece);
  return { foreign: half !== undefined && half < (foreign ?? half + 1) ? half : foreign, half, isGap: false };
}

/** Returns the offset after the last token of the piece, without its delimiter. */
export function contentEndOf({ unclosed, end }: Piece): number {
  return unclosed?.start ?? end;
}

/** Returns the offset of `:save` in `{{ id | url_param_escape :save a`, an output in a call. */
export function optionStart(text: string, { kind, start, unclosed, end }: Piece): number | undefined {
  if (kind !== 'output' || unclosed?.kind !== 'missing') return undefined;
  const found = OPTION.exec(text.slice(start, end + LONGEST_OPTION));
  const at = found ? start + found.index : end;
  return at < end ? at + (found?.[0].search(/\S/) ?? 0) : undefined;
}

/** Returns the offset of `Hello` in `{% else Hello`. */
function afterBareName(text: string, piece: Piece): number | undefined {
  if (piece.kind !== 'tag' || !BARE_TAGS.has(piece.name)) return undefined;
  const at = piece.word.end + text.slice(piece.word.end, contentEndOf(piece)).search(/\S|$/);
  return at < contentEndOf(piece) ? at : undefined;
}

/** Returns the offset of `<b` in `{% if a <b>`. */
function markupStart(text: string, piece: Piece): number | undefined {
  const content = text.slice(piece.start, contentEndOf(piece));
  const index = content.slice(0, Math.max(0, content.lastIndexOf('>'))).search(/<[a-z/!]/i);
  return index < 0 ? undefined : piece.start + index;
}

/**
 * Returns the offset of the `%` in `{% if a % …` and `{% if a %Hello`. Skips quoted texts and percent-encoding in URLs.
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
