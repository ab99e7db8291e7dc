import { type LookupNode, NONE, type Span } from './expressionNodes';
import type { Definition, DefinitionKind, LoopScope, Variable } from './found';
import type { LoopNode } from './markupNodes';
import type { TagNode, TemplateNode } from './nodes';

export interface VariableUnderWay extends Variable {
  definitions: readonly Definition[];
  uses: readonly LookupNode[];
}

export interface OpenLoop {
  readonly scope: LoopScope;
  /** What the names of the loop's variables referred to outside of the loop, in the same order. */
  readonly shadowed: readonly (VariableUnderWay | undefined)[];
}

/** Resolves names at the current position of a walk over the template. */
export class Variables {
  readonly defined: VariableUnderWay[] = [];
  readonly definitions: Definition[] = [];
  readonly loops: LoopScope[] = [];
  private readonly globals = new Map<string, VariableUnderWay>();
  /** The variables of the enclosing loops. */
  private readonly locals = new Map<string, VariableUnderWay>();
  private innermost: LoopScope | undefined;

  constructor(private readonly template: TemplateNode) {}

  /** Resolves a name here. A name without a definition so far is a global of the template. */
  named(name: string): VariableUnderWay {
    return (this.locals.size > 0 ? this.locals.get(name) : undefined) ?? this.global(name);
  }

  /** Returns the variable of template scope, even where a loop variable shadows it. */
  global(name: string): VariableUnderWay {
    const known = this.globals.get(name);
    if (known) return known;
    const variable = newVariable(name, this.template);
    this.globals.set(name, variable);
    return variable;
  }

  /** Adds a definition. `named`: the span is that of the variable's name. */
  define(
    variable: VariableUnderWay,
    kind: DefinitionKind,
    { start, end }: Span,
    tag: TagNode,
    named: boolean,
    visibleFrom = tag.end,
  ): void {
    if (variable.definitions.length === 0) this.defined.push(variable);
    const definition: Definition = { kind, start, end, variable, tag, named, visibleFrom };
    variable.definitions = extended(variable.definitions, definition);
    this.definitions.push(definition);
  }

  /** Opens a loop: up to `end`, its variables shadow others of the same names. */
  openLoop(tag: TagNode, end: number, { variable }: LoopNode): OpenLoop {
    const span: Span = { start: tag.end, end };
    const state = newVariable(`${tag.name}loop`, span);
    this.define(state, 'loopState', tag.word, tag, false);
    const item = variable.kind === 'name' ? newVariable(variable.text, span) : undefined;
    if (item) this.define(item, 'loop', variable, tag, true);
    const variables = item ? [item, state] : [state];
    const shadowed = variables.map(({ name }) => this.locals.get(name));
    for (const local of variables) this.locals.set(local.name, local);
    const scope: LoopScope = { start: span.start, end: span.end, parent: this.innermost, variables };
    this.loops.push(scope);
    this.innermost = scope;
    return { scope, shadowed };
  }

  closeLoop({ scope, shadowed }: OpenLoop): void {
    for (const [index, { name }] of scope.variables.entries()) {
      const variable = shadowed[index];
      if (variable) this.locals.set(name, variable);
      else this.locals.delete(name);
    }
    this.innermost = scope.parent;
  }
}

function newVariable(name: string, scope: Span): VariableUnderWay {
  return { name, scope, definitions: NONE, uses: NONE };
}

/**
 * Returns the list with one item appended. Most lists hold at most two items, so they are allocated at their exact
 * size.
 */
export function extended<Item>(list: readonly Item[], item: Item): readonly Item[] {
  if (list.length === 0) return [item];
  if (list.length === 1) return [list[0] as Item, item];
  (list as Item[]).push(item);
  return list;
}
