/** A fold by zero-based line numbers. The first line stays visible. */
export interface Fold {
  readonly startLine: number;
  readonly endLine: number;
  readonly kind: 'comment' | 'code';
}

/** Keeps the longest fold for each first line and drops folds that partly overlap another. Sorted by first line. */
export function nested(folds: readonly Fold[]): Fold[] {
  const around: Fold[] = [];
  const sorted = [...folds].sort((one, other) => one.startLine - other.startLine || other.endLine - one.endLine);
  return sorted.filter((fold) => {
    const outer = innermost(around, fold.startLine);
    if (outer && (outer.startLine === fold.startLine || outer.endLine < fold.endLine)) return false;
    around.push(fold);
    return true;
  });
}

/**
 * Merges two sets of nested folds. A fold of `others` is dropped when it partly overlaps, or begins on the same line
 * as, one of `folds`.
 */
export function joined(folds: readonly Fold[], others: readonly Fold[], lineCount: number): Fold[] {
  const begun = new Map(folds.map((fold) => [fold.startLine, fold]));
  const hiding = hidingFolds(begun, lineCount);
  const fits = ({ startLine, endLine }: Fold) => {
    if (begun.has(startLine) || begun.has(endLine)) return false;
    const outer = hiding[startLine];
    if (outer && outer.endLine < endLine) return false;
    let last = hiding[endLine];
    while (last?.endLine === endLine) last = hiding[last.startLine];
    return !last || last.startLine < startLine;
  };
  return [...folds, ...others.filter(fits)];
}

/** Returns for each line the innermost fold that hides it. */
function hidingFolds(begun: ReadonlyMap<number, Fold>, lineCount: number): (Fold | undefined)[] {
  const around: Fold[] = [];
  return Array.from({ length: lineCount }, (_, line) => {
    const hiding = innermost(around, line);
    const fold = begun.get(line);
    if (fold) around.push(fold);
    return hiding;
  });
}

/** Returns the innermost open fold that includes the line, and removes folds that ended before it. */
function innermost(around: Fold[], line: number): Fold | undefined {
  for (let last = around.at(-1); last && last.endLine < line; last = around.at(-1)) around.pop();
  return around.at(-1);
}
