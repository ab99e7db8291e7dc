import type { Edit } from '../language/edit';
import { NONE, type Span } from '../template/expressionNodes';
import { collectFacts, type Facts } from '../template/facts';
import { parseTemplate } from '../template/parser';
import { lastIndexUpTo } from '../template/sorted';
import { edited } from './fixing';
import type { Finding, Fix } from './rule';

/** A part of the mended text, and the part of the written text that it replaced. */
interface Change extends Span {
  readonly from: Span;
}

/** A template as it is meant: some of its mistakes are mended, so that they do not cause others. */
export class Mended {
  private constructor(
    readonly facts: Facts,
    private readonly changes: readonly Change[],
    private readonly before: Mended | undefined,
  ) {}

  static asWritten(facts: Facts): Mended {
    return new Mended(facts, NONE, undefined);
  }

  /**
   * Returns the template after the edits, which are in document order and do not touch each other. Reads it in steps,
   * as it may be long.
   */
  *by(edits: readonly Edit[]): Generator<undefined, Mended> {
    if (edits.length === 0) return this;
    const text = edited(this.facts.template.text, edits);
    yield;
    const template = parseTemplate(text);
    yield;
    const facts = collectFacts(template);
    yield;
    return new Mended(facts, changesOf(edits), this);
  }

  /** Returns the finding with the offsets of the written text, without those fixes that a mend is part of. */
  asWritten(finding: Finding): Finding {
    const { before } = this;
    if (!before) return finding;
    const fixes = (finding.fixes ?? NONE).flatMap((fix) => this.fixBefore(fix) ?? []);
    return before.asWritten({ ...finding, ...this.spanBefore(finding), fixes });
  }

  private fixBefore({ edits, ...fix }: Fix): Fix | undefined {
    if (edits.some((edit) => this.isInMend(edit.start) || this.isInMend(edit.end))) return undefined;
    return { ...fix, edits: edits.map((edit) => ({ ...edit, ...this.spanBefore(edit) })) };
  }

  private isInMend(offset: number): boolean {
    const change = this.changeAt(offset);
    return change !== undefined && change.start < offset && offset < change.end;
  }

  private spanBefore({ start, end }: Span): Span {
    const first = this.startBefore(start);
    return { start: first, end: start === end ? first : this.endBefore(end) };
  }

  private startBefore(offset: number): number {
    const change = this.changeAt(offset);
    if (!change) return offset;
    return offset < change.end ? change.from.start : offset - change.end + change.from.end;
  }

  private endBefore(offset: number): number {
    const change = this.changeAt(offset - 1);
    if (!change) return offset;
    return offset < change.end ? change.from.end : offset - change.end + change.from.end;
  }

  private changeAt(offset: number): Change | undefined {
    return this.changes[lastIndexUpTo(this.changes, offset)];
  }
}

function changesOf(edits: readonly Edit[]): readonly Change[] {
  let shift = 0;
  return edits.map(({ start, end, newText }) => {
    const change = { start: start + shift, end: start + shift + newText.length, from: { start, end } };
    shift = change.end - end;
    return change;
  });
}
