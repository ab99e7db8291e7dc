import type { Node, TemplateNode } from '../../../src/template/nodes';
import { textOf } from '../../../src/template/query';
import { childrenOf } from '../../../src/template/walk';

/** The tree as lines of `kind start-end text`, for people to read and for golden files. */
export function dump(template: TemplateNode): string {
  const lines: string[] = [];
  const write = (node: Node, depth: number) => {
    lines.push(`${'  '.repeat(depth)}${node.kind} ${node.start}-${node.end}${detail(template, node)}`);
    for (const child of childrenOf(node)) write(child, depth + 1);
  };
  write(template, 0);
  return `${lines.join('\n')}\n`;
}

function detail(template: TemplateNode, node: Node): string {
  switch (node.kind) {
    case 'missing':
      return ` expected ${node.expected}`;
    case 'tag':
      return ` ${node.name}${trims(node)}`;
    case 'output':
      return trims(node);
    case 'block':
      return ` ${node.name}`;
    case 'operator':
      return ` ${node.text} means ${node.means}`;
    case 'personalization':
      return ` ${JSON.stringify(node.text)}`;
    case 'option':
      return node.glued ? ' glued' : '';
    case 'string':
      return ` ${JSON.stringify(node.value)}${node.curly ? ' curly' : ''}`;
    default:
      return ` ${JSON.stringify(textOf(template, node).slice(0, 60))}`;
  }
}

function trims(node: { readonly trimStart: boolean; readonly trimEnd: boolean }): string {
  return `${node.trimStart ? ' trims before' : ''}${node.trimEnd ? ' trims after' : ''}`;
}
