import type { Span } from '../../template/expressionNodes';
import { parseTemplate } from '../../template/parser';
import { OutOfBudget } from '../budget';
import { type Output, type Run, TextFrame } from '../run';
import { blankBlocks } from '../silence';

/** Maximum nesting depth of content blocks. */
const DEEPEST = 10;

/** Maximum number of tags and outputs in such a text, because parsing cannot be interrupted. */
const MOST_LIQUID = 20_000;

/** Renders a text with Liquid, such as a content block, and attributes the output to `origin`. */
export function pushText(run: Run, text: string, origin: Span, name: string): void {
  const inner = run.frames.filter((frame) => frame instanceof TextFrame);
  if (inner.length > DEEPEST || inner.some((frame) => frame.name === name)) {
    run.problem(`\`${name}\` stands in itself, or too deep in others: it is left out.`);
    return;
  }
  begin(run, new TextFrame(text, childrenOf(run, text), run.origin ?? { start: origin.start, end: origin.end }, name));
}

/** Whether `:rerender` applies. It does not in a text that is itself being rerendered. */
export function mayRerender(run: Run): boolean {
  return !run.frames.some((frame) => frame instanceof RerenderFrame);
}

/** Renders a text separately and passes the result to `use`. */
export function pushRerendered(run: Run, text: string, origin: Span, use: (text: string) => void): void {
  run.capture();
  begin(run, new RerenderFrame(text, childrenOf(run, text), { start: origin.start, end: origin.end }, use));
}

export function hasLiquid(text: string): boolean {
  return text.includes('{{') || text.includes('{%');
}

function hasMuchLiquid(text: string): boolean {
  let count = 0;
  for (let at = text.indexOf('{'); at >= 0 && count <= MOST_LIQUID; at = text.indexOf('{', at + 2)) {
    if (text[at + 1] === '{' || text[at + 1] === '%') count++;
  }
  return count > MOST_LIQUID;
}

function childrenOf(run: Run, text: string): TextFrame['children'] {
  run.budget.characters(text.length);
  if (hasMuchLiquid(text)) {
    throw new OutOfBudget('Rendering stopped: a content block or an answer has more than 20,000 tags and outputs.');
  }
  const template = parseTemplate(text);
  for (const block of blankBlocks(template)) run.blankBlocks.add(block);
  return template.children;
}

function begin(run: Run, frame: TextFrame): void {
  run.push(frame);
  run.text = frame.text;
  run.origin = frame.origin;
}

class RerenderFrame extends TextFrame {
  constructor(
    text: string,
    children: TextFrame['children'],
    origin: Span,
    private readonly use: (text: string) => void,
  ) {
    super(text, children, origin);
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
