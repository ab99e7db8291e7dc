import type { Operator } from '../../template/expressionNodes';
import { similarTo } from '../similar';

/** What words in the place of an operator stand for. */
export interface OperatorWords {
  readonly written: string;
  /** The operator, or, where no value follows, the whole comparison: `contains`, `!= nil`. */
  readonly right: string;
  /** Whether it means the same. Otherwise it is the nearest that Liquid has. */
  readonly isSame: boolean;
}

/** `is defined`, `is not present`, `does not exist`: says of a value whether it is there. */
const PRESENCE = /^(?:(?:is|does)\s+)?(not\s+)?(defined|set|exists?|present|undefined|missing|none)\s*$/i;

/** `has`, `starts with`. */
const NEAREST = /^(?:has|have|like|match(?:es)?|(?:starts?|begins?|ends?)[\s_-]?with)(?![\w-])/i;

/** The words for which similar ones are taken. */
const OPERATORS: readonly Operator[] = ['contains', 'and', 'or'];

const WORD = /^[A-Za-z]+(?![\w-])/;

/** A value behind an operator. */
const VALUE = /^\s*(?!\w+;)(?:["'$\w]|\{\{|-\d)/;

/** Returns what the words mean at the start of a text between a value of a condition and its next `and` or `or`. */
export function operatorWordsIn(text: string): OperatorWords | undefined {
  const [presence, not, state = ''] = PRESENCE.exec(text) ?? [];
  if (presence !== undefined) {
    const isThere = (not === undefined) !== /^(?:undefined|missing|none)$/i.test(state);
    const right = `${isThere ? '!=' : '=='} ${/^present$/i.test(state) ? 'blank' : 'nil'}`;
    return { written: presence.trimEnd(), right, isSame: true };
  }
  const [nearest] = NEAREST.exec(text) ?? [];
  const written = nearest ?? WORD.exec(text)?.[0] ?? '';
  if (written === '' || !VALUE.test(text.slice(written.length))) return undefined;
  const right = nearest === undefined ? similarTo(written, OPERATORS) : 'contains';
  return right === undefined ? undefined : { written, right, isSame: nearest === undefined };
}
