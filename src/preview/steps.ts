import type { OutputNode, Span } from '../template/expressionNodes';
import type { Content, HtmlCommentNode, TagNode } from '../template/nodes';
import { OTHER_TAGS } from '../template/vocabulary/tags';
import { strippedEnd, strippedStart } from './filters/characters';
import { evaluateTo } from './pipelines';
import { writtenValueOf } from './relaxed';
import { type Frame, type Interrupt, type Run, TextFrame } from './run';
import { QUIET_TAGS } from './silence';
import { BLOCKS, TAGS } from './tags/registry';
import { printed } from './text';
import { LiquidError } from './values';

/**
 * Renders until it is complete and returns `true`, or until it has to wait and returns `false`. Prints Liquid errors.
 */
export function goOn(run: Run): boolean {
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
      if (run.budget.turnIsOver) return false;
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
      if (budget.turnIsOver) return false;
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
  if (left instanceof TextFrame) run.leaveText(left);
}

function renderNode(run: Run, frame: Frame, node: Content): void {
  switch (node.kind) {
    case 'text':
      if (!frame.silent) run.printText(textAt(run, frame, frame.next - 1));
      break;
    case 'output':
      run.begin(node);
      run.quiet = false;
      renderOutput(run, node);
      break;
    case 'tag':
      run.begin(node);
      run.quiet = QUIET_TAGS.has(node.name);
      renderTag(run, node);
      break;
    case 'block':
      run.begin(node.tag);
      run.quiet = run.blankBlocks.has(node);
      BLOCKS.get(node.name)?.(run, node);
      break;
    case 'htmlComment':
      renderComment(run, node);
      break;
  }
}

function renderOutput(run: Run, node: OutputNode): void {
  evaluateTo(run, writtenValueOf(run, node, node.value), (value) => run.print(printed(value, run.budget), node));
}

/** The content between these tags is printed as written. */
const TRANSLATION: ReadonlySet<string> = new Set(['translation', 'endtranslation']);

function renderTag(run: Run, tag: TagNode): void {
  if (tag.name === 'break' || tag.name === 'continue') {
    interrupt(run, tag.name);
    return;
  }
  const known = TAGS.get(tag.name);
  if (known) known(run, tag);
  else if (tag.word.kind === 'name' && !TRANSLATION.has(tag.name)) {
    const name = `\`${tag.word.text}\``;
    const isOfBraze = OTHER_TAGS.has(tag.name);
    run.problem(
      isOfBraze ? `What Braze writes for ${name} is not shown here.` : `Braze does not know the tag ${name}.`,
      tag.word,
    );
  }
}

/** Ends the frames up to the innermost loop, or all of them if there is none. */
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

/** Returns the text after white-space control of the neighbouring tags. */
function textAt(run: Run, frame: Frame, index: number): string {
  const { children } = frame;
  const { start, end } = children[index] as Span;
  let text = run.text.slice(start, end);
  const before = index > 0 ? children[index - 1] : frame.opening;
  const after = children[index + 1] ?? frame.closing;
  if (before && trimsAfter(before)) text = strippedStart(text);
  if (after && trimsBefore(after)) text = strippedEnd(text);
  return text;
}

function trimsAfter(node: Content): boolean {
  if (node.kind === 'block') return node.close.kind === 'tag' && node.close.trimEnd;
  return (node.kind === 'tag' || node.kind === 'output') && node.trimEnd;
}

function trimsBefore(node: Content): boolean {
  if (node.kind === 'block') return node.tag.trimStart;
  return (node.kind === 'tag' || node.kind === 'output') && node.trimStart;
}

/** Prints the comment without the Liquid in it. */
function renderComment(run: Run, { start, end, children }: HtmlCommentNode): void {
  const texts = children.filter((child) => child.kind === 'text');
  if (texts.length < children.length) {
    run.problem('Braze does not evaluate Liquid in an HTML comment: it is left out.', { start, end });
  }
  run.printText(`<!--${texts.map((text) => run.text.slice(text.start, text.end)).join('')}-->`);
}
