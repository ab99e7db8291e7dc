import type { JsonObject } from '../profile/json';
import { type Expression, NONE, type OutputNode, type Span, type UnexpectedNode } from '../template/expressionNodes';
import type { CycleNode, LoopNode } from '../template/markupNodes';
import type { BlockNode, Content, TagNode, TemplateNode } from '../template/nodes';
import type { Budget } from './budget';
import type { CallSession } from './callSession';
import { Zones } from './dates/zones';
import type { CallRecord, RenderInput, RenderProblem, Source } from './rendering';
import { blankBlocks } from './silence';
import type { Value } from './values';
import { Variables } from './variables';

/** Maximum number of source map entries per output. */
const MOST_SOURCES = 100_000;

/** Maximum number of reported problems. */
const MOST_PROBLEMS = 10_000;

/** The text rendered so far and its source map. */
export class Output {
  text = '';
  readonly sources: Source[] = [];
}

export type Interrupt = 'break' | 'continue';

/**
 * How a frame handles an interrupt: `pass on` ends it and interrupts the enclosing one, `go on` continues with it,
 * `leave` only ends it.
 */
export type Reaction = 'pass on' | 'go on' | 'leave';

/** A node whose children are being rendered. */
export class Frame {
  next = 0;

  constructor(
    readonly children: readonly Content[],
    /** The tags around the children, which may strip white space at both ends. */
    readonly opening: TagNode | undefined = undefined,
    readonly closing: TagNode | undefined = undefined,
    /** Whether text is skipped, because it is only white space. */
    readonly silent = false,
  ) {}

  /** Called after all children are rendered. Return `true` to render them again; otherwise clean up first. */
  finish(_run: Run): boolean {
    return false;
  }

  /** Called for `break` and `continue` inside the frame. After `leave` and `pass on`, no other method is called. */
  interrupt(_run: Run, _interrupt: Interrupt): Reaction {
    return 'pass on';
  }
}

/** A frame with its own template text: the message, a content block, or a response with `:rerender`. */
export class TextFrame extends Frame {
  constructor(
    readonly text: string,
    children: readonly Content[],
    /** The span that its output is attributed to; `undefined` for the message itself. */
    readonly origin: Span | undefined,
    /** Identifies the text, to detect recursion. */
    readonly name = '',
  ) {
    super(children);
  }
}

/** The message is not sent. */
export class Aborted extends Error {
  constructor(
    readonly reason: string,
    readonly at: Span,
  ) {
    super(reason);
  }
}

/** An asynchronous step, i.e. a call. The function that it resolves to runs when rendering continues. */
export type Waiting = () => Promise<() => void>;

/** The mutable state of a rendering. */
export class Run {
  readonly frames: Frame[] = [];
  readonly outputs: Output[] = [new Output()];
  variables: Variables;
  readonly problems: RenderProblem[] = [];
  readonly calls: CallRecord[] = [];
  /** State of `cycle` tags by key. */
  readonly cycles = new Map<string, number>();
  readonly cycleKeys = new Map<CycleNode, string>();
  /** What malformed markup holds, as lax mode reads it. */
  readonly relaxed = new Map<OutputNode | TagNode, Expression | LoopNode | CycleNode | undefined>();
  readonly offsets = new Map<string, number>();
  readonly loops: Value[] = [];
  lastChanged: string | undefined;
  waiting: Waiting | undefined;
  /** The frame whose `finish` is running; an error in it ends the frame. */
  finishing: Frame | undefined;
  /** The text that is being rendered, and its origin if that is not the message. */
  text = '';
  origin: Span | undefined;
  output: Output;
  /** The node that is being rendered. */
  node: Span = { start: 0, end: 0 };
  /** Unexpected text in the tag whose condition is being evaluated. */
  unfitting: readonly UnexpectedNode[] = NONE;
  /** The part of the node that is being evaluated. */
  at: Span = this.node;
  private readonly said = new Set<string>();
  private readonly spans = new Map<Span, Span>();

  readonly personalization: JsonObject;
  readonly now: number;
  readonly zones = new Zones();
  /** Blocks that contain nothing but white space and tags without output. */
  readonly blankBlocks: Set<BlockNode>;

  constructor(
    template: TemplateNode,
    { personalization = {}, variables = {}, now }: RenderInput,
    readonly budget: Budget,
    readonly session: CallSession,
  ) {
    this.personalization = personalization;
    this.now = now;
    this.variables = new Variables(variables);
    this.blankBlocks = blankBlocks(template);
    this.output = this.outputs[0] as Output;
    this.text = template.text;
    this.push(new TextFrame(template.text, template.children, undefined));
  }

  push(frame: Frame): void {
    this.frames.push(frame);
  }

  /** Whether errors of the current node are suppressed. */
  quiet = false;

  /** Restores the state of the enclosing text. */
  leaveText(left: TextFrame): void {
    const around = this.frames.findLast((frame) => frame instanceof TextFrame && frame !== left) as
      | TextFrame
      | undefined;
    this.text = around?.text ?? '';
    this.origin = around?.origin;
  }

  /** Starts rendering a node. */
  begin(node: Span): void {
    this.node = node;
    this.at = node;
  }

  /** Prints the result of a span of the template. */
  print(text: string, from: Span): void {
    if (text === '') return;
    this.budget.characters(text.length);
    const { output } = this;
    const start = output.text.length;
    output.text += text;
    if (output.sources.length < MOST_SOURCES) {
      output.sources.push({ start, end: output.text.length, from: this.origin ?? this.spanOf(from) });
    }
  }

  /** Returns a bare span that does not keep the tree in memory, as the same object for the same node. */
  private spanOf(node: Span): Span {
    const known = this.spans.get(node);
    if (known) return known;
    const span = { start: node.start, end: node.end };
    this.spans.set(node, span);
    return span;
  }

  /** Prints literal text of the template. */
  printText(text: string): void {
    if (this.origin) {
      this.print(text, this.origin);
      return;
    }
    this.budget.characters(text.length);
    this.output.text += text;
  }

  /** Redirects output to a new buffer. */
  capture(): void {
    this.output = new Output();
    this.outputs.push(this.output);
  }

  /** Ends the redirection and returns the output since `capture`. */
  captured(): Output {
    const output = this.outputs.pop() as Output;
    this.output = this.outputs[this.outputs.length - 1] as Output;
    return output;
  }

  /** Prints captured output together with its source map. */
  printCaptured({ text, sources }: Output): void {
    this.budget.characters(text.length);
    const { output } = this;
    const before = output.text.length;
    output.text += text;
    for (const { start, end, from } of sources) {
      if (output.sources.length < MOST_SOURCES) output.sources.push({ start: before + start, end: before + end, from });
    }
  }

  /** Reports a problem, once for each place. */
  problem(message: string, at: Span = this.at): void {
    const { start, end } = this.origin ?? at;
    const key = `${start} ${message}`;
    if (this.said.has(key) || this.said.size >= MOST_PROBLEMS) return;
    this.said.add(key);
    this.problems.push({ message, start, end });
  }
}
