import type { Call, Definition, DefinitionKind, Found, LoopScope, Personalization, Variable } from './facts';
import {
  type BlockNode,
  type BranchNode,
  type CallNode,
  type Content,
  type Expression,
  type FilterNode,
  type InterpolationNode,
  type LookupNode,
  type LoopNode,
  type NamedArgumentNode,
  NONE,
  type OptionNode,
  type PersonalizationNode,
  type Span,
  type TagNode,
  type TargetNode,
  type TemplateNode,
  type UrlNode,
} from './nodes';
import { optionNamed } from './query';

interface VariableUnderWay extends Variable {
  readonly definitions: Definition[];
  readonly uses: LookupNode[];
}

interface OpenLoop {
  readonly scope: LoopScope;
  /** What the names of the loop's variables meant outside of it. */
  readonly shadowed: readonly (readonly [name: string, variable: VariableUnderWay | undefined])[];
}

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
export class Collector implements Found {
  readonly variables: VariableUnderWay[] = [];
  readonly definitions: Definition[] = [];
  readonly lookups: LookupNode[] = [];
  readonly meanings: (Variable | undefined)[] = [];
  readonly personalizations: Personalization[] = [];
  readonly calls: Call[] = [];
  readonly filters: FilterNode[] = [];
  readonly tags: TagNode[] = [];
  readonly loops: LoopScope[] = [];
  private readonly globals = new Map<string, VariableUnderWay>();
  /** What the names of open loops mean at the place that the walk has reached. */
  private readonly meaning = new Map<string, VariableUnderWay>();
  /** The innermost loop around that place. */
  private scope: LoopScope | undefined;

  constructor(private readonly template: TemplateNode) {}

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
      this.closeLoop(place);
      if (!place.block || !this.nextBranch(place, place.block)) around.pop();
    }
    return this;
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
    if (isFirst && branch.tag.markup?.kind === 'loop') place.loop = this.openLoop(branch, branch.tag.markup);
    return true;
  }

  private closeLoop(place: Place): void {
    if (!place.loop) return;
    for (const [name, variable] of place.loop.shadowed) {
      if (variable) this.meaning.set(name, variable);
      else this.meaning.delete(name);
    }
    this.scope = place.loop.scope.parent;
    place.loop = undefined;
  }

  private openLoop({ tag, end }: BranchNode, { variable }: LoopNode): OpenLoop {
    const span: Span = { start: tag.end, end };
    const state = this.local(`${tag.name}loop`, span);
    this.define(state, 'loopState', tag.word, tag, false, tag.end);
    const locals = [state];
    if (variable.kind === 'name') {
      const item = this.local(variable.text, span);
      this.define(item, 'loop', variable, tag, true, tag.end);
      locals.unshift(item);
    }
    const scope: LoopScope = { start: tag.end, end, parent: this.scope, variables: locals };
    const shadowed = locals.map(({ name }) => [name, this.meaning.get(name)] as const);
    for (const local of locals) this.meaning.set(local.name, local);
    this.loops.push(scope);
    this.scope = scope;
    return { scope, shadowed };
  }

  private local(name: string, scope: Span): VariableUnderWay {
    return { name, scope, definitions: [], uses: [] };
  }

  /** The variable that lives in the whole template, also where a loop hides it. */
  private global(name: string): VariableUnderWay {
    const known = this.globals.get(name);
    if (known) return known;
    const variable = { name, scope: this.template, definitions: [], uses: [] };
    this.globals.set(name, variable);
    return variable;
  }

  private define(
    variable: VariableUnderWay,
    kind: DefinitionKind,
    { start, end }: Span,
    tag: TagNode,
    named: boolean,
    visibleFrom: number,
  ): void {
    const definition: Definition = { kind, start, end, variable, tag, named, visibleFrom };
    if (variable.definitions.length === 0) this.variables.push(variable);
    variable.definitions.push(definition);
    this.definitions.push(definition);
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
        this.define(this.global('items'), 'catalog', tag.word, tag, false, tag.end);
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
    if (target.kind === 'name') this.define(this.global(target.text), kind, target, tag, true, visibleFrom);
    else this.expression(target);
  }

  private call(tag: TagNode, node: CallNode): void {
    const save = optionNamed(node, 'save');
    const variable = save ? this.saved(save) : this.global('connected');
    if (!save && variable) this.define(variable, 'call', tag.word, tag, false, tag.end);
    this.calls.push({ start: tag.start, end: tag.end, tag, node, variable });
    if (node.url.kind === 'url') this.url(node.url);
    for (const option of node.options) {
      if (option === save && option.value?.kind === 'name' && variable) {
        this.define(variable, 'call', option.value, tag, true, tag.end);
      } else this.option(option);
    }
  }

  private saved({ value }: OptionNode): VariableUnderWay | undefined {
    return value?.kind === 'name' ? this.global(value.text) : undefined;
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
    const variable =
      root.kind === 'name' && !isGroup ? (this.meaning.get(root.text) ?? this.global(root.text)) : undefined;
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
