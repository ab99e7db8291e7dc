/** Zero-based lines. The first stays visible, the others are folded away. */
export interface Fold {
  readonly startLine: number;
  readonly endLine: number;
  readonly kind: 'comment' | 'code';
}

/** One fold for each line, the longest, and none that ends amid another; by their first lines. */
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

/** Nested folds, and of the others, which are nested too, those that neither cross them nor begin on the same line. */
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

/** For each line the innermost fold that hides it. */
function hidingFolds(begun: ReadonlyMap<number, Fold>, lineCount: number): (Fold | undefined)[] {
  const around: Fold[] = [];
  return Array.from({ length: lineCount }, (_, line) => {
    const hiding = innermost(around, line);
    const fold = begun.get(line);
    if (fold) around.push(fold);
    return hiding;
  });
}

/** The innermost of the open folds that reaches to the line. Closes those that do not. */
function innermost(around: Fold[], line: number): Fold | undefined {
  for (let last = around.at(-1); last && last.endLine < line; last = around.at(-1)) around.pop();
  return around.at(-1);
}
