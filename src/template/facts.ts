import { Branches } from './branches';
import { Collector } from './collector';
import { type FilterNode, type LookupNode, rootOf, type Span } from './expressionNodes';
import type { Call, Definition, Found, LoopScope, Personalization, Variable } from './found';
import type { TagNode, TemplateNode } from './nodes';
import { odditiesOf } from './oddContent';
import type { Oddities } from './oddities';
import { lastIndexUpTo, lastUpTo } from './sorted';
import { Worked } from './worked';

/** Collects all facts of a template in one walk over its tree. */
export function collectFacts(template: TemplateNode): Facts {
  return new Facts(template, new Collector(template).collect());
}

const branchesIn = ({ template }: Facts) => new Branches(template);
const odditiesIn = ({ template }: Facts) => odditiesOf(template);

/** What a template defines and uses; the language features query it. */
export class Facts extends Worked implements Found {
  readonly variables: readonly Variable[];
  readonly definitions: readonly Definition[];
  readonly lookups: readonly LookupNode[];
  /**
   * For each lookup, by index, the variable at its root; `undefined` when the root is `${…}`, a group of those, or
   * brackets.
   */
  readonly meanings: readonly (Variable | undefined)[];
  readonly personalizations: readonly Personalization[];
  readonly calls: readonly Call[];
  readonly filters: readonly FilterNode[];
  readonly tags: readonly TagNode[];
  readonly loops: readonly LoopScope[];

  constructor(
    readonly template: TemplateNode,
    found: Found,
  ) {
    super();
    this.variables = found.variables;
    this.definitions = found.definitions;
    this.lookups = found.lookups;
    this.meanings = found.meanings;
    this.personalizations = found.personalizations;
    this.calls = found.calls;
    this.filters = found.filters;
    this.tags = found.tags;
    this.loops = found.loops;
  }

  get branches(): Branches {
    return this.once(branchesIn);
  }

  get oddities(): Oddities {
    return this.once(odditiesIn);
  }

  /** Returns the innermost lookup around the offset: `b` in `a[b█]`. */
  lookupAt(offset: number): LookupNode | undefined {
    for (let index = lastIndexUpTo(this.lookups, offset); index >= 0; index--) {
      const lookup = this.lookups[index];
      if (lookup && lookup.end >= offset) return lookup;
      if (lookup && !this.isNested(index)) return undefined;
    }
    return undefined;
  }

  /** Returns the variable whose name is at the offset, in a definition or a use. */
  variableAt(offset: number): Variable | undefined {
    const lookup = this.lookupAt(offset);
    if (lookup && offset <= rootOf(lookup).end) return this.variableOf(lookup);
    const definition = lastUpTo(this.definitions, offset);
    return definition?.named && definition.end >= offset ? definition.variable : undefined;
  }

  /** Returns the variable that a lookup reads; `undefined` when its root is `${…}`, a group of those, or brackets. */
  variableOf(lookup: LookupNode): Variable | undefined {
    return this.meanings[lastIndexUpTo(this.lookups, lookup.start)];
  }

  /** Returns the variables that the lookups in the span read, once for each lookup. */
  variablesIn({ start, end }: Span): readonly Variable[] {
    const { lookups, meanings } = this;
    const within = meanings.slice(lastIndexUpTo(lookups, start - 1) + 1, lastIndexUpTo(lookups, end - 1) + 1);
    return within.filter((variable) => variable !== undefined);
  }

  callAt(offset: number): Call | undefined {
    const call = lastUpTo(this.calls, offset);
    return call && offset <= call.end ? call : undefined;
  }

  /**
   * Returns the variables in scope at the offset: those of the enclosing loops, innermost first, then those defined
   * earlier.
   */
  inScope(offset: number): readonly Variable[] {
    const visible = new Map<string, Variable>();
    for (let loop = this.loopAt(offset); loop; loop = loop.parent) {
      for (const variable of loop.variables) if (!visible.has(variable.name)) visible.set(variable.name, variable);
    }
    for (const variable of this.variables) {
      if (variable.scope !== this.template || visible.has(variable.name)) continue;
      if (variable.definitions.some((definition) => definition.visibleFrom <= offset)) {
        visible.set(variable.name, variable);
      }
    }
    return [...visible.values()];
  }

  private isNested(index: number): boolean {
    const [inner, outer] = [this.lookups[index], this.lookups[index - 1]];
    return inner !== undefined && outer !== undefined && outer.end >= inner.end;
  }

  /** Returns the innermost loop whose body contains the offset. */
  loopAt(offset: number): LoopScope | undefined {
    let loop = lastUpTo(this.loops, offset);
    while (loop && offset > loop.end) loop = loop.parent;
    return loop;
  }
}
