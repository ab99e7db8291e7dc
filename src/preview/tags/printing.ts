import { evaluate } from '../evaluate';
import { Frame } from '../run';
import { textOf } from '../text';
import type { Blocks, Tags } from './tag';

/** Tags that print what they are given. */
export const PRINTING: Tags = {
  echo: (run, tag) => {
    const { markup } = tag;
    if (!markup) return;
    switch (markup.kind) {
      case 'lookup':
      case 'string':
      case 'number':
      case 'keyword':
      case 'range':
      case 'output':
      case 'pipeline':
      case 'group':
        run.print(textOf(evaluate(run, markup), run.budget), tag);
    }
  },
  liquid: (run, { markup }) => {
    if (markup?.kind === 'lines') run.push(new Frame(markup.children));
  },
};

export const VERBATIM: Blocks = {
  raw: (run, { branches }) => {
    for (const { start, end } of branches[0]?.children ?? []) run.printText(run.text.slice(start, end));
  },
  comment: () => undefined,
};
