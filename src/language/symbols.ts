import { shortened, visible } from '../profile/visible';
import type { Span } from '../template/expressionNodes';
import type { BlockNode, BranchNode, Node, TagNode, TemplateNode } from '../template/nodes';
import { nameIn, optionNamed } from '../template/query';
import { walk } from '../template/walk';
import { spanOf } from './spans';

export type SymbolKind = 'call' | 'variable' | 'block' | 'branch';

/** An entry of the outline. The span covers everything that belongs to it, `nameSpan` the name. */
export interface TemplateSymbol extends Span {
  readonly kind: SymbolKind;
  readonly name: string;
  readonly detail: string;
  readonly nameSpan: Span;
  readonly children: readonly TemplateSymbol[];
}

interface SymbolUnderWay extends TemplateSymbol {
  readonly children: SymbolUnderWay[];
}

/** Editors process the outline recursively, so deeper blocks are flattened. */
const MAX_DEPTH = 40;
const MAX_LENGTH = 60;

/** Returns the nested calls, variables and blocks of a template. Leaves out comments. */
export function symbolsIn(template: TemplateNode): TemplateSymbol[] {
  const roots: SymbolUnderWay[] = [];
  const around: { readonly node: Node; readonly symbol: SymbolUnderWay }[] = [];
  walk(
    template,
    (node, parent) => {
      if (node.kind === 'htmlComment' || (node.kind === 'block' && node.name === 'comment')) return false;
      const symbol = symbolOf(template, node, parent);
      if (symbol) {
        const siblings = around.at(-1)?.symbol.children ?? roots;
        siblings.push(symbol);
        if (around.length < MAX_DEPTH) around.push({ node, symbol });
      }
      return node.kind !== 'output' && (node.kind !== 'tag' || node.name === 'liquid');
    },
    (node) => {
      if (around.at(-1)?.node === node) around.pop();
    },
  );
  return roots;
}

function symbolOf(template: TemplateNode, node: Node, parent: Node | undefined): SymbolUnderWay | undefined {
  if (node.kind === 'block') return blockSymbol(template, node);
  if (node.kind === 'branch') return branchSymbol(template, node, parent);
  return node.kind === 'tag' ? tagSymbol(template, node) : undefined;
}

/** `for product in picks`. A `capture` is listed as its variable. */
function blockSymbol(template: TemplateNode, block: BlockNode): SymbolUnderWay | undefined {
  const { tag } = block;
  if (tag.markup?.kind === 'definition' && tag.markup.target.kind === 'name') {
    const { target } = tag.markup;
    return toSymbol(block, 'variable', target, target.text, tag.name);
  }
  return toSymbol(block, 'block', tag, markupOf(template, tag));
}

/** Returns the symbol of a branch. The first branch is represented by its block. */
function branchSymbol(
  template: TemplateNode,
  branch: BranchNode,
  parent: Node | undefined,
): SymbolUnderWay | undefined {
  if (parent?.kind !== 'block' || parent.tag === branch.tag) return undefined;
  return toSymbol(branch, 'branch', branch.tag, markupOf(template, branch.tag));
}

function tagSymbol(template: TemplateNode, tag: TagNode): SymbolUnderWay | undefined {
  const { markup } = tag;
  switch (markup?.kind) {
    case 'assignment': {
      const { target, value } = markup;
      if (target.kind !== 'name') return undefined;
      return toSymbol(tag, 'variable', target, target.text, `= ${short(template, value)}`);
    }
    case 'definition': {
      const { target } = markup;
      if (target.kind !== 'name' || tag.name === 'capture') return undefined;
      return toSymbol(tag, 'variable', target, target.text, tag.name);
    }
    case 'catalog':
      return toSymbol(tag, 'variable', tag.word, 'items', markupOf(template, tag));
    case 'call': {
      const value = optionNamed(markup, 'save')?.value;
      const saved = value && nameIn(value);
      const detail =
        markup.url.kind === 'url' ? short(template, { start: markup.url.host.start, end: markup.url.path.end }) : '';
      return toSymbol(tag, 'call', saved ?? tag.word, saved?.text ?? 'connected', detail);
    }
    default:
      return undefined;
  }
}

/** Spelt out, because spreading a span into each of thousands of symbols takes V8 most of the time. */
function toSymbol(
  { start, end }: Span,
  kind: TemplateSymbol['kind'],
  place: Span,
  name: string,
  detail = '',
): SymbolUnderWay {
  return { start, end, kind, name, detail, nameSpan: spanOf(place), children: [] };
}

/** `elsif a == 1`. */
function markupOf(template: TemplateNode, { word, markup }: TagNode): string {
  return short(template, { start: word.start, end: markup?.end ?? word.end });
}

/** Shortens a text to one line of limited length. */
function short({ text }: TemplateNode, { start, end }: Span): string {
  const line = text.slice(start, Math.min(end, start + 2 * MAX_LENGTH)).replace(/\s+/g, ' ');
  return shortened(visible(line), MAX_LENGTH);
}
