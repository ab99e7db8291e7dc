import type { BlockNode, Node, TemplateNode } from '../../template/nodes';
import { walk } from '../../template/walk';
import { Lines } from '../lines';
import { type Fold, joined, nested } from './folds';
import { indentationFolds } from './indentation';

/**
 * A foldable range of offsets. It ends on the line before `close`, or on the line of `close` when other text precedes
 * it there.
 */
interface Foldable {
  readonly start: number;
  readonly close: number;
  readonly kind: Fold['kind'];
}

/**
 * Returns the folds for branches, comments, `raw`, multi-line calls and headers, `liquid` tags and HTML comments. With
 * `indentation`, adds the indentation folds that editors drop when an extension provides folds. Folds are disjoint or
 * nested.
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

/** Returns one fold per branch, but a single fold for `case`, because nothing precedes its first `when`. */
function blockFolds({ name, branches, start, close }: BlockNode): Foldable[] {
  const kind = name === 'comment' ? 'comment' : 'code';
  const whole: Foldable[] = name === 'case' ? [{ start, close: close.start, kind }] : [];
  return [...whole, ...branches.map((branch): Foldable => ({ start: branch.start, close: branch.end, kind }))];
}
