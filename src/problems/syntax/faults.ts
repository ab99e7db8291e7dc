import { gapStart, textBefore } from '../../template/before';
import type { Span } from '../../template/expressionNodes';
import type { Facts } from '../../template/facts';
import type { Lack, Odd, Piece } from '../../template/oddities';
import { doublePipesIn } from '../../template/query';
import { lastIndexUpTo, lastUpTo } from '../../template/sorted';
import { END_TAGS, OTHER_TAGS, TAG_NAMES } from '../../template/vocabulary/tags';
import { bracedGroupIn, bracketedNameIn, endsInBracedGroup } from '../names/bracedGroups';
import { type JunkSort, sortOf } from './junk';
import type { Unfitting } from './pieces';
import { outermost } from './spans';
import { contentEndOf, type Tail, tailIn } from './tails';
import { oddTargetsOf } from './targets';

/** Unexpected text, and the rule that reports it. */
export interface Junk extends Unfitting {
  readonly sort: JunkSort;
}

/** Missing nodes and unexpected text, without duplicates. */
export interface Faults {
  readonly lacks: readonly Lack[];
  readonly junk: readonly Junk[];
  readonly tails: ReadonlyMap<Piece, Tail>;
  /** Offsets of unexpected text in the position of a value. */
  readonly valueless: ReadonlySet<number>;
  /** End offsets of names after which a colon is missing. */
  readonly colonless: ReadonlySet<number>;
}

/** Tags in which unexpected text is harmless, and calls, which have rules of their own. */
const LENIENT: ReadonlySet<string> = new Set([
  ...END_TAGS,
  ...OTHER_TAGS,
  ...['comment', 'raw', 'break', 'continue', 'ifchanged', 'connected_content'],
]);

/** What stands before a brace that ends it. */
const ODD_BRACES: readonly RegExp[] = [
  // `{{ campaign.{name}}}`
  /\{\{[^{}]*(?<!\$)\{[^{}]*\}\}$/,
  // `{{ ${{name}}}`
  /\$\{\{[^{}]*\}\}$/,
  // `{{$name}}}`
  /\$\w+\}\}$/,
  // `{% assign a = {b | upcase}} %}`
  /(?<![{$])\{\s*(?:\$\{[^{}]*\}|\w)(?:\$\{[^{}]*\}|[^{}\r\n])*$/,
];
const LONGEST = 120;

const faultsIn = (facts: Facts): Faults => new Sorting(facts);

/** Returns the faults. Cached by facts. */
export function faultsOf(facts: Facts): Faults {
  return facts.once(faultsIn);
}

class Sorting implements Faults {
  readonly junk: Junk[] = [];
  readonly lacks: readonly Lack[];
  readonly tails = new Map<Piece, Tail>();
  readonly colonless = new Set<number>();
  readonly valueless = new Set<number>();
  /** All unexpected text, whichever rule reports it. */
  private readonly unfitting = new Map<Piece, readonly Span[]>();
  private readonly text: string;
  /** End offsets of unclosed outputs inside pieces. */
  private readonly looseEnds: ReadonlySet<number>;
  private readonly doublePipes: readonly Span[];
  /** Outermost groups only. */
  private readonly groups: readonly Span[];

  /** Assignment targets that contain a space. */
  private readonly words: readonly Span[];

  constructor(private readonly facts: Facts) {
    this.words = oddTargetsOf(facts).filter(({ kind }) => kind === 'words');
    const { oddities, template, filters } = facts;
    this.text = template.text;
    this.looseEnds = new Set(oddities.unclosed.flatMap(({ node, outer }) => (node === outer ? [] : [node.end])));
    this.doublePipes = oddities.lacks.some(({ node }) => node.expected === 'filter') ? doublePipesIn(filters) : [];
    this.groups = outermost(oddities.groups.map(({ node }) => node));
    for (const { node } of oddities.unclosed) {
      if (node.unclosed?.kind === 'missing') this.tails.set(node, tailIn(this.text, node));
    }
    for (const odd of oddities.unfitting) this.sortJunk(odd);
    let last: Lack | undefined;
    this.lacks = oddities.lacks.filter((lack) => {
      const speaks = this.speaks(lack) && !(last?.piece === lack.piece && this.isGap(last.node.end, lack.node.start));
      if (speaks) last = lack;
      return speaks;
    });
  }

  private sortJunk({ piece }: Odd<Piece>): void {
    const spans = this.merged(piece.unexpected);
    this.unfitting.set(piece, spans);
    for (const span of spans) {
      if (this.isForeign(piece, span)) continue;
      if (this.isOwn(piece, span) && !this.isOfDelimiter(piece, span.start)) {
        const text = this.text.slice(span.start, span.end);
        const sort = sortOf(this.facts, piece, span, text);
        if (sort === 'colon') this.colonless.add(gapStart(this.text, span.start));
        this.junk.push({ ...span, text, piece, sort });
      }
    }
  }

  /** Whether one of the rules for unexpected text should report this. */
  private isOwn(piece: Piece, { start }: Span): boolean {
    if (piece.kind === 'tag' && (!TAG_NAMES.has(piece.name) || LENIENT.has(piece.name))) return false;
    if (this.looseEnds.has(gapStart(this.text, start)) || this.endsOddBraces(start) || this.isBehindWords(start))
      return false;
    const pipes = lastBefore(this.doublePipes, start);
    const group = lastBefore(this.groups, start);
    return !(pipes && this.isGap(pipes.end, start)) && !(group && start < group.end);
  }

  /** Matches the `= 1` of `{% assign my name = 1 %}`. */
  private isBehindWords(start: number): boolean {
    const words = lastBefore(this.words, start);
    return words !== undefined && this.isGap(words.end, start);
  }

  /** Whether this brace ends what a rule about braces reports. */
  private endsOddBraces(start: number): boolean {
    if (this.text[start] !== '}') return false;
    const before = textBefore(this.text, start, LONGEST);
    return ODD_BRACES.some((braces) => braces.test(before)) || endsInBracedGroup(before);
  }

  private speaks(lack: Lack): boolean {
    const { node, asker, piece } = lack;
    if (asker.kind === 'group') return false;
    if (asker.kind === 'personalization' && bracedGroupIn(this.text, asker.start)) return false;
    if (node.expected === ']' && bracketedNameIn(this.text, asker.start + 1)) return false;
    if (asker.kind === 'filter' && (lastBefore(this.doublePipes, asker.pipe)?.end ?? 0) > asker.pipe) return false;
    if (asker.kind === 'string' && this.isOfDelimiter(piece, asker.start)) return false;
    if (this.isInTail(piece, node)) return false;
    if (node.expected === '=' && lastBefore(this.words, asker.start)?.start === asker.start) return false;
    const spans = this.unfitting.get(piece);
    const next = spans?.[lastIndexUpTo(spans, node.start - 1) + 1];
    if (!next || !this.isGap(node.end, next.start)) return true;
    this.valueless.add(next.start);
    return false;
  }

  /** Whether unexpected text is at the end of an unclosed piece, and so may not belong to it. */
  private isForeign(piece: Piece, { start, end }: Span): boolean {
    const tail = this.tails.get(piece);
    if (!tail) return false;
    if (tail.foreign !== undefined && start >= tail.foreign) return true;
    if (!this.isGap(end, contentEndOf(piece))) return false;
    tail.foreign = start;
    return true;
  }

  /** Whether a missing node is at the end of an unclosed piece. */
  private isInTail(piece: Piece, { start, end }: Span): boolean {
    const tail = this.tails.get(piece);
    if (!tail) return false;
    if (tail.foreign !== undefined && start >= tail.foreign) return true;
    const isLast = this.isGap(end, tail.foreign ?? contentEndOf(piece));
    if (isLast) tail.isGap = true;
    return isLast;
  }

  /** Whether this is a single character before a wrong delimiter, as in `{% if a "}` and `{%- if a -}`. */
  private isOfDelimiter({ unclosed }: Piece, at: number): boolean {
    return unclosed?.kind === 'unexpected' && at === unclosed.start - 1 && /["'\])>-]/.test(this.text.charAt(at));
  }

  /** Merges spans that are separated by white space only. */
  private merged(spans: readonly Span[]): readonly Span[] {
    const merged: Span[] = [];
    for (const { start, end } of spans) {
      const last = merged.at(-1);
      if (last && this.isGap(last.end, start)) merged[merged.length - 1] = { start: last.start, end };
      else merged.push({ start, end });
    }
    return merged;
  }

  private isGap(from: number, to: number): boolean {
    for (let at = from; at < to; at++) if (this.text.charCodeAt(at) > 0x20) return false;
    return true;
  }
}

function lastBefore(spans: readonly Span[], offset: number): Span | undefined {
  return lastUpTo(spans, offset);
}

/** Whether the text ends the only operand of a condition: `in b` in `{% if a in b %}`. */
export function endsCondition({ piece, end }: Junk): boolean {
  if (piece.kind !== 'tag' || !piece.markup || piece.unexpected.at(-1)?.end !== end) return false;
  return piece.markup.kind !== 'condition' && piece.markup.kind !== 'comparison';
}

/** Returns the operator of `?? b` and `or b`, which can only mean another value where conditions are not allowed. */
export function otherwiseIn({ start, text, piece }: Junk): Span | undefined {
  if (piece.kind === 'tag' && piece.name !== 'assign' && piece.name !== 'echo') return undefined;
  const [operator] = /^(?:\?\?|(?:or|OR)(?![\w-]))/.exec(text) ?? [];
  return operator === undefined ? undefined : { start, end: start + operator.length };
}
