import { responseShape } from '../../profile/response';
import type { Seen } from '../../profile/seen';
import { listOf, UNKNOWN } from '../../profile/shape';
import { type Expression, NONE, type OutputNode, type Span } from '../../template/expressionNodes';
import type { Facts } from '../../template/facts';
import type { LoopNode } from '../../template/markupNodes';
import type { BlockNode, BranchNode, Content, TagNode } from '../../template/nodes';
import { lastIndexUpTo, lastUpTo } from '../../template/sorted';
import { Captures } from './captures';
import { type Statement, statementsOf, statementsOfWhen } from './conditions';
import type { Test } from './decisions';
import { A_NUMBER, A_TEXT, CARRIED, madeOf, NOT_KNOWN, ofShape } from './inferred';
import { Knowledge } from './knowledge';
import { loopState } from './loopState';
import { itemOf } from './loopValues';
import { joined, ofRecommendations } from './origins';
import type { Origins, ProfileCall } from './recognition';

/**
 * Maximum nesting depth at which branches are analysed separately. In deeper blocks, all branches are assumed to be
 * taken. Bounds the work.
 */
const DEEPEST = 32;
const MOST_OTHERWISE = 24;

const OF_CATALOG = ofShape(listOf(UNKNOWN));

/** The position of the walk in a list of content or, branch by branch, in a block. */
interface Place {
  children: readonly Content[];
  next: number;
  readonly block?: OpenBlock;
}

interface OpenBlock {
  readonly node: BlockNode;
  /** Whether its branches are analysed separately. */
  readonly divided: boolean;
  isInBranch: boolean;
  branch: number;
  /** What is known in the next branch, because the conditions of all earlier ones were false. */
  otherwise: readonly Statement[];
}

/**
 * Data-flow analysis: walks over the template once, in evaluation order and only as far as needed, and records what is
 * known at each lookup.
 */
export class Flow {
  /** The outputs and `echo` tags that are evaluated. */
  readonly outputs: (OutputNode | TagNode)[] = [];
  readonly tests: Test[] = [];
  readonly known: Knowledge;
  private readonly places: Place[];
  private readonly captures = new Captures();

  constructor(
    private readonly facts: Facts,
    private readonly seen: Seen,
    /** The request of each call, by the call's index in the facts; `undefined` when it is not to the Profile API. */
    private readonly requests: readonly (ProfileCall | undefined)[],
  ) {
    this.known = new Knowledge(facts);
    this.places = [{ children: facts.template.children, next: 0 }];
  }

  /** Continues the walk until everything that begins at or before the offset is recorded. */
  runPast(offset: number): this {
    const { places, known } = this;
    for (let place = places.at(-1); place && known.reached <= offset; place = places.at(-1)) {
      const content = place.children[place.next++];
      const within = content ? this.content(content, places.length) : undefined;
      if (within) places.push(within);
      else if (!content && !(place.block && this.nextBranch(place, place.block))) places.pop();
    }
    if (places.length === 0) known.reach(Number.POSITIVE_INFINITY);
    return this;
  }

  private content(node: Content, depth: number): Place | undefined {
    switch (node.kind) {
      case 'output':
        this.output(node);
        return undefined;
      case 'tag':
        this.tag(node);
        return node.markup?.kind === 'lines' ? { children: node.markup.children, next: 0 } : undefined;
      case 'block':
        return this.block(node, depth);
      default:
        return undefined;
    }
  }

  private output(node: OutputNode | TagNode): void {
    const from = this.known.roots.length;
    this.known.reach(node.end);
    this.outputs.push(node);
    if (!this.captures.areOpen) return;
    this.captures.print(node.kind === 'output' ? node.value : node.expression, this.originsHere(from));
  }

  private block(node: BlockNode, depth: number): Place | undefined {
    const { name } = node;
    if (name === 'comment' || name === 'raw') return undefined;
    const divided = name !== 'capture' && depth <= DEEPEST;
    const isLoop = name === 'for' || name === 'tablerow';
    if (divided) this.known.paths.openBlock(isLoop);
    const block: OpenBlock = { node, divided, isInBranch: false, branch: 0, otherwise: NONE };
    if (name === 'capture') this.captures.open();
    else this.known.decisions.openBlock(isLoop);
    return { children: NONE, next: 0, block };
  }

  /** Moves to the next branch. Returns `false` after the last one. */
  private nextBranch(place: Place, block: OpenBlock): boolean {
    const { node, divided } = block;
    const branch = node.branches[block.branch++];
    if (block.isInBranch) this.known.paths.closeBranch();
    block.isInBranch = divided && branch !== undefined && branch.tag.name !== 'case';
    if (!branch) {
      this.end(block);
      return false;
    }
    if (block.isInBranch) this.known.paths.openBranch();
    this.known.learn(block.otherwise);
    this.decide(block, branch);
    place.children = branch.children;
    place.next = 0;
    return true;
  }

  private end({ node, node: { name }, divided, otherwise }: OpenBlock): void {
    if (name === 'capture') {
      const text = this.captures.close();
      const markup = node.branches[0]?.tag.markup;
      if (markup?.kind === 'definition') this.known.define(markup.target, text);
    } else this.known.decisions.closeBlock();
    if (divided) {
      if (!node.branches.some(({ tag }) => tag.name === 'else')) {
        this.known.paths.openBranch();
        this.known.learn(otherwise);
        this.known.paths.closeBranch();
      }
      this.known.paths.closeBlock();
    }
  }

  private decide(block: OpenBlock, branch: BranchNode): void {
    const { known } = this;
    const from = known.roots.length;
    this.enter(block, branch);
    if (block.node.name === 'capture') return;
    const origins = known.originsFrom(from);
    known.decisions.enterBranch(origins);
    this.captures.decide(origins);
    if (origins.length > 0) this.tests.push({ block: block.node, branch, origins });
  }

  private enter(block: OpenBlock, { tag, end }: BranchNode): void {
    const { markup } = tag;
    if (!markup || markup.kind === 'unexpected') {
      this.known.reach(tag.end);
    } else if (markup.kind === 'loop') {
      this.known.reach(tag.end);
      if (block.divided) this.forgetCarried({ start: tag.end, end });
      this.loop(tag, markup);
    } else if (markup.kind === 'when') {
      this.known.reach(tag.end);
      const subject = block.node.tag.expression;
      if (!subject) return;
      this.known.learn(statementsOfWhen(subject, markup.values, true, this.known));
      remember(block, statementsOfWhen(subject, markup.values, false, this.known));
    } else {
      const condition = tag.name === 'case' ? undefined : tag.expression;
      if (condition) this.condition(condition);
      this.known.reach(tag.end);
      if (!condition) return;
      const holds = tag.name !== 'unless';
      this.known.learn(statementsOf(condition, holds, this.known));
      remember(block, statementsOf(condition, !holds, this.known));
    }
  }

  /** Visits a condition. In `a and a.b`, the second operand is evaluated only when the first is truthy. */
  private condition(condition: Expression): void {
    if (condition.kind !== 'condition') return;
    this.known.paths.suppose(() => {
      for (const [index, operand] of condition.operands.entries()) {
        this.known.reach(operand.end);
        const operator = condition.operators[index];
        if (operator) this.known.learn(statementsOf(operand, operator.means === 'and', this.known));
      }
    });
  }

  private loop(tag: TagNode, { collection }: LoopNode): void {
    const list = this.known.infer(collection);
    this.known.learn(statementsOf(collection, true, this.known));
    const scope = lastUpTo(this.facts.loops, tag.end);
    for (const variable of scope?.start === tag.end ? scope.variables : []) {
      const value = variable.definitions[0]?.kind === 'loopState' ? loopState(variable.name) : itemOf(list);
      this.known.set(variable.definitions[0], variable, value);
    }
  }

  /**
   * Drops what is known of variables that the loop body reads before it assigns them, because their values may come
   * from an earlier iteration.
   */
  private forgetCarried(body: Span): void {
    const { definitions } = this.facts;
    for (let index = lastIndexUpTo(definitions, body.start - 1) + 1; index < definitions.length; index++) {
      const definition = definitions[index];
      if (!definition || definition.start >= body.end) return;
      const { variable, visibleFrom } = definition;
      if (variable.scope.start > 0 || variable.scope.end < this.facts.template.end) continue;
      const use = variable.uses[lastIndexUpTo(variable.uses, body.start - 1) + 1];
      if (use && use.start < visibleFrom) this.known.paths.assign(variable, CARRIED);
    }
  }

  private tag(tag: TagNode): void {
    const { markup, name } = tag;
    if (name === 'echo') this.output(tag);
    const from = this.known.roots.length;
    this.known.reach(markup?.kind === 'lines' ? markup.start : tag.end);
    if (name === 'abort_message') this.leave('aborted');
    else if (name === 'break' || name === 'continue') this.leave('out of the loop');
    if (markup?.kind === 'assignment') this.known.define(markup.target, this.known.infer(markup.value));
    else if (markup?.kind === 'definition') this.known.define(markup.target, name === 'capture' ? A_TEXT : A_NUMBER);
    else if (markup?.kind === 'call') this.call(tag, from);
    else if (markup?.kind === 'catalog') this.known.define(tag.word, madeOf(OF_CATALOG, this.recommendedFrom(from)));
  }

  private leave(ending: 'aborted' | 'out of the loop'): void {
    const { paths, decisions } = this.known;
    paths.leave(ending);
    if (ending === 'aborted') decisions.abort();
    else decisions.leaveLoop();
  }

  /** Returns the recommended items read since `root`. What a catalog or a call returns for them shows them as well. */
  private recommendedFrom(root: number): Origins {
    return ofRecommendations(this.originsHere(root));
  }

  /** Returns the origins of the lookups since this one, and those that decide whether this place is evaluated. */
  private originsHere(root: number): Origins {
    return joined(this.known.originsFrom(root), this.known.decisions.around);
  }

  private call(tag: TagNode, from: number): void {
    const index = lastIndexUpTo(this.facts.calls, tag.start);
    const call = this.facts.calls[index];
    if (call?.tag !== tag || !call.variable) return;
    const known = this.requests[index];
    const { definitions } = call.variable;
    const definition = lastUpTo(definitions, tag.end);
    const value = known && { ...ofShape(responseShape(known, this.seen)), sources: [{ call: known, path: [] }] };
    this.known.set(definition, call.variable, value ?? madeOf(NOT_KNOWN, this.recommendedFrom(from)));
  }
}

/** Limits the number of statements, because a `case` may have thousands of branches. */
function remember(block: OpenBlock, statements: readonly Statement[]): void {
  if (block.otherwise.length === 0) block.otherwise = statements;
  else if (statements.length > 0) block.otherwise = [...block.otherwise, ...statements].slice(0, MOST_OTHERWISE);
}
