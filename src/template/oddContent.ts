import { NONE } from './expressionNodes';
import type { BlockNode, Content, TagNode, TemplateNode } from './nodes';
import { OddExpressions } from './oddExpressions';
import type { Level, Oddities } from './oddities';
import { searchMarkup } from './oddMarkup';
import { isVerbatim } from './verbatim';
import { isDivider, TAG_NAMES } from './vocabulary/tags';

/** The position of the walk in a list of content or, branch by branch, in a block. */
interface Place {
  children: readonly Content[];
  next: number;
  branch: number;
  level: Level;
  readonly block: BlockNode | undefined;
  readonly outside: Level;
}

/** Collects the irregularities of a template in one walk. Regular content allocates nothing. */
export function odditiesOf({ children }: TemplateNode): Oddities {
  const search = new Search();
  const places = [placeOf(children, undefined, { block: undefined, parent: undefined })];
  for (let place = places.at(-1); place; place = places.at(-1)) {
    const node = place.children[place.next++];
    const inside = node && search.content(node, place.level);
    if (inside) places.push(inside);
    else if (!node && !(place.block && search.nextBranch(place, place.block))) places.pop();
  }
  return search.found;
}

class Search {
  private readonly expressions = new OddExpressions();
  readonly found = this.expressions.found;

  /** Visits a content node. Returns what to visit next inside it; nothing for HTML comments. */
  content(node: Content, level: Level): Place | undefined {
    switch (node.kind) {
      case 'output':
        this.expressions.enter(node);
        this.expressions.output(node);
        return undefined;
      case 'tag':
        this.tag(node);
        this.stranger(node, level);
        if (node.markup?.kind !== 'lines') return undefined;
        return placeOf(node.markup.children, undefined, { block: undefined, parent: level });
      case 'block':
        if (!node.endTag) this.found.endless.push({ block: node, level });
        if (!TAG_NAMES.has(node.name)) this.found.unknown.push({ tag: node.tag, level });
        return placeOf(NONE, node, level);
      default:
        return undefined;
    }
  }

  /** Moves to the next branch. Returns `false` after the last one. */
  nextBranch(place: Place, block: BlockNode): boolean {
    const branch = place.branch === 0 ? block : block.others[place.branch - 1];
    place.branch++;
    if (!branch) {
      if (block.endTag) this.tag(block.endTag);
      return false;
    }
    this.tag(branch.tag);
    place.children = isVerbatim(block.name) ? NONE : branch.children;
    place.next = 0;
    place.level = { block, parent: place.outside };
    return true;
  }

  private tag(tag: TagNode): void {
    this.expressions.enter(tag);
    this.expressions.delimited(tag);
    if (tag.name === '' && tag.word.kind === 'missing') this.expressions.lack(tag.word, tag);
    if (tag.markup) searchMarkup(this.expressions, tag, tag.markup);
  }

  private stranger(tag: TagNode, level: Level): void {
    if (tag.name === '' && tag.unexpected.length === 0) return;
    if (!TAG_NAMES.has(tag.name)) this.found.unknown.push({ tag, level });
    else if (isDivider(tag.name)) this.found.strays.push({ tag, level });
  }
}

function placeOf(children: readonly Content[], block: BlockNode | undefined, level: Level): Place {
  return { children, next: 0, branch: 0, level, block, outside: level };
}
