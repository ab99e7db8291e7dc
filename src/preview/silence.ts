import type { BlockNode, Content, TemplateNode } from '../template/nodes';

/** Tags that print nothing, whatever happens. */
const QUIET_TAGS: ReadonlySet<string> = new Set(['assign', '#', 'doc']);

/** Blocks that print nothing, whatever is in them. */
const QUIET_BLOCKS: ReadonlySet<string> = new Set(['capture', 'comment', 'doc']);

/** Blocks that leave white space out when there is nothing else in them. */
const SILENT_BLOCKS: ReadonlySet<string> = new Set(['if', 'unless', 'case', 'for']);

/**
 * `{% if a %} {% assign b = 1 %} {% endif %}`: blocks without anything that prints leave out their white space too, as in Liquid.
 * Any depth is fine.
 */
export function silentBlocks(template: TemplateNode): ReadonlySet<BlockNode> {
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
    if (content.kind === 'block') return QUIET_BLOCKS.has(content.name) || blank.has(content);
    if (content.kind !== 'tag') return false;
    return content.markup?.kind === 'lines' ? content.markup.children.every(isBlank) : QUIET_TAGS.has(content.name);
  };
  for (const block of blocks.reverse()) {
    const isVerbatim = block.name === 'raw';
    if (block.branches.every(({ children }) => (isVerbatim ? children.length === 0 : children.every(isBlank)))) {
      blank.add(block);
    }
  }
  for (const block of blank) if (!SILENT_BLOCKS.has(block.name)) blank.delete(block);
  return blank;
}

function isWhite(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (!isSpace(text.charCodeAt(at))) return false;
  return true;
}

/** What `{%-` and `-%}` remove: blanks, tabs and line breaks. */
export function isSpace(code: number): boolean {
  return code === 0x20 || (code >= 0x09 && code <= 0x0d);
}
