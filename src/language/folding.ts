import type { BlockNode, Node, TemplateNode } from '../template/nodes';
import { walk } from '../template/walk';
import { type Fold, joined, nested } from './folds';
import { indentationFolds } from './indentation';
import { Lines } from './lines';

/** A fold by offsets: its last line is the one before that of `close`, or that one too when something stands before `close`. */
interface Foldable {
  readonly start: number;
  readonly close: number;
  readonly kind: Fold['kind'];
}

/**
 * Branches, comments, `raw`, and what else reaches over several lines: calls, headers, `liquid` and HTML comments. With
 * `indentation` also what is indented, which an editor leaves to whoever folds at all. Folds lie beside or within each other.
 */
export function foldsIn(template: TemplateNode, { indentation }: { readonly indentation: boolean }): Fold[] {
  const lines = new Lines(template.text);
  const folds = nested(foldsOfLiquid(template, lines));
  return indentation ? joined(folds, indentationFolds(lines), lines.count) : folds;
}

function foldsOfLiquid(template: TemplateNode, lines: Lines): Fold[] {
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
  return folds;
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
