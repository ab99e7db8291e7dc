import { removed, replaced } from '../language/edit';
import { Lines } from '../language/lines';
import type { Span } from '../template/expressionNodes';
import type { Facts } from '../template/facts';
import { listAt } from '../template/grouping';
import { tagFrom } from '../template/query';
import { type Code, type Directive, directivesIn, misspeltIn } from './directives';
import { withoutTag } from './rewriting';
import type { Finding } from './rule';
import { similarTo } from './similar';

/** The code of a comment that suppresses nothing. */
export const UNUSED_SUPPRESSION = 'unused-suppression';

/** A range in which problems of one code, or of all, are suppressed. */
interface Silence {
  readonly directive: Directive;
  readonly code: Code | undefined;
  /** The range of offsets at which a suppressed problem may begin. */
  readonly from: number;
  to: number;
  /** For a range of all codes: where single codes are enabled again. */
  readonly takenBack: Map<string, number>;
  isUsed: boolean;
  /** For a misspelt code, the similar valid one, and whether such a problem exists. */
  readonly meant: string | undefined;
  isMeant: boolean;
}

/**
 * The suppressions in a template: `{% # amplitude-disable-next-line unknown-filter %}` applies to the next line and to
 * tags that begin there; `amplitude-disable` applies up to `amplitude-enable` or the end. Both work in inline comments
 * and in `{% comment %}`. Without codes they apply to every problem.
 */
export class Suppressions {
  /** By the line that they apply to. */
  private readonly ofLines = new Map<number, Silence[]>();
  private readonly ofBlocks: Silence[] = [];
  /** By code; those for all codes under `undefined`. */
  private readonly byCode = new Map<string | undefined, Silence[]>();
  private readonly lines: Lines | undefined;

  constructor(
    private readonly facts: Facts,
    private readonly known: ReadonlySet<string>,
  ) {
    const directives = directivesIn(facts);
    if (directives.length > 0) this.lines = new Lines(facts.template.text);
    for (const directive of directives) this.read(directive, this.lines?.at(directive.end) ?? 0);
  }

  /** Whether a problem at the offset is suppressed. */
  cover(code: string, offset: number): boolean {
    if (!this.lines) return false;
    let isCovered = false;
    for (const silences of [this.ofLineAround(this.lines, offset), this.byCode.get(code), this.byCode.get(undefined)]) {
      for (const silence of silences ?? []) {
        if (offset < silence.from || offset > silence.to) continue;
        if (silence.meant === code) silence.isMeant = true;
        if (silence.code && silence.code.text !== code) continue;
        if (offset > (silence.takenBack.get(code) ?? offset)) continue;
        silence.isUsed = true;
        isCovered = true;
      }
    }
    return isCovered;
  }

  /** Yields codes, or whole comments, that suppress nothing. Skips codes that are turned off anyway. */
  *unused(isOff: (code: string) => boolean): Iterable<Finding> {
    for (const silence of [...this.ofBlocks, ...[...this.ofLines.values()].flat()]) {
      const { directive, code, isUsed, meant, isMeant } = silence;
      if (isUsed || (code && isOff(code.text))) continue;
      if (code && isMeant && meant) {
        yield misspelt(code, meant);
        continue;
      }
      const message = !code
        ? 'This comment suppresses nothing: remove it.'
        : this.known.has(code.text)
          ? `There is no “${code.text}” to suppress here: remove it from the comment.`
          : `There is no problem named “${code.text}”: remove it from the comment.`;
      const { start, end } = code ?? directive;
      const isOneOfSeveral = code !== undefined && directive.codes.length > 1;
      const title = isOneOfSeveral ? `Remove “${code.text}”` : 'Remove the comment';
      const { template } = this.facts;
      const edits = [isOneOfSeveral ? removed(withGap(this.facts, code)) : withoutTag(template, directive)];
      const safe = !code || this.known.has(code.text);
      yield { start, end, message, unnecessary: true, fixes: [{ title, edits, safe }] };
    }
    for (const { start, end, text, meant } of misspeltIn(this.facts)) {
      const message = `“${text}” suppresses nothing: write “${meant}”.`;
      const edits = [replaced({ start, end }, meant)];
      yield { start, end, message, fixes: [{ title: `Change to “${meant}”`, edits, safe: false }] };
    }
  }

  /**
   * Applies to the line of the offset and to the line where its tag begins, because a comment cannot be placed inside a
   * tag.
   */
  private ofLineAround(lines: Lines, offset: number): readonly Silence[] {
    if (this.ofLines.size === 0) return [];
    const line = lines.at(offset);
    const first = lines.at(tagFrom(this.facts.template, offset)?.start ?? offset);
    const silences = this.ofLines.get(line) ?? [];
    return first === line ? silences : [...silences, ...(this.ofLines.get(first) ?? [])];
  }

  private read(directive: Directive, line: number): void {
    const { kind, codes, start, end } = directive;
    if (kind === 'enable') {
      this.enable(codes, start);
      return;
    }
    const meant = codes.length === 0 ? [undefined] : codes;
    const silences = meant.map((code): Silence => {
      const misspelt = code && !this.known.has(code.text) ? similarTo(code.text, this.known) : undefined;
      const range = { from: end, to: Number.POSITIVE_INFINITY, takenBack: new Map() };
      return { directive, code, ...range, isUsed: false, meant: misspelt, isMeant: false };
    });
    if (kind === 'disable') for (const silence of silences) this.add(silence);
    else listAt(this.ofLines, line + 1).push(...silences);
  }

  private add(silence: Silence): void {
    this.ofBlocks.push(silence);
    const code = silence.meant ?? silence.code?.text;
    listAt(this.byCode, code).push(silence);
  }

  private enable(codes: readonly Code[], at: number): void {
    for (const silence of this.ofBlocks) {
      const isMeant = codes.length === 0 || codes.some(({ text }) => text === silence.code?.text);
      if (isMeant) silence.to = Math.min(silence.to, at);
      else if (!silence.code)
        for (const { text } of codes) silence.takenBack.set(text, silence.takenBack.get(text) ?? at);
    }
  }
}

function misspelt({ start, end, text }: Code, meant: string): Finding {
  const message = `There is no problem named “${text}”: did you mean “${meant}”?`;
  const fixes = [{ title: `Change to “${meant}”`, edits: [replaced({ start, end }, meant)], safe: true }];
  return { start, end, message, fixes };
}

/** Returns the span of a code with the white space or commas before it. */
function withGap({ template }: Facts, { start, end }: Span): Span {
  let from = start;
  while (/[\s,]/.test(template.text.charAt(from - 1))) from--;
  return { start: from, end };
}
