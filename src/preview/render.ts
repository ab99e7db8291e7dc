import type { Span } from '../template/expressionNodes';
import type { Content, HtmlCommentNode, TagNode, TemplateNode } from '../template/nodes';
import { Budget, OutOfBudget } from './budget';
import { evaluate } from './evaluate';
import type { Caller, RenderInput, Rendering } from './rendering';
import { type Frame, type Interrupt, Run, TextFrame } from './run';
import { blankBlocks, isSpace, QUIET_TAGS } from './silence';
import { BLOCKS, TAGS } from './tags/registry';
import { printed } from './text';
import { LiquidError } from './values';

/**
 * The message as its recipient will read it. Never rejects because of what a template or data holds; rejects with the signal's
 * reason once that is aborted.
 */
export async function render(
  template: TemplateNode,
  input: RenderInput,
  _caller: Caller,
  signal: AbortSignal,
): Promise<Rendering> {
  signal.throwIfAborted();
  const budget = new Budget(input.limits);
  const run = new Run(budget, input.personalization ?? {}, input.variables ?? {}, input.now, blankBlocks(template));
  run.text = template.text;
  run.push(new TextFrame(template.text, template.children, undefined));
  try {
    while (!goOn(run)) {
      budget.endTurn();
      const { waiting } = run;
      run.waiting = undefined;
      await (waiting ? waiting() : turnOfOthers());
      signal.throwIfAborted();
      budget.beginTurn();
    }
  } catch (error) {
    if (!(error instanceof OutOfBudget)) throw error;
    run.problem(error.message);
    while (run.outputs.length > 1) run.captured();
  }
  return {
    output: run.output.text,
    calls: run.calls,
    problems: run.problems,
    sources: run.output.sources,
  };
}

function turnOfOthers(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve);
  });
}

/** Renders until it is done, and gives `true`; or until it has to wait. Errors that Liquid prints are printed. */
function goOn(run: Run): boolean {
  for (;;) {
    try {
      return steps(run);
    } catch (error) {
      if (!(error instanceof LiquidError)) throw error;
      const message = `Liquid error: ${error.message}`;
      run.problem(message);
      if (!run.quiet) run.print(message, run.node);
      if (run.finishing) leave(run);
      run.finishing = undefined;
    }
  }
}

function steps(run: Run): boolean {
  const { frames, budget } = run;
  for (let frame = frames.at(-1); frame; frame = frames.at(-1)) {
    const node = frame.children[frame.next];
    if (!node) {
      run.finishing = frame;
      if (frame.finish(run)) frame.next = 0;
      else leave(run);
      run.finishing = undefined;
      continue;
    }
    frame.next++;
    budget.node();
    renderNode(run, frame, node);
    if (run.waiting || budget.turnIsOver) return false;
  }
  return true;
}

function leave(run: Run): void {
  const left = run.frames.pop();
  if (!(left instanceof TextFrame)) return;
  const around = run.frames.findLast((frame) => frame instanceof TextFrame);
  run.text = around?.text ?? '';
  run.origin = around?.origin;
}

function renderNode(run: Run, frame: Frame, node: Content): void {
  switch (node.kind) {
    case 'text':
      if (!frame.silent) run.printText(textAt(run, frame, frame.next - 1));
      break;
    case 'output':
      run.begin(node);
      run.quiet = false;
      run.print(printed(evaluate(run, node.value), run.budget), node);
      break;
    case 'tag':
      run.begin(node);
      run.quiet = QUIET_TAGS.has(node.name);
      renderTag(run, node);
      break;
    case 'block':
      run.begin(node.branches[0]?.tag ?? node);
      run.quiet = run.blankBlocks.has(node);
      BLOCKS.get(node.name)?.(run, node);
      break;
    case 'htmlComment':
      renderComment(run, node);
      break;
  }
}

function renderTag(run: Run, tag: TagNode): void {
  if (tag.name === 'break' || tag.name === 'continue') interrupt(run, tag.name);
  else TAGS.get(tag.name)?.(run, tag);
}

/** Ends what is between here and the innermost loop; all of it when there is none. */
function interrupt(run: Run, kind: Interrupt): void {
  for (let frame = run.frames.at(-1); frame; frame = run.frames.at(-1)) {
    const reaction = frame.interrupt(run, kind);
    if (reaction === 'go on') {
      frame.next = frame.children.length;
      return;
    }
    leave(run);
    if (reaction === 'leave') return;
  }
}

/** The text, without the white space that the tags around it remove. */
function textAt(run: Run, frame: Frame, index: number): string {
  const { children } = frame;
  const { text } = run;
  let { start, end } = children[index] as Span;
  const before = index > 0 ? children[index - 1] : frame.opening;
  const after = children[index + 1] ?? frame.closing;
  if (before && trimsAfter(before)) while (start < end && isSpace(text.charCodeAt(start))) start++;
  if (after && trimsBefore(after)) while (end > start && isSpace(text.charCodeAt(end - 1))) end--;
  return text.slice(start, end);
}

function trimsAfter(node: Content): boolean {
  if (node.kind === 'block') return node.close.kind === 'tag' && node.close.trimEnd;
  return (node.kind === 'tag' || node.kind === 'output') && node.trimEnd;
}

function trimsBefore(node: Content): boolean {
  if (node.kind === 'block') return node.branches[0]?.tag.trimStart === true;
  return (node.kind === 'tag' || node.kind === 'output') && node.trimStart;
}

/** The comment stays, without the Liquid in it. */
function renderComment(run: Run, { start, end, children }: HtmlCommentNode): void {
  const texts = children.filter((child) => child.kind === 'text');
  if (texts.length < children.length) {
    run.problem('Braze does not evaluate Liquid in an HTML comment: it is left out.', { start, end });
  }
  run.printText(`<!--${texts.map((text) => run.text.slice(text.start, text.end)).join('')}-->`);
}
