import type { Lines } from '../lines';
import type { Fold } from './folds';

/** Returns the folds that editors create without a provider: a line and the more deeply indented lines below it. */
export function indentationFolds(lines: Lines): Fold[] {
  const folds: Fold[] = [];
  const open: { readonly line: number; readonly indent: number; holdsMore: boolean }[] = [];
  const closeDownTo = (indent: number, nextLine: number) => {
    for (let last = open.at(-1); last && last.indent >= indent; last = open.at(-1)) {
      open.pop();
      if (last.holdsMore) folds.push({ startLine: last.line, endLine: nextLine - 1, kind: 'code' });
    }
  };
  for (let line = 0; line < lines.count; line++) {
    const indent = lines.indentOf(line);
    if (indent === undefined) continue;
    closeDownTo(indent, line);
    const outer = open.at(-1);
    if (outer) outer.holdsMore = true;
    open.push({ line, indent, holdsMore: false });
  }
  closeDownTo(0, lines.count);
  return folds;
}
