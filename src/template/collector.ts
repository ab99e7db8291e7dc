import {
  type Expression,
  type FilterNode,
  type LookupNode,
  type NamedArgumentNode,
  NONE,
  type PersonalizationNode,
} from './expressionNodes';
import type { Call, DefinitionKind, Found, Personalization, Variable } from './found';
import type { CallNode, InterpolationNode, OptionNode, TargetNode, UrlNode } from './markupNodes';
import type { BlockNode, Content, TagNode, TemplateNode } from './nodes';
import { optionNamed } from './query';
import { type OpenLoop, Variables, type VariableUnderWay } from './variables';

/** How far the walk has come in a list of content, or in a block, branch by branch. */
class Place {
  next = 0;
  branches = 0;
  loop: OpenLoop | undefined = undefined;

  constructor(
    public children: readonly Content[],
    readonly block: BlockNode | undefined,
  ) {}
}

/** Walks over a template once and writes down what it finds. */
export class Collector {
  private readonly lookups: LookupNode[] = [];
  private readonly meanings: (Variable | undefined)[] = [];
  private readonly personalizations: Personalization[] = [];
  private readonly calls: Call[] = [];
  private readonly filters: FilterNode[] = [];
  private readonly tags: TagNode[] = [];
  private readonly variables: Variables;

  constructor(private readonly template: TemplateNode) {
    this.variables = new Variables(template);
  }

  /** Visits all content in document order. Blocks wait in a list, not on the stack: they may be nested as deep as they like. */
  collect(): Found {
    const around: Place[] = [new Place(this.template.children, undefined)];
    for (let place = around.at(-1); place; place = around.at(-1)) {
      const content = place.children[place.next++];
      if (content) {
        const inside = this.content(content);
        if (inside) around.push(inside);
        continue;
      }
      if (place.loop) this.variables.closeLoop(place.loop);
      place.loop = undefined;
      if (!place.block || !this.nextBranch(place, place.block)) around.pop();
    }
    const { lookups, meanings, personalizations, calls, filters, tags } = this;
    const { defined: variables, definitions, loops } = this.variables;
    return { variables, definitions, lookups, meanings, personalizations, calls, filters, tags, loops };
  }

  /** Gives what is to be visited next, inside the content. Not what is in comments and `raw`. */
  private content(node: Content): Place | undefined {
    switch (node.kind) {
      case 'output':
        this.expression(node.value);
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

  /** Goes to the next branch of a block; after the last, `false`. */
  private nextBranch(place: Place, block: BlockNode): boolean {
    const branch = block.branches[place.branches++];
    if (!branch) {
      if (block.close.kind === 'tag') this.tag(block.close, block.end);
      return false;
    }
    const isFirst = place.branches === 1;
    this.tag(branch.tag, isFirst ? block.end : branch.tag.end);
    place.next = 0;
    place.children = block.name === 'comment' || block.name === 'raw' ? NONE : branch.children;
    if (isFirst && branch.tag.markup?.kind === 'loop') place.loop = this.variables.openLoop(branch, branch.tag.markup);
    return true;
  }

  private tag(tag: TagNode, blockEnd: number): void {
    this.tags.push(tag);
    const { markup } = tag;
    if (!markup) return;
    switch (markup.kind) {
      case 'assignment':
        this.target(markup.target, 'assign', tag, tag.end);
        this.expression(markup.value);
        return;
      case 'definition':
        this.target(markup.target, tag.name === 'capture' ? 'capture' : 'counter', tag, blockEnd);
        return;
      case 'loop':
        this.expression(markup.collection);
        for (const { value } of markup.options) if (value) this.expression(value);
        return;
      case 'when':
      case 'arguments':
        this.expressions(markup.values);
        return;
      case 'cycle':
        if (markup.group) this.expression(markup.group);
        this.expressions(markup.values);
        return;
      case 'partial':
        this.expression(markup.file);
        if (markup.with) this.expression(markup.with);
        this.expressions(markup.arguments);
        return;
      case 'call':
        this.call(tag, markup);
        return;
      case 'catalog':
        this.variables.define(this.variables.global('items'), 'catalog', tag.word, tag, false);
        if (markup.catalog.kind === 'interpolation') this.interpolation(markup.catalog);
        for (const item of markup.items) this.interpolation(item);
        return;
      case 'options':
        for (const option of markup.options) this.option(option);
        return;
      case 'lines':
      case 'remark':
      case 'unexpected':
        return;
      default:
        this.expression(markup);
    }
  }

  /** Only a name is defined; anything else in its place is read like a value. */
  private target(target: TargetNode, kind: DefinitionKind, tag: TagNode, visibleFrom: number): void {
    if (target.kind === 'name')
      this.variables.define(this.variables.global(target.text), kind, target, tag, true, visibleFrom);
    else this.expression(target);
  }

  private call(tag: TagNode, node: CallNode): void {
    const save = optionNamed(node, 'save');
    const variable = save ? this.saved(save) : this.variables.global('connected');
    if (!save && variable) this.variables.define(variable, 'call', tag.word, tag, false);
    this.calls.push({ start: tag.start, end: tag.end, tag, node, variable });
    if (node.url.kind === 'url') this.url(node.url);
    for (const option of node.options) {
      if (option === save && option.value?.kind === 'name' && variable) {
        this.variables.define(variable, 'call', option.value, tag, true);
      } else this.option(option);
    }
  }

  private saved({ value }: OptionNode): VariableUnderWay | undefined {
    return value?.kind === 'name' ? this.variables.global(value.text) : undefined;
  }

  private url({ host, path, parameters, fragment }: UrlNode): void {
    this.interpolation(host);
    this.interpolation(path);
    for (const { name, value } of parameters) {
      this.interpolation(name);
      if (value) this.interpolation(value);
    }
    if (fragment) this.interpolation(fragment);
  }

  private option({ value }: OptionNode): void {
    if (value?.kind === 'interpolation') this.interpolation(value);
    if (value?.kind !== 'headers') return;
    for (const { name, value: text } of value.headers) {
      this.interpolation(name.text);
      if (text.kind === 'jsonText') this.interpolation(text.text);
    }
  }

  private interpolation({ pieces }: InterpolationNode): void {
    for (const piece of pieces) if (piece.kind === 'output') this.expression(piece);
  }

  private expressions(nodes: readonly (Expression | NamedArgumentNode)[]): void {
    for (const node of nodes) this.expression(node.kind === 'namedArgument' ? node.value : node);
  }

  private expression(node: Expression): void {
    switch (node.kind) {
      case 'lookup':
        this.lookup(node);
        return;
      case 'output':
      case 'group':
        this.expression(node.value);
        return;
      case 'pipeline':
        this.expression(node.value);
        for (const filter of node.filters) {
          this.filters.push(filter);
          this.expressions(filter.arguments);
        }
        return;
      case 'comparison':
        this.expression(node.left);
        this.expression(node.right);
        return;
      case 'condition':
        this.expressions(node.operands);
        return;
      case 'range':
        this.expression(node.from);
        this.expression(node.to);
        return;
    }
  }

  private lookup(node: LookupNode): void {
    const { root, parts } = node;
    const first = parts[0];
    const isGroup = root.kind === 'name' && first?.kind === 'personalization';
    const variable = root.kind === 'name' && !isGroup ? this.variables.named(root.text) : undefined;
    this.lookups.push(node);
    this.meanings.push(variable);
    variable?.uses.push(node);
    if (root.kind === 'personalization') this.personalization(root, node, '');
    else if (root.kind === 'index') this.expression(root.value);
    for (const part of parts) {
      if (part.kind === 'index') this.expression(part.value);
      else if (part.kind === 'personalization')
        this.personalization(part, node, isGroup && part === first ? root.text : '');
    }
  }

  private personalization(node: PersonalizationNode, lookup: LookupNode, group: string): void {
    this.personalizations.push({ start: node.start, end: node.end, node, lookup, group });
  }
}
