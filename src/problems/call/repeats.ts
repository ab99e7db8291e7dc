import { type EnclosingBranch, holdsPlace } from '../../template/branches';
import type { Span } from '../../template/expressionNodes';
import type { Facts } from '../../template/facts';
import type { Call, Variable } from '../../template/found';
import { optionNamed, textOf } from '../../template/query';
import { lastIndexUpTo, lastUpTo } from '../../template/sorted';

/** A call and an earlier one that does the same. */
export interface Repeat {
  readonly first: Call;
  readonly second: Call;
}

/** Maximum number of earlier calls compared with each call, and of enclosing conditions examined. */
const MOST = 16;

/** An output without quotes, inside which white space would be significant. */
const OUTPUT = /\{\{[^{}"']*(?:\$\{[^{}"']*\}[^{}"']*)*\}\}/g;

/** Returns calls that repeat the request of an earlier one: the same URL with the same values. Cached. */
export function sameRequests(facts: Facts): readonly Repeat[] {
  return facts.once(findSameRequests);
}

function findSameRequests(facts: Facts): readonly Repeat[] {
  const numbers = new Map<Variable, number>();
  const isOnly = new Map<string, boolean>();
  for (const call of facts.calls) {
    const outside = textOutside(facts, call);
    isOnly.set(outside, !isOnly.has(outside));
  }
  return repeatsOf(facts, (call) => {
    const { url } = call.node;
    if (url.kind !== 'url' || isOnly.get(textOutside(facts, call))) return undefined;
    const body = optionNamed(call.node, 'body')?.value;
    const isPost = /^post$/i.test(written(facts, call, 'method'));
    const parts = isPost && body ? [url, body] : [url];
    const texts = parts.map((part) => plainText(textOf(facts.template, part)));
    return [isPost, ...texts, ...parts.flatMap((part) => valuesIn(facts, part, numbers))].join('\n');
  });
}

/** Returns the text of the URL around its outputs. Calls that differ in that are told apart without further work. */
function textOutside({ template }: Facts, { node }: Call): string {
  const text = textOf(template, node.url);
  const start = text.indexOf('{{');
  return start < 0 ? text : `${text.slice(0, start)} ${text.slice(text.lastIndexOf('}}'))}`;
}

/** Normalizes white space: `{{ ${user_id}|url_encode }}` equals `{{${user_id} | url_encode}}`. */
function plainText(text: string): string {
  return text.replace(OUTPUT, (output) =>
    output.replace(/^\{\{-?\s*|\s*-?\}\}$/g, (braces) => braces.replace(/[\s-]/g, '')).replace(/\s*([|:,])\s*/g, '$1'),
  );
}

/** Returns calls that save to the same variable as an earlier one. */
export function sameVariables(facts: Facts): readonly Repeat[] {
  return repeatsOf(facts, ({ variable, node }) => {
    const isNamed = optionNamed(node, 'save') !== undefined;
    return isNamed || (variable && variable.uses.length > 0) ? variable : undefined;
  });
}

/** Leaves out calls in mutually exclusive branches, and second calls that depend on the first response. */
function repeatsOf(facts: Facts, keyOf: (call: Call) => unknown): readonly Repeat[] {
  const repeats: Repeat[] = [];
  const known = new Map<unknown, Call[]>();
  for (const second of facts.calls) {
    const key = keyOf(second);
    if (key === undefined) continue;
    const before = known.get(key) ?? [];
    const first = before.slice(-MOST).findLast((one) => !facts.branches.exclude(one.start, second.start));
    if (first && !dependsOn(facts, second, first)) repeats.push({ first, second });
    known.set(key, [...before.slice(-MOST), second]);
  }
  return repeats;
}

function dependsOn(facts: Facts, second: Call, { variable, start }: Call): boolean {
  const around = facts.branches.at(start);
  let place = facts.branches.at(second.start);
  for (; variable && place && !holdsPlace(place, around); place = place.parent) {
    if (conditionsOf(place).some((condition) => reads(facts, condition, variable))) return true;
  }
  return false;
}

/** Returns the conditions of the branch and of those before it in its block. */
function conditionsOf({ block, index }: EnclosingBranch): readonly Span[] {
  return block.branches.slice(Math.max(0, index + 1 - MOST), index + 1).map(({ tag }) => tag);
}

/** Whether the text in the span reads the variable, directly or through one derived from it. */
function reads(facts: Facts, span: Span, variable: Variable, again = true): boolean {
  return facts.variablesIn(span).some((read) => {
    if (read === variable) return true;
    const { tag } = lastUpTo(read.definitions, span.start) ?? {};
    return again && tag !== undefined && tag.name === 'assign' && reads(facts, tag, variable, false);
  });
}

/**
 * Returns two numbers for each variable in the span: one that identifies the variable, and the index of its last
 * definition before the span.
 */
function valuesIn(facts: Facts, span: Span, numbers: Map<Variable, number>): readonly number[] {
  return facts.variablesIn(span).flatMap((variable) => {
    const number = numbers.get(variable) ?? numbers.size;
    numbers.set(variable, number);
    return [number, lastIndexUpTo(variable.definitions, span.start)];
  });
}

function written({ template }: Facts, { node }: Call, option: string): string {
  const value = optionNamed(node, option)?.value;
  return value ? textOf(template, value) : '';
}
