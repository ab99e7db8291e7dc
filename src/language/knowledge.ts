import { ANY_ITEM, listOf, NUMBER, type Step } from '../profile/shape';
import type { Expression, FilterNode, LookupNode, Span } from '../template/expressionNodes';
import type { Facts } from '../template/facts';
import type { Definition, Variable } from '../template/found';
import { lastIndexUpTo } from '../template/walk';
import { type Statement, stepsOf } from './conditions';
import { filtered } from './filterShapes';
import {
  A_FLAG,
  A_NUMBER,
  A_TEXT,
  along,
  beginsWith,
  guarded,
  type Inferred,
  NOT_KNOWN,
  ofShape,
  UNSET,
} from './inferred';
import { Paths } from './paths';

interface Origin {
  readonly variable: Variable;
  readonly answer: Inferred;
  /** The way from the answer to the value. */
  readonly path: readonly Step[];
}

/** What is known of all values at the place that a walk through the template has reached. */
export class Knowledge {
  /** What the variable holds where the lookup at the same index of the facts begins. */
  readonly roots: Inferred[] = [];
  readonly defined = new Map<Definition, Inferred>();
  readonly paths = new Paths();
  /** What is known of values beside what is said of themselves, given what is known of the answer. */
  private readonly extended = new Map<Inferred, { readonly answer: Inferred; readonly known: Inferred }>();
  /** What begins before this offset is written down. */
  reached = 0;

  constructor(private readonly facts: Facts) {}

  /** What a value is, at the place that the walk has reached. */
  infer(node: Expression): Inferred {
    switch (node.kind) {
      case 'lookup':
        return this.lookup(node);
      case 'string':
        return A_TEXT;
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
        if (node.text === 'nil' || node.text === 'null') return UNSET;
        return node.text === 'true' || node.text === 'false' ? A_FLAG : A_TEXT;
      default:
        return NOT_KNOWN;
    }
  }

  /** What a filter makes of a value there. */
  filtered(value: Inferred, filter: FilterNode): Inferred {
    return filtered(value, filter, (node) => this.infer(node));
  }

  private lookup(node: LookupNode): Inferred {
    const root = this.roots[lastIndexUpTo(this.facts.lookups, node.start)] ?? NOT_KNOWN;
    return along(root, stepsOf(node));
  }

  /** Every lookup up to the offset sees the variables as they are now. */
  reach(offset: number): void {
    const { lookups, meanings } = this.facts;
    this.reached = offset;
    for (let index = this.roots.length; index < lookups.length; index++) {
      const lookup = lookups[index];
      if (!lookup || lookup.start >= offset) return;
      const variable = meanings[index];
      const isDefined = variable && variable.definitions.length > 0;
      this.roots.push(isDefined ? this.now(variable) : NOT_KNOWN);
    }
  }

  /** With what was said of the same value in the answer from which it comes. */
  private now(variable: Variable): Inferred {
    const value = this.paths.get(variable) ?? UNSET;
    const origin = this.originOf(value);
    if (!origin || origin.answer.guards.length === 0) return value;
    const before = this.extended.get(value);
    if (before?.answer === origin.answer) return before.known;
    const known = origin.answer.guards.reduce((known, { path, says }) => {
      return beginsWith(path, origin.path) ? guarded(known, { path: path.slice(origin.path.length), says }) : known;
    }, value);
    this.extended.set(value, { answer: origin.answer, known });
    return known;
  }

  /** The variable that holds the answer of which the value is one certain part. */
  private originOf({ sources, isAlternative }: Inferred): Origin | undefined {
    const [source] = sources;
    if (!source || sources.length > 1 || isAlternative || source.path.length === 0) return undefined;
    const { variable } = source.call.call;
    const answer = variable && this.paths.get(variable);
    const [whole] = answer?.sources ?? [];
    const isAnswer = whole?.call === source.call && whole.path.length === 0 && answer?.sources.length === 1;
    return answer && isAnswer && !source.path.includes(ANY_ITEM) ? { variable, answer, path: source.path } : undefined;
  }

  learn(statements: readonly Statement[]): void {
    for (const { lookup, path, says } of statements) {
      const variable = this.facts.variableOf(lookup);
      if (!variable) continue;
      const origin = this.originOf(this.paths.get(variable) ?? UNSET);
      this.paths.learn(variable, { path, says });
      if (origin) this.paths.learn(origin.variable, { path: [...origin.path, ...path], says });
    }
  }

  define(target: Span, value: Inferred): void {
    const definition = this.facts.definitions[lastIndexUpTo(this.facts.definitions, target.start)];
    if (definition?.start === target.start) this.set(definition, definition.variable, value);
  }

  set(definition: Definition | undefined, variable: Variable, value: Inferred): void {
    if (definition) this.defined.set(definition, value);
    this.paths.assign(variable, value);
  }
}
