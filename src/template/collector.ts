import { type NameNode, NONE } from './expressionNodes';
import type { Call, DefinitionKind, Found } from './found';
import type { CallNode, OptionNode, TargetNode, UrlNode } from './markupNodes';
import type { BlockNode, Content, Markup, TagNode, TemplateNode } from './nodes';
import { nameIn, optionNamed } from './query';
import { Uses } from './uses';
import { type OpenLoop, Variables } from './variables';

/** The position of the walk in a list of content or, branch by branch, in a block. */
class Place {
  next = 0;
  branches = 0;
  loop: OpenLoop | undefined = undefined;

  constructor(
    public children: readonly Content[],
    readonly block: BlockNode | undefined,
  ) {}
}

/** Collects the facts of a template in one walk. */
export class Collector {
  private readonly calls: Call[] = [];
  private readonly tags: TagNode[] = [];
  private readonly variables: Variables;
  private readonly uses: Uses;

  constructor(private readonly template: TemplateNode) {
    this.variables = new Variables(template);
    this.uses = new Uses(this.variables);
  }

  /**
   * Visits all content in document order. Pending blocks are kept in a list instead of on the call stack, so nesting
   * depth is unlimited.
   */
  collect(): Found {
    const around: Place[] = [];
    let place: Place | undefined = new Place(this.template.children, undefined);
    while (place) {
      const content: Content | undefined =
        place.next < place.children.length ? place.children[place.next++] : undefined;
      const inside: Place | undefined = content && this.content(content);
      if (inside) {
        around.push(place);
        place = inside;
      } else if (!content && !this.goesOn(place)) place = around.pop();
    }
    const { calls, tags } = this;
    const { lookups, meanings, personalizations, filters } = this.uses;
    const { defined: variables, definitions, loops } = this.variables;
    return { variables, definitions, lookups, meanings, personalizations, calls, filters, tags, loops };
  }

  /** Visits a content node. Returns what to visit next inside it; nothing for comments and `raw`. */
  private content(node: Content): Place | undefined {
    switch (node.kind) {
      case 'output':
        this.uses.expression(node);
        return undefined;
      case 'tag':
        this.tag(node, node.end);
        return node.markup?.kind === 'lines' ? new Place(node.markup.children, undefined) : undefined;
      case 'block':
        return new Place(NONE, node);
      default:
        return undefined;
    }
  }

  /** Called at the end of a list. Returns whether there is another branch to visit. */
  private goesOn(place: Place): boolean {
    if (place.loop) this.variables.closeLoop(place.loop);
    place.loop = undefined;
    return place.block !== undefined && this.nextBranch(place, place.block);
  }

  /** Moves to the next branch of a block. Returns `false` after the last one. */
  private nextBranch(place: Place, block: BlockNode): boolean {
    const branch = place.branches === 0 ? block : block.others[place.branches - 1];
    place.branches++;
    if (!branch) {
      if (block.endTag) this.tag(block.endTag, block.end);
      return false;
    }
    const { tag } = branch;
    this.tag(tag, branch === block ? block.end : tag.end);
    place.next = 0;
    place.children = block.name === 'comment' || block.name === 'raw' ? NONE : branch.children;
    if (branch === block && tag.markup?.kind === 'loop') {
      place.loop = this.variables.openLoop(tag, block.firstEnd, tag.markup);
    }
    return true;
  }

  private tag(tag: TagNode, blockEnd: number): void {
    this.tags.push(tag);
    this.uses.expect(tag);
    if (tag.markup) this.markup(tag, tag.markup, blockEnd);
    this.uses.catchUp(tag.end);
  }

  private markup(tag: TagNode, markup: Markup, blockEnd: number): void {
    switch (markup.kind) {
      case 'assignment':
        this.target(markup.target, 'assign', tag, tag.end);
        this.uses.expression(markup.value);
        return;
      case 'definition':
        this.target(markup.target, tag.name === 'capture' ? 'capture' : 'counter', tag, blockEnd);
        return;
      case 'loop':
        this.uses.expression(markup.collection);
        for (const { value } of markup.options) if (value) this.uses.expression(value);
        return;
      case 'when':
      case 'arguments':
        this.uses.expressions(markup.values);
        return;
      case 'cycle':
        if (markup.group) this.uses.expression(markup.group);
        this.uses.expressions(markup.values);
        return;
      case 'partial':
        this.uses.expression(markup.file);
        if (markup.with) this.uses.expression(markup.with);
        this.uses.expressions(markup.arguments);
        return;
      case 'call':
        this.call(tag, markup);
        return;
      case 'catalog':
        this.variables.define(this.variables.global('items'), 'catalog', tag.word, tag, false);
        if (markup.catalog.kind === 'interpolation') this.uses.interpolation(markup.catalog);
        for (const item of markup.items) this.uses.interpolation(item);
        return;
      case 'options':
        for (const option of markup.options) this.option(option);
        return;
      case 'lines':
      case 'remark':
      case 'unexpected':
        return;
      default:
        this.uses.expression(markup);
    }
  }

  /** Records a definition when the target is a name; any other target is recorded as a use. */
  private target(target: TargetNode, kind: DefinitionKind, tag: TagNode, visibleFrom: number): void {
    if (target.kind === 'name')
      this.variables.define(this.variables.global(target.text), kind, target, tag, true, visibleFrom);
    else this.uses.expression(target);
  }

  private call(tag: TagNode, node: CallNode): void {
    const save = optionNamed(node, 'save');
    const name = save && this.savedName(save);
    const variable = save ? name && this.variables.global(name.text) : this.variables.global('connected');
    if (!save && variable) this.variables.define(variable, 'call', tag.word, tag, false);
    this.calls.push({ start: tag.start, end: tag.end, tag, node, variable });
    if (node.url.kind === 'url') this.url(node.url);
    for (const option of node.options) {
      if (option === save && name && variable) this.variables.define(variable, 'call', name, tag, true);
      else this.option(option);
    }
  }

  /**
   * `weather` in `:save weather`, and in `:save {{ weather }}` when nothing else defines `weather`: Braze rejects the
   * latter, but the intent is clear.
   */
  private savedName({ value }: OptionNode): NameNode | undefined {
    const name = value && nameIn(value);
    if (!name || name === value) return name;
    return this.variables.global(name.text).definitions.length === 0 ? name : undefined;
  }

  private url({ host, path, parameters, fragment }: UrlNode): void {
    this.uses.interpolation(host);
    this.uses.interpolation(path);
    for (const { namePieces, valuePieces } of parameters) {
      this.uses.pieces(namePieces);
      if (valuePieces) this.uses.pieces(valuePieces);
    }
    if (fragment) this.uses.interpolation(fragment);
  }

  private option({ value }: OptionNode): void {
    if (value?.kind === 'interpolation') this.uses.interpolation(value);
    if (value?.kind !== 'headers') return;
    for (const { name, value: text } of value.headers) {
      this.uses.interpolation(name.text);
      if (text.kind === 'jsonText') this.uses.interpolation(text.text);
    }
  }
}
