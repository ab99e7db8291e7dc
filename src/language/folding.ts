import type { BlockNode, Node, TemplateNode } from '../template/nodes';
import { walk } from '../template/walk';
import { Lines } from './lines';

/** Zero-based lines. The first stays visible, the others are folded away. Folds lie beside or within each other. */
export interface Fold {
  readonly startLine: number;
  readonly endLine: number;
  readonly kind: 'comment' | 'code';
}

/** A fold by offsets: its last line is the one before that of `close`, or that one too when something stands before `close`. */
interface Foldable {
  readonly start: number;
  readonly close: number;
  readonly kind: Fold['kind'];
}

/** Branches, comments, `raw`, and what else reaches over several lines: calls, headers, `liquid` and HTML comments. */
export function foldsIn(template: TemplateNode): Fold[] {
  const lines = new Lines(template.text);
  const folds: Fold[] = [];
  walk(template, (node) => {
    for (const { start, close, kind } of foldablesOf(node)) {
      const startLine = lines.at(start);
      const lastLine = lines.at(close);
      if (lastLine === startLine) continue;
      const endLine = lines.isIndented(close) ? lastLine - 1 : lastLine;
      if (endLine > startLine) folds.push({ startLine, endLine, kind });
    }
    return node.kind !== 'output';
  });
  return nested(folds);
}

function foldablesOf(node: Node): Foldable[] {
  switch (node.kind) {
    case 'block':
      return blockFolds(node);
    case 'htmlComment':
      return [{ start: node.start, close: node.end - '-->'.length, kind: 'comment' }];
    case 'tag':
      return [{ start: node.start, close: node.end - '%}'.length, kind: node.name === '#' ? 'comment' : 'code' }];
    case 'output':
    case 'headers':
      return [{ start: node.start, close: node.end - (node.kind === 'output' ? 2 : 1), kind: 'code' }];
    default:
      return [];
  }
}

/** `case` as a whole, because nothing stands before its first `when`; of other blocks each branch. */
function blockFolds({ name, branches, start, close }: BlockNode): Foldable[] {
  const kind = name === 'comment' ? 'comment' : 'code';
  const whole: Foldable[] = name === 'case' ? [{ start, close: close.start, kind }] : [];
  return [...whole, ...branches.map((branch): Foldable => ({ start: branch.start, close: branch.end, kind }))];
}

/** One fold for each line, the longest, and none that ends amid another. */
function nested(folds: Fold[]): Fold[] {
  const around: Fold[] = [];
  return folds
    .sort((one, other) => one.startLine - other.startLine || other.endLine - one.endLine)
    .filter((fold) => {
      while ((around.at(-1)?.endLine ?? Number.POSITIVE_INFINITY) < fold.startLine) around.pop();
      const outer = around.at(-1);
      if (outer && (outer.startLine === fold.startLine || outer.endLine < fold.endLine)) return false;
      around.push(fold);
      return true;
    });
}
