import { textBefore } from '../../template/before';
import type { Facts } from '../../template/facts';
import { changing } from '../changing';
import type { Finding } from '../rule';
import { said } from '../wording';
import { endsCondition, type Junk } from './faults';

const VALUE = `'[^'\\r\\n]*'|"[^"\\r\\n]*"|-?\\d+(?:\\.\\d+)?`;
const LOOKUP = '(?:[A-Za-z_]|\\$\\{[^{}]+\\})(?:[\\w.-]|\\$\\{[^{}]+\\}|\\[[^[\\]]*\\])*';
const OUTPUT = '\\{\\{(?:\\$\\{[^{}]+\\}|[^{}])*\\}\\}';
const OPERAND = `${OUTPUT}|${LOOKUP}|${VALUE}`;

const BEFORE = new RegExp(`(?:^|\\s)(${OPERAND})\\s*$`);
const WHOLE = new RegExp(`^in\\s+(${OPERAND})$`);
const LIST = /^in\s+(?:\[(.*)\]|\((.*)\))$/s;
const VALUES = new RegExp(`^\\s*(?:(?:${VALUE})\\s*(?:,\\s*|$))+$`);
const LONGEST = 300;

/** A comparison with `in`, as Liquid writes it. */
interface Member {
  /** The offset of its left operand. */
  readonly start: number;
  readonly right: string;
}

/** Reports `{% if a in 'b,c' %}`, which is `{% if 'b,c' contains a %}`. */
export function member(facts: Facts, junk: Junk): Finding {
  const { start, end } = junk;
  const meant = memberIn(facts, junk);
  if (!meant)
    return { start, end: start + 2, message: 'Liquid does not know “in”: write the list, “contains”, and the value.' };
  const message = `Liquid does not know “in”: write ${said(meant.right)}.`;
  const fix = changing({ start: meant.start, end }, meant.right, false);
  return { start, end: start + 2, message, fixes: [fix] };
}

/** Returns `'b,c' contains a` for `a in 'b,c'`, and `a == 'b' or a == 'c'` for `a in ['b', 'c']`. */
export function memberIn({ template }: Facts, junk: Junk): Member | undefined {
  const [written, left] = BEFORE.exec(textBefore(template.text, junk.start, LONGEST)) ?? [];
  if (written === undefined || left === undefined) return undefined;
  const start = junk.start - written.trimStart().length;
  const [, list] = WHOLE.exec(junk.text) ?? [];
  if (list !== undefined) return { start, right: `${list} contains ${left}` };
  const values = endsCondition(junk) ? valuesIn(junk.text) : [];
  return values.length === 0 ? undefined : { start, right: values.map((value) => `${left} == ${value}`).join(' or ') };
}

/** `in ['b', 'c']` → `'b'` and `'c'`. */
function valuesIn(text: string): readonly string[] {
  const list =
    LIST.exec(text)
      ?.slice(1)
      .find((inner) => inner !== undefined) ?? '';
  return VALUES.test(list) ? (list.match(new RegExp(VALUE, 'g')) ?? []) : [];
}
