import type { Expression, KeywordNode, NumberNode, Span, StringNode } from '../template/expressionNodes';
import { isBlank } from '../template/scanner';
import type { Emptiness } from './comparison';
import { laxFirst } from './lax';
import { whole } from './numbers';
import type { Run } from './run';
import { toFloat, type Value } from './values';

export type Literal = StringNode | NumberNode | KeywordNode;

const FOREIGN = /[^\0-\x7f]/;

/** The longest text whose name is looked for. */
const LONGEST = 100;

/** Returns the value of a literal that is not misread. */
export function readLiteral(node: Literal): Value {
  if (node.kind === 'string') return node.value;
  if (node.kind === 'number') return numberOf(node.text);
  if (node.text === 'true') return true;
  if (node.text === 'false') return false;
  return node.text === 'blank' || node.text === 'empty' ? '' : null;
}

function numberOf(text: string): Value {
  if (text.includes('.')) return toFloat(Number(text));
  return text.length < 16 ? Number(text) : whole(BigInt(text));
}

/** Returns the kind for `empty` and `blank`, also in `{{ }}`. */
export function emptinessOf(text: string, node: Expression): Emptiness | undefined {
  if (node.kind === 'output') return emptinessOf(text, node.value);
  if (node.kind !== 'keyword' || (node.text !== 'empty' && node.text !== 'blank')) return undefined;
  return isMisread(text, node) ? undefined : node.text;
}

/**
 * Whether Liquid takes the literal for a name: a text in curly quotes, or anything beside a no-break or invisible space,
 * which separates nothing there.
 */
export function isMisread(text: string, node: Literal): boolean {
  if (node.kind === 'string' && node.curly) return true;
  return isForeign(text.charCodeAt(node.start - 1)) || isForeign(text.charCodeAt(node.end));
}

function isForeign(code: number): boolean {
  return code >= 0x80 && isBlank(code);
}

/** `“plan b”` → `plan`. */
export function nameIn(text: string, { start, end }: Span): Expression {
  return laxFirst(text.slice(start - 1, Math.min(end, start + LONGEST) + 1), start - 1);
}

export function isAscii(text: string): boolean {
  return !FOREIGN.test(text);
}

/** Liquid ends names at letters that are not ASCII: `größe` → `gr`, `e`, as in `gr.e`. */
export function piecesOf(run: Run, name: string): readonly string[] {
  run.problem(`Liquid reads only ASCII letters in names: write \`['${name}']\`.`);
  return name.match(/[\w-]+\??/g) ?? [];
}
