import type { LookupNode } from '../../template/expressionNodes';
import type { Facts } from '../../template/facts';
import type { Definition } from '../../template/found';
import { DEFAULT_ATTRIBUTES, isGroup } from '../../template/vocabulary/personalization';
import { type KnownWord, knownWords, similarTo } from '../similar';
import { isAttribute, isOfGroup } from './missingBraces';
import { isDefinedAt, variablesNamed } from './scope';
import { unresolvedOf } from './unresolved';

/** Maximum number of names compared per template. Bounds the work on hostile input. */
const MOST_COMPARED = 5_000;

const ATTRIBUTES = knownWords(DEFAULT_ATTRIBUTES);

/** Maximum number of definitions that are renamed together. */
const MOST_RENAMED = 20;

/** How a variable is misspelt: the names, and how often they occur. */
interface Misspelt {
  readonly names: Set<string>;
  reads: number;
}

/** What the misspelt names of a template are likely to mean. */
export interface Guesses {
  /** By lookup, the variable or the attribute of the recipient: `city`, `${city}`. */
  readonly meant: ReadonlyMap<LookupNode, string>;
  /** By variable. */
  readonly misspelt: ReadonlyMap<string, Readonly<Misspelt>>;
}

const guessesIn = (facts: Facts): Guesses => {
  const search = new Search(facts);
  const meant = new Map<LookupNode, string>();
  const misspelt = new Map<string, Misspelt>();
  for (const { lookup, name } of unresolvedOf(facts)) {
    if (isOver(facts, lookup, name) || isAttribute(facts, lookup, name) || isOfGroup(lookup) || isGroup(name)) continue;
    const guess = search.meantBy(name, lookup.start);
    if (guess === undefined) continue;
    meant.set(lookup, guess);
    const reading = misspelt.get(guess) ?? { names: new Set(), reads: 0 };
    misspelt.set(guess, reading);
    reading.names.add(name);
    reading.reads++;
  }
  return { meant, misspelt };
};

/** Searched for once for each template. */
export function guessesOf(facts: Facts): Guesses {
  return facts.once(guessesIn);
}

/** Whether the name is that of a variable whose loop has ended. */
export function isOver(facts: Facts, { start }: LookupNode, name: string): boolean {
  return variablesNamed(facts, name).some(({ scope }) => scope.end <= start);
}

/**
 * Returns the definitions of a variable that is read in one other spelling alone, so that its own may be the misspelt
 * one.
 */
export function definitionsOfMisspelt(facts: Facts, variable: string): readonly Definition[] {
  const [found, another] = variablesNamed(facts, variable);
  if (!found || another || found.uses.length > 0 || found.definitions.length > MOST_RENAMED) return [];
  if (guessesOf(facts).misspelt.get(variable)?.names.size !== 1) return [];
  return found.definitions.every(({ named }) => named) ? found.definitions : [];
}

/** Returns the distinct names that can be used as they are written. */
const namesIn = ({ variables }: Facts): readonly KnownWord[] => {
  const named = variables.filter(({ name, definitions: [first] }) =>
    (first?.kind === 'call' ? /^\w+$/ : /^[\w-]+$/).test(name),
  );
  return knownWords(new Set(named.map(({ name }) => name)));
};

/** Finds the names that misspelt ones may stand for. */
class Search {
  private readonly known = new Map<string, string | undefined>();
  private compared = 0;

  constructor(private readonly facts: Facts) {}

  /** Returns a similar variable that is defined at the offset, or a similar attribute of the recipient. */
  meantBy(name: string, offset: number): string | undefined {
    if (!this.known.has(name)) this.known.set(name, this.find(name));
    const found = this.known.get(name);
    return found === undefined || found.startsWith('$') || isDefinedAt(this.facts, found, offset) ? found : undefined;
  }

  private find(name: string): string | undefined {
    const names = this.facts.once(namesIn);
    this.compared += names.length + DEFAULT_ATTRIBUTES.size;
    if (this.compared > MOST_COMPARED) return undefined;
    const similar = similarTo(name, names);
    if (similar) return similar;
    const attribute = similarTo(name, ATTRIBUTES);
    return attribute && `\${${attribute}}`;
  }
}
