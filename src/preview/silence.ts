import type { BlockNode, Content, TemplateNode } from '../template/nodes';

/** Tags that never print anything. */
export const QUIET_TAGS: ReadonlySet<string> = new Set(['assign', '#']);

/** Blocks that never print anything, whatever they contain. */
const QUIET_BLOCKS: ReadonlySet<string> = new Set(['capture', 'comment', 'snippet']);

/**
 * Returns the blocks that print nothing but white space: `{% if a %} {% assign b = 1 %} {% endif %}`. As in Liquid,
 * they print no errors, and most of them skip the white space. Iterative, so depth is unlimited.
 */
export function blankBlocks(template: TemplateNode): Set<BlockNode> {
  const blocks: BlockNode[] = [];
  const rest: (readonly Content[])[] = [template.children];
  for (let contents = rest.pop(); contents; contents = rest.pop()) {
    for (const content of contents) {
      if (content.kind === 'block') {
        blocks.push(content);
        for (const { children } of content.branches) rest.push(children);
      } else if (content.kind === 'tag' && content.markup?.kind === 'lines') rest.push(content.markup.children);
    }
  }
  const blank = new Set<BlockNode>();
  const isBlank = (content: Content): boolean => {
    if (content.kind === 'text') return isWhite(template.text, content.start, content.end);
    if (content.kind === 'block') return blank.has(content);
    if (content.kind !== 'tag') return false;
    return content.markup?.kind === 'lines' ? content.markup.children.every(isBlank) : QUIET_TAGS.has(content.name);
  };
  for (const block of blocks.reverse()) {
    const { branches, name } = block;
    const isVerbatim = name === 'raw' || name === 'doc';
    if (
      QUIET_BLOCKS.has(name) ||
      branches.every(({ children }) => (isVerbatim ? children.length === 0 : children.every(isBlank)))
    ) {
      blank.add(block);
    }
  }
  return blank;
}

function isWhite(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (!isSpace(text.charCodeAt(at))) return false;
  return true;
}

/** White space that `{%-` and `-%}` strip: spaces, tabs and line breaks. */
function isSpace(code: number): boolean {
  return code === 0x20 || (code >= 0x09 && code <= 0x0d);
}
