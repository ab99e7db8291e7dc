import type { Span } from '../../template/expressionNodes';
import { parseTemplate } from '../../template/parser';
import { OutOfBudget } from '../budget';
import type { InsertedBlock } from '../insertedBlocks';
import { type Output, type Run, TextFrame } from '../run';
import { blankBlocks } from '../silence';

/** Maximum nesting depth of content blocks. */
const DEEPEST = 10;

/** Maximum number and length of the tags and outputs in such a text, because parsing cannot be interrupted. */
const MOST_LIQUID = 10_000;
const LONGEST_LIQUID = 100_000;

const OPENING = /\{[{%]/g;

/** Renders a content block and passes what it prints to `use`. It is the work of the current node. */
export function pushBlock(run: Run, { name, text }: InsertedBlock, use: (text: string) => void): void {
  const { node, quiet } = run;
  const inner = run.frames.filter((frame) => frame instanceof TextFrame);
  if (inner.length > DEEPEST || inner.some((frame) => frame.name === name)) {
    run.problem(`\`${name}\` is inside itself, or too deep inside others: it is left out.`);
    return;
  }
  run.capture();
  const useIt = (rendered: string) => {
    run.begin(node);
    run.quiet = quiet;
    use(rendered);
  };
  begin(run, new CapturedFrame(text, childrenOf(run, text), originIn(run, node), useIt, name));
}

/** Returns the place in the message: inside of another text, that of the text. */
function originIn(run: Run, { start, end }: Span): Span {
  return run.origin ?? { start, end };
}

/** Whether `:rerender` applies. It does not in a text that is itself being rerendered. */
export function mayRerender(run: Run): boolean {
  return !run.frames.some((frame) => frame instanceof RerenderFrame);
}

/** Renders a text separately and passes the result to `use`. */
export function pushRerendered(run: Run, text: string, origin: Span, use: (text: string) => void): void {
  run.capture();
  begin(run, new RerenderFrame(text, childrenOf(run, text), originIn(run, origin), use));
}

/** Throws when the text has too much Liquid to be parsed at once. What is not closed extends to the end. */
function checkLiquid(text: string): void {
  let count = 0;
  let length = 0;
  let covered = 0;
  for (const { 0: opening, index } of text.matchAll(OPENING)) {
    if (index >= covered) {
      const close = text.indexOf(opening === '{{' ? '}}' : '%}', index);
      covered = close < 0 ? text.length : close;
      length += covered - index;
    }
    if (++count > MOST_LIQUID) throw tooMuchLiquid(`${MOST_LIQUID.toLocaleString('en-US')} tags and outputs`);
    if (length > LONGEST_LIQUID) throw tooMuchLiquid(`${LONGEST_LIQUID.toLocaleString('en-US')} characters of Liquid`);
  }
}

function tooMuchLiquid(what: string): OutOfBudget {
  return new OutOfBudget(`Rendering stopped: a content block or an answer has more than ${what}.`);
}

function childrenOf(run: Run, text: string): TextFrame['children'] {
  run.budget.characters(text.length);
  checkLiquid(text);
  const template = parseTemplate(text);
  for (const block of blankBlocks(template)) run.blankBlocks.add(block);
  return template.children;
}

function begin(run: Run, frame: TextFrame): void {
  run.push(frame);
  run.text = frame.text;
  run.origin = frame.origin;
}

/** A text whose output is kept for `use`. */
class CapturedFrame extends TextFrame {
  constructor(
    text: string,
    children: TextFrame['children'],
    origin: Span,
    private readonly use: (text: string) => void,
    name?: string,
  ) {
    super(text, children, origin, name);
  }

  override finish(run: Run): boolean {
    const { text }: Output = run.captured();
    run.leaveText(this);
    this.use(text);
    return false;
  }

  override interrupt(run: Run): 'pass on' {
    this.finish(run);
    return 'pass on';
  }
}

/** An answer or an item with `:rerender`. */
class RerenderFrame extends CapturedFrame {}
