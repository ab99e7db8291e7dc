import type { PartialNode } from '../../template/markupNodes';
import type { BlockNode, TagNode } from '../../template/nodes';
import { evaluate } from '../evaluate';
import { Frame, type Reaction, type Run } from '../run';
import { Drop, type Value } from '../values';
import { Variables } from '../variables';
import type { Blocks, Tags } from './tag';

/** `snippet` stores its content for `render`. Liquid has it, but Braze does not document it. */
export const SNIPPETS: Blocks = {
  snippet: (run, block) => {
    const markup = block.tag.markup;
    const target = markup?.kind === 'definition' ? markup.target : undefined;
    run.problem('Braze does not know the tag `snippet`.');
    if (target?.kind === 'name') run.variables.assign(target.text, new Snippet(block));
  },
};

/** Braze has no template files, so only snippets can be rendered. */
export const PARTIALS: Tags = {
  render: renderPartial,
  include: renderPartial,
};

function renderPartial(run: Run, { name, markup }: TagNode): void {
  const snippet = markup?.kind === 'partial' ? evaluate(run, markup.file) : null;
  if (markup?.kind === 'partial' && snippet instanceof Snippet) run.push(new SnippetFrame(run, snippet.block, markup));
  else run.problem(`Braze has no template files: \`${name}\` prints nothing.`);
}

class Snippet extends Drop {
  readonly label = 'Liquid::SnippetDrop';

  constructor(readonly block: BlockNode) {
    super();
  }

  property(): Value | undefined {
    return undefined;
  }
}

/** Has its own scope: sees only the variables passed to it. */
class SnippetFrame extends Frame {
  private readonly outer: Variables;

  constructor(run: Run, { children, tag, endTag }: BlockNode, partial: PartialNode) {
    super(children, tag, endTag);
    this.outer = run.variables;
    const given = new Variables({});
    for (const { name, value } of partial.arguments) given.assign(name.text, evaluate(run, value));
    if (partial.with && partial.as?.kind === 'name') given.assign(partial.as.text, evaluate(run, partial.with));
    run.variables = given;
  }

  override finish(run: Run): boolean {
    run.variables = this.outer;
    return false;
  }

  override interrupt(run: Run): Reaction {
    this.finish(run);
    return 'leave';
  }
}
