import type { LookupNode, Span } from './expressionNodes';
import type { Definition, DefinitionKind, LoopScope, Variable } from './found';
import type { LoopNode } from './markupNodes';
import type { BranchNode, TagNode, TemplateNode } from './nodes';

export interface VariableUnderWay extends Variable {
  readonly definitions: Definition[];
  readonly uses: LookupNode[];
}

export interface OpenLoop {
  readonly scope: LoopScope;
  /** What the names of the loop's variables meant outside of it. */
  readonly shadowed: readonly (readonly [name: string, variable: VariableUnderWay | undefined])[];
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
    return this.locals.get(name) ?? this.global(name);
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
    variable.definitions.push(definition);
    this.definitions.push(definition);
  }

  /** From here on the loop's own variables hide others of their names. */
  openLoop({ tag, end }: BranchNode, { variable }: LoopNode): OpenLoop {
    const span: Span = { start: tag.end, end };
    const state = newVariable(`${tag.name}loop`, span);
    this.define(state, 'loopState', tag.word, tag, false);
    const locals = [state];
    if (variable.kind === 'name') {
      const item = newVariable(variable.text, span);
      this.define(item, 'loop', variable, tag, true);
      locals.unshift(item);
    }
    const shadowed = locals.map(({ name }) => [name, this.locals.get(name)] as const);
    for (const local of locals) this.locals.set(local.name, local);
    const scope: LoopScope = { ...span, parent: this.innermost, variables: locals };
    this.loops.push(scope);
    this.innermost = scope;
    return { scope, shadowed };
  }

  closeLoop({ scope, shadowed }: OpenLoop): void {
    for (const [name, variable] of shadowed) {
      if (variable) this.locals.set(name, variable);
      else this.locals.delete(name);
    }
    this.innermost = scope.parent;
  }
}

function newVariable(name: string, scope: Span): VariableUnderWay {
  return { name, scope, definitions: [], uses: [] };
}
