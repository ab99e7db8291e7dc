import type { Facts } from '../../template/facts';
import { optionNamed, textOf } from '../../template/query';

/** What other texts, which nobody sees here, can do with the variables of a template. */
export class Elsewhere {
  /** Names in single braces, which are a mistake of their own. */
  readonly inBraces: ReadonlySet<string>;
  private readonly firstDefining: number;
  private readonly lastReading: number;

  constructor({ tags, personalizations, calls, oddities, template }: Facts) {
    const blocks = personalizations.filter(({ group }) => group === 'content_blocks').map(({ start }) => start);
    const includes = tags.filter(({ name }) => name === 'include').map(({ start }) => start);
    const rerendered = calls.filter(({ node }) => optionNamed(node, 'rerender')).map(({ start }) => start);
    const all = [...blocks, ...includes, ...rerendered];
    this.firstDefining = all.reduce((one, other) => Math.min(one, other), Number.POSITIVE_INFINITY);
    this.lastReading = all.reduce((one, other) => Math.max(one, other), -1);
    this.inBraces = new Set(
      oddities.braces.map(({ node }) => /[A-Za-z_][\w-]*/.exec(textOf(template, node))?.[0] ?? ''),
    );
  }

  /** May a content block, another template or an answer have given variables a value by now? */
  mayDefine(offset: number): boolean {
    return this.firstDefining < offset;
  }

  /** May one of those read variables from here on? */
  mayRead(offset: number): boolean {
    return this.lastReading > offset;
  }
}

const elsewhereIn = (facts: Facts) => new Elsewhere(facts);

export function elsewhereOf(facts: Facts): Elsewhere {
  return facts.once(elsewhereIn);
}
