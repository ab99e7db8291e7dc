import { ANY_KEY, canBe, isKnownStep, listOf, NUMBER, type Step } from '../../profile/shape';
import {
  type Expression,
  type FilterNode,
  type LookupNode,
  NONE,
  type Span,
  saysNil,
} from '../../template/expressionNodes';
import type { Facts } from '../../template/facts';
import type { Definition, Variable } from '../../template/found';
import { lastIndexUpTo, lastUpTo } from '../../template/sorted';
import { type Known, type Statement, stepsOf } from './conditions';
import { Decisions } from './decisions';
import { filteredFrom } from './filterShapes';
import {
  A_FLAG,
  A_NUMBER,
  A_TEXT,
  along,
  guarded,
  guardsAlong,
  type Inferred,
  madeOf,
  NOT_KNOWN,
  ofShape,
  originsOf,
  UNSET,
} from './inferred';
import { joined, NO_ORIGINS } from './origins';
import { Paths } from './paths';
import type { Origins } from './recognition';
import { wayThrough } from './sources';

/** How many steps of a path identify a field of a recommendation. */
const STEPS_OF_FIELDS = 4;

/** How many of the latest lookups are searched linearly. */
const RECENT = 8;

/** What is known of all values at the current position of a walk over the template. */
export class Knowledge implements Known {
  /** The value of each lookup's root variable, by the lookup's index in the facts. */
  readonly roots: Inferred[] = [];
  /** What decides whether each lookup is evaluated, by the same index. */
  readonly decided: Origins[] = [];
  readonly defined = new Map<Definition, Inferred>();
  readonly paths = new Paths();
  readonly decisions = new Decisions();
  /** Everything that begins before this offset is recorded. */
  reached = 0;

  constructor(private readonly facts: Facts) {}

  /** Infers an expression at the current position. */
  infer(node: Expression): Inferred {
    switch (node.kind) {
      case 'lookup':
        return this.lookup(node);
      case 'string':
        return ofShape({ kind: 'text', values: [node.value] });
      case 'number':
        return A_NUMBER;
      case 'range':
        return ofShape(listOf(NUMBER));
      case 'comparison':
      case 'condition':
        return A_FLAG;
      case 'output':
      case 'group':
        return this.infer(node.value);
      case 'pipeline':
        return node.filters.reduce((value, filter) => this.filtered(value, filter), this.infer(node.value));
      case 'keyword':
        if (saysNil(node)) return UNSET;
        return node.text === 'true' || node.text === 'false' ? A_FLAG : A_TEXT;
      default:
        return NOT_KNOWN;
    }
  }

  /** Whether the expression certainly has a value other than nil at the current position. */
  isThere(node: Expression): boolean {
    const { shape } = this.infer(node);
    return !canBe(shape, 'nothing') && !canBe(shape, 'unknown');
  }

  /** Converts the first `parts` parts of a recorded lookup to steps. */
  stepsOf(lookup: LookupNode, parts = lookup.parts.length): readonly Step[] {
    return stepsOf(lookup, parts, this.stepFor);
  }

  private readonly stepFor = (word: LookupNode): Step => {
    const shape = this.roots[this.indexOf(word)]?.shape;
    const [only, another] = (shape?.kind === 'text' && shape.values) || NONE;
    return another === undefined ? (only ?? ANY_KEY) : ANY_KEY;
  };

  /** Infers the result of a filter at the current position. */
  filtered(value: Inferred, filter: FilterNode): Inferred {
    return filteredFrom(value, filter, (node) => this.infer(node));
  }

  private lookup(node: LookupNode): Inferred {
    const root = this.roots[this.indexOf(node)] ?? NOT_KNOWN;
    return along(root, this.stepsOf(node));
  }

  /** Returns the index of the lookup in the facts. Most queries are for those recorded last. */
  private indexOf(lookup: LookupNode): number {
    const { lookups } = this.facts;
    const last = this.roots.length - 1;
    for (let index = last; index > last - RECENT; index--) if (lookups[index] === lookup) return index;
    return lastIndexUpTo(lookups, lookup.start);
  }

  /** Records the current values of variables for every lookup up to the offset. */
  reach(offset: number): void {
    const { lookups, meanings } = this.facts;
    this.reached = offset;
    for (let index = this.roots.length; index < lookups.length; index++) {
      const lookup = lookups[index];
      if (!lookup || lookup.start >= offset) return;
      const variable = meanings[index];
      const isDefined = variable && variable.definitions.length > 0;
      this.roots.push(isDefined ? this.valueOf(variable) : NOT_KNOWN);
      this.decided.push(this.decisions.around);
    }
  }

  /** Returns the origins of the lookups recorded since this index. */
  originsFrom(index: number): Origins {
    let origins = NO_ORIGINS;
    for (let at = index; at < this.roots.length; at++) {
      const [root, lookup] = [this.roots[at], this.facts.lookups[at]];
      if (!root || !lookup) continue;
      if (root.sources.length === 0) origins = joined(origins, root.origins);
      else origins = joined(origins, originsOf(root, this.stepsOf(lookup, STEPS_OF_FIELDS)));
    }
    return origins;
  }

  learn(statements: readonly Statement[]): void {
    for (const statement of statements) {
      const variable = this.facts.meanings[this.indexOf(statement.lookup)];
      if (!variable) continue;
      this.paths.learn(variable, statement);
      const whole = this.wholeOf(this.paths.get(variable));
      if (whole)
        this.paths.learn(whole.variable, { path: wayThrough(whole.path, statement.path), says: statement.says });
    }
  }

  /**
   * Returns the variable's value. What is known of a field of a response also applies to a variable assigned from that
   * field.
   */
  private valueOf(variable: Variable): Inferred {
    const value = this.paths.get(variable) ?? UNSET;
    if (value.others) return NOT_KNOWN;
    const whole = this.wholeOf(value);
    const known = whole && this.paths.get(whole.variable);
    return known ? guardsAlong(known.guards, whole.path).reduce(guarded, value) : value;
  }

  /**
   * Returns the variable that `city` was read from in `{% assign city = a.userData.amp_props.city %}`: `a`, while that
   * still holds the same response.
   */
  private wholeOf(
    value: Inferred | undefined,
  ): { readonly variable: Variable; readonly path: readonly Step[] } | undefined {
    if (value?.sources.length !== 1 || value.isAlternative) return undefined;
    const [source] = value.sources;
    if (!source || source.path.length === 0) return undefined;
    const { call, path } = source;
    const { variable } = call.call;
    const [origin] = (variable && this.paths.get(variable)?.sources) ?? NONE;
    if (!variable || origin?.call !== call || origin.path.length > 0 || !path.every(isKnownStep)) return undefined;
    return { variable, path };
  }

  define(target: Span, value: Inferred): void {
    const definition = lastUpTo(this.facts.definitions, target.start);
    if (definition?.start !== target.start) return;
    this.set(definition, definition.variable, madeOf(value, this.decisions.around));
  }

  set(definition: Definition | undefined, variable: Variable, value: Inferred): void {
    if (definition) this.defined.set(definition, value);
    this.paths.assign(variable, value);
  }
}
