import type { Node, TemplateNode } from '../../../src/template/nodes';
import { walk } from '../../../src/template/walk';

/** What the parser misses in a template, and what it cannot place, as it would be written. */
export function syntaxFaultsIn(template: TemplateNode): string[] {
  const faults: string[] = [];
  walk(template, (node: Node) => {
    if (node.kind === 'missing') faults.push(`missing ${node.expected}`);
    else if (node.kind === 'unexpected') faults.push(`unexpected ${template.text.slice(node.start, node.end)}`);
  });
  return faults;
}
