import type { Facts } from '../../template/facts';
import { optionNamed, textOf } from '../../template/query';

/** What code outside of this template, such as content blocks, may do with its variables. */
export class Elsewhere {
  /** Names in single braces, which another rule reports. */
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

  /** Whether a content block, another template or a response may have defined variables before the offset. */
  mayDefine(offset: number): boolean {
    return this.firstDefining < offset;
  }

  /** Whether one of these may read variables after the offset. */
  mayRead(offset: number): boolean {
    return this.lastReading > offset;
  }
}

const elsewhereIn = (facts: Facts) => new Elsewhere(facts);

/** Collected once for each template. */
export function elsewhereOf(facts: Facts): Elsewhere {
  return facts.once(elsewhereIn);
}
