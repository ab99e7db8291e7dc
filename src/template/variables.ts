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
  /** What the names of the loop's variables, in their order, meant outside of it. */
  readonly shadowed: readonly (VariableUnderWay | undefined)[];
}

/** Knows what every name means at the place that a walk over the template has reached. */
export class Variables {
  readonly defined: VariableUnderWay[] = [];
  readonly definitions: Definition[] = [];
  readonly loops: LoopScope[] = [];
  private readonly globals = new Map<string, VariableUnderWay>();
  /** The variables of the loops around that place. */
  private readonly locals = new Map<string, VariableUnderWay>();
  private innermost: LoopScope | undefined;

  constructor(private readonly template: TemplateNode) {}

  /** What a name means here. One that nothing defines, or nothing yet, is a variable of the template. */
  named(name: string): VariableUnderWay {
    return (this.locals.size > 0 ? this.locals.get(name) : undefined) ?? this.global(name);
  }

  /** The variable that lives in the whole template, also where a loop hides it. */
  global(name: string): VariableUnderWay {
    const known = this.globals.get(name);
    if (known) return known;
    const variable = newVariable(name, this.template);
    this.globals.set(name, variable);
    return variable;
  }

  /** `named` says whether the variable's name is what stands at the span. */
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

  /** From here on, up to `end`, the loop's own variables hide others of their names. */
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

/** The list with one more item. Most lists hold none, one or two: those take no more room than that. */
export function extended<Item>(list: readonly Item[], item: Item): readonly Item[] {
  const [first, second] = list;
  if (first === undefined) return [item];
  if (second === undefined) return [first, item];
  (list as Item[]).push(item);
  return list;
}
