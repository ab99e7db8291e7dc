import { textBefore } from '../../template/before';
import type { Span } from '../../template/expressionNodes';
import type { Facts } from '../../template/facts';
import { isDefinedAt } from './scope';

const LONGEST = 60;

/** A variable whose name a space tears apart. */
export interface TornName extends Span {
  readonly name: string;
}

/** Returns the variable that a word and the text behind it, at `offset`, are parts of: `last week` → `last_week`. */
export function tornNameAt(facts: Facts, offset: number): TornName | undefined {
  const { text } = facts.template;
  const [before, first] = /(?<![\w.$-])([A-Za-z_]\w*)[ \t]+$/.exec(textBefore(text, offset, LONGEST)) ?? [];
  const [second] = /^\w+(?![\w-])/.exec(text.slice(offset, offset + LONGEST)) ?? [];
  if (before === undefined || first === undefined || second === undefined) return undefined;
  if (isDefinedAt(facts, first, offset)) return undefined;
  const name = [`${first}_${second}`, first + second].find((one) => isDefinedAt(facts, one, offset));
  return name === undefined ? undefined : { start: offset - before.length, end: offset + second.length, name };
}
