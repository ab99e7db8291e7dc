import {
  type Call,
  type Definition,
  type DefinitionKind,
  Facts,
  type Lookup,
  type LoopScope,
  optionNamed,
  type Personalization,
  type Variable,
} from './facts';
import type {
  BlockNode,
  BranchNode,
  CallNode,
  Expression,
  FilterNode,
  InterpolationNode,
  LookupNode,
  NamedArgumentNode,
  NameNode,
  Node,
  OptionNode,
  PersonalizationNode,
  Span,
  TagNode,
  TargetNode,
  TemplateNode,
  UrlNode,
} from './nodes';
import { walk } from './walk';

interface VariableUnderWay extends Variable {
  readonly definitions: Definition[];
  readonly uses: Lookup[];
}

interface OpenLoop {
  readonly scope: LoopScope;
  readonly branch: BranchNode;
  /** What the names of the loop's variables meant outside of it. */
  readonly shadowed: readonly (readonly [name: string, variable: VariableUnderWay | undefined])[];
}

/** Walks over a template once and writes down what it finds. */
export class Collector {
  private readonly globals = new Map<string, VariableUnderWay>();
  private readonly locals: VariableUnderWay[] = [];
  private readonly definitions: Definition[] = [];
  private readonly lookups: Lookup[] = [];
  private readonly personalizations: Personalization[] = [];
  private readonly calls: Call[] = [];
  private readonly filters: FilterNode[] = [];
  private readonly tags: TagNode[] = [];
  private readonly loops: LoopScope[] = [];
  private readonly openLoops: OpenLoop[] = [];
  /** What the names of open loops mean at the place that the walk has reached. */
  private readonly meaning = new Map<string, VariableUnderWay>();

  constructor(private readonly template: TemplateNode) {}

  collect(): Facts {
    walk(
      this.template,
      (node, parent) => this.enter(node, parent),
      (node) => this.leave(node),
    );
    const variables = [...this.globals.values(), ...this.locals].filter(({ definitions }) => definitions.length > 0);
    variables.sort((a, b) => (a.definitions[0]?.start ?? 0) - (b.definitions[0]?.start ?? 0));
    return new Facts(
      this.template,
      variables,
      this.definitions,
      this.lookups,
      this.personalizations,
      this.calls,
      this.filters,
      this.tags,
      this.loops,
    );
  }

  private enter(node: Node, parent: Node | undefined): boolean {
    switch (node.kind) {
      case 'output':
        this.expression(node);
        return false;
      case 'branch':
        this.branch(node, parent as BlockNode);
        return true;
      case 'tag':
        if (parent?.kind === 'branch' && parent.tag === node) return false;
        this.tag(node, node.end);
        return node.markup?.kind === 'lines';
      default:
        return node.kind !== 'htmlComment' && !(node.kind === 'block' && isVerbatim(node));
    }
  }

  private leave(node: Node): void {
    const loop = this.openLoops.at(-1);
    if (loop?.branch !== node) return;
    this.openLoops.pop();
    for (const [name, variable] of loop.shadowed) {
      if (variable) this.meaning.set(name, variable);
      else this.meaning.delete(name);
    }
  }

  private branch(branch: BranchNode, block: BlockNode): void {
    const { tag } = branch;
    const isFirst = branch === block.branches[0];
    this.tag(tag, isFirst ? block.end : tag.end);
    if (isFirst && tag.markup?.kind === 'loop') this.openLoop(branch, tag, tag.markup.variable);
  }

  private openLoop(branch: BranchNode, tag: TagNode, name: Expression | NameNode): void {
    const span: Span = { start: tag.end, end: branch.end };
    const state = this.local(`${tag.name}loop`, span);
    this.define(state, 'loopState', tag.word, tag, false, tag.end);
    const locals = [state];
    if (name.kind === 'name') {
      const item = this.local(name.text, span);
      this.define(item, 'loop', name, tag, true, tag.end);
      locals.unshift(item);
    }
    const scope: LoopScope = { ...span, parent: this.openLoops.at(-1)?.scope, variables: locals };
    const shadowed = locals.map((variable) => [variable.name, this.meaning.get(variable.name)] as const);
    for (const variable of locals) this.meaning.set(variable.name, variable);
    this.loops.push(scope);
    this.openLoops.push({ scope, branch, shadowed });
  }

  private local(name: string, scope: Span): VariableUnderWay {
    const variable = { name, scope, definitions: [], uses: [] };
    this.locals.push(variable);
    return variable;
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
    const { root, parts, start, end } = node;
    const first = parts[0];
    const isGroup = root.kind === 'name' && first?.kind === 'personalization';
    const variable =
      root.kind === 'name' && !isGroup ? (this.meaning.get(root.text) ?? this.global(root.text)) : undefined;
    const lookup: Lookup = { start, end, node, variable };
    this.lookups.push(lookup);
    variable?.uses.push(lookup);
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

function isVerbatim({ name }: BlockNode): boolean {
  return name === 'comment' || name === 'raw';
}
