import type { JsonObject } from '../profile/json';
import { NONE, type Span, type UnexpectedNode } from '../template/expressionNodes';
import type { CycleNode } from '../template/markupNodes';
import type { BlockNode, Content, TagNode, TemplateNode } from '../template/nodes';
import type { Budget } from './budget';
import type { CallSession } from './callSession';
import { Zones } from './dates/zones';
import type { CallRecord, RenderInput, RenderProblem, Source } from './rendering';
import { blankBlocks } from './silence';
import type { Value } from './values';
import { Variables } from './variables';

/** How many stretches of an output are kept with where they come from. Nobody looks at more. */
const MOST_SOURCES = 100_000;

/** How many problems are said. */
const MOST_PROBLEMS = 10_000;

/** Text under way, and where it comes from. */
export class Output {
  text = '';
  readonly sources: Source[] = [];
}

export type Interrupt = 'break' | 'continue';

/** What happens to a frame, and to those around it, when an interrupt reaches it. */
export type Reaction = 'pass on' | 'go on' | 'leave';

/** Something whose children are being rendered. */
export class Frame {
  next = 0;

  constructor(
    readonly children: readonly Content[],
    /** The tags around the children: they may remove white space at both ends. */
    readonly opening: TagNode | undefined = undefined,
    readonly closing: TagNode | undefined = undefined,
    /** Are texts left out? They are white space. */
    readonly silent = false,
  ) {}

  /** All children are rendered. Give `true` to render them again; whoever does not leaves nothing behind. */
  finish(_run: Run): boolean {
    return false;
  }

  /** `break` or `continue` was met inside. `leave` and `pass on` come with no further call. */
  interrupt(_run: Run, _interrupt: Interrupt): Reaction {
    return 'pass on';
  }
}

/** A template or a part of one that has a text of its own: the message, a content block, an answer with `:rerender`. */
export class TextFrame extends Frame {
  constructor(
    readonly text: string,
    children: readonly Content[],
    /** Where all that it prints comes from; nothing for the message itself. */
    readonly origin: Span | undefined,
    /** What it is, so that it is not rendered inside itself. */
    readonly name = '',
  ) {
    super(children);
  }
}

/** Nothing is sent. */
export class Aborted extends Error {
  constructor(
    readonly reason: string,
    readonly at: Span,
  ) {
    super(reason);
  }
}

/** Something to wait for: a call. What it gives is done when rendering goes on. */
export type Waiting = () => Promise<() => void>;

/** Everything that changes while a template is rendered. */
export class Run {
  readonly frames: Frame[] = [];
  readonly outputs: Output[] = [new Output()];
  variables: Variables;
  readonly problems: RenderProblem[] = [];
  readonly calls: CallRecord[] = [];
  /** What tags remember from one time to the next. */
  readonly cycles = new Map<string, number>();
  readonly cycleKeys = new Map<CycleNode, string>();
  readonly offsets = new Map<string, number>();
  readonly loops: Value[] = [];
  lastChanged: string | undefined;
  waiting: Waiting | undefined;
  /** The frame that decides how it goes on. An error then ends it. */
  finishing: Frame | undefined;
  /** The template's text that is rendered now, and where it comes from when it is not the message itself. */
  text = '';
  origin: Span | undefined;
  output: Output;
  /** What is being rendered. */
  node: Span = { start: 0, end: 0 };
  /** What fits nowhere in the tag whose condition is looked at. */
  unfitting: readonly UnexpectedNode[] = NONE;
  /** What in it is being looked at. */
  at: Span = this.node;
  private readonly said = new Set<string>();
  private readonly spans = new Map<Span, Span>();

  readonly personalization: JsonObject;
  readonly now: number;
  readonly zones = new Zones();
  /** Blocks in which nothing prints but white space. */
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

  /** Are errors of what is being rendered kept quiet? */
  quiet = false;

  /** What follows belongs to the text around this one. */
  leaveText(left: TextFrame): void {
    const around = this.frames.findLast((frame) => frame instanceof TextFrame && frame !== left) as
      | TextFrame
      | undefined;
    this.text = around?.text ?? '';
    this.origin = around?.origin;
  }

  /** From here on, this is rendered. */
  begin(node: Span): void {
    this.node = node;
    this.at = node;
  }

  /** Prints what a stretch of the template stands for. */
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

  /** The span alone, without the tree behind it: the same object each time. */
  private spanOf(node: Span): Span {
    const known = this.spans.get(node);
    if (known) return known;
    const span = { start: node.start, end: node.end };
    this.spans.set(node, span);
    return span;
  }

  /** Prints text of the template. */
  printText(text: string): void {
    if (this.origin) {
      this.print(text, this.origin);
      return;
    }
    this.budget.characters(text.length);
    this.output.text += text;
  }

  /** From here on, what is printed is kept apart. */
  capture(): void {
    this.output = new Output();
    this.outputs.push(this.output);
  }

  /** What was printed since `capture`. */
  captured(): Output {
    const output = this.outputs.pop() as Output;
    this.output = this.outputs[this.outputs.length - 1] as Output;
    return output;
  }

  /** Prints what was captured after all, and where it came from. */
  printCaptured({ text, sources }: Output): void {
    this.budget.characters(text.length);
    const { output } = this;
    const before = output.text.length;
    output.text += text;
    for (const { start, end, from } of sources) {
      if (output.sources.length < MOST_SOURCES) output.sources.push({ start: before + start, end: before + end, from });
    }
  }

  /** Says something once about each place. */
  problem(message: string, at: Span = this.at): void {
    const { start, end } = this.origin ?? at;
    const key = `${start} ${message}`;
    if (this.said.has(key) || this.said.size >= MOST_PROBLEMS) return;
    this.said.add(key);
    this.problems.push({ message, start, end });
  }
}
