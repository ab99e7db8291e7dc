import type { Facts } from '../template/facts';

const LONGEST = 30;

/** Generates names for new variables that are not used in the template. */
export class FreshNames {
  private readonly taken: Set<string>;
  private readonly counts = new Map<string, number>();

  constructor(facts: Facts) {
    this.taken = new Set(facts.variables.map(({ name }) => name));
    for (const meaning of facts.meanings) if (meaning) this.taken.add(meaning.name);
  }

  /** `first name` → `first_name`, or `first_name_2` when that is taken. Never returns the same name twice. */
  like(wanted: string): string {
    const plain = wanted
      .replace(/\W+/g, '_')
      .replace(/^[_\d]+|_+$/g, '')
      .slice(0, LONGEST);
    const name = plain === '' ? 'value' : plain;
    let fresh = name;
    let count = this.counts.get(name) ?? 1;
    for (; this.taken.has(fresh); fresh = `${name}_${count}`) count++;
    this.counts.set(name, count);
    this.taken.add(fresh);
    return fresh;
  }
}
