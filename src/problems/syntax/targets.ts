import { replaced } from '../../language/edit';
import { freeNameFor } from '../../language/names';
import { occurrencesOf } from '../../language/occurrences';
import type { NameNode, Span } from '../../template/expressionNodes';
import type { Facts } from '../../template/facts';
import type { AssignmentNode } from '../../template/markupNodes';
import type { TagNode } from '../../template/nodes';
import { textOf } from '../../template/query';
import { changing } from '../changing';
import { variablesNamed } from '../names/scope';
import type { Finding } from '../rule';
import { said } from '../wording';

/** Each definition of a variable has a fix that renames it everywhere. */
const MOST_RENAMED = 100;

/** An assignment target that is not a plain name. */
export interface OddTarget extends Span {
  readonly kind: 'output' | 'lookup' | 'words' | 'wrapped' | 'foreign';
  /** The names in it. */
  readonly names: readonly string[];
}

const targetsIn = (facts: Facts): readonly OddTarget[] =>
  facts.tags.map((tag) => oddTargetOf(facts, tag)).filter((target) => target !== undefined);

/**
 * Returns `{{ a }}` in `{% assign {{ a }} = 1 %}`, `a.b` in `{% capture a.b %}`, `my name` in
 * `{% assign my name = 1 %}`, `$a` in `{% assign $a = 1 %}` and `{% for $a in b %}`, `größe` in
 * `{% assign größe = 1 %}`, in document order.
 */
export function oddTargetsOf(facts: Facts): readonly OddTarget[] {
  return facts.once(targetsIn);
}

/** Says what is wrong with the target, and how a plain name would read. */
export function noPlainName(facts: Facts, target: OddTarget): Finding {
  const { start, end, kind } = target;
  const text = textOf(facts.template, target);
  if (kind === 'lookup') {
    return {
      start,
      end,
      message: `Liquid keeps nothing under ${said(text)}: write a plain name.`,
      severity: 'warning',
    };
  }
  if (kind === 'words') return withBlank(facts, target, text);
  if (kind === 'foreign') return inForeignLetters(facts, target, text);
  const message = `A variable that is given a value is named without ${signsIn(text)}: write only its name.`;
  const name = /^(?:\{\{-?\s*(\w+)\s*-?\}\}|\$?\{?["']?(\w+)["']?\}?)$/.exec(text)?.slice(1).find(Boolean);
  if (name === undefined) return { start, end, message };
  const fix = changing({ start, end }, name, true);
  return { start, end, message, fixes: [fix] };
}

function signsIn(text: string): string {
  if (text.includes('{')) return 'braces';
  return text.startsWith('$') ? 'a dollar sign' : 'quotes';
}

function withBlank(facts: Facts, { start, end, names: [first = ''] }: OddTarget, text: string): Finding {
  const name = text.replace(/\s+/, '_');
  const message = `The name of a variable has no spaces: write ${said(name)}.`;
  if (variablesNamed(facts, first).some(({ uses }) => uses.length > 0)) return { start, end, message };
  const fix = changing({ start, end }, name, false);
  return { start, end, message, fixes: [fix] };
}

/** Renames the variable everywhere. */
function inForeignLetters(facts: Facts, { start, end }: OddTarget, text: string): Finding {
  const name = freeNameFor(facts, text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('ß', 'ss'));
  const message = `The name of a variable has only ASCII letters, digits and underscores: write ${said(name)}.`;
  const variable = facts.variableAt(start);
  const count = variable ? variable.definitions.length + variable.uses.length : 1;
  if (count > MOST_RENAMED) return { start, end, message };
  const places = variable ? occurrencesOf(variable).filter(({ named }) => named) : [{ start, end }];
  const edits = places.map((place) => replaced(place, name));
  return { start, end, message, fixes: [{ title: `Change to ${said(name)}`, edits, safe: false }] };
}

function oddTargetOf({ template }: Facts, { markup }: TagNode): OddTarget | undefined {
  if (markup?.kind === 'loop' && markup.variable.kind === 'name')
    return oddNameOf(template.text, markup.variable, false);
  if (markup?.kind !== 'assignment' && markup?.kind !== 'definition') return undefined;
  const { target } = markup;
  const words = markup.kind === 'assignment' ? wordsBeforeEquals(template.text, markup) : undefined;
  if (words) return words;
  if (target.kind === 'name') return oddNameOf(template.text, target, markup.kind === 'assignment');
  if (target.kind !== 'output' && target.kind !== 'lookup') return undefined;
  const { start, end, kind } = target;
  return { start, end, kind, names: textOf(template, target).match(/[A-Za-z_]\w*/g) ?? [] };
}

function oddNameOf(template: string, { start, end, text }: NameNode, isAssign: boolean): OddTarget | undefined {
  const around = signsAround(template, { start, end }, isAssign);
  if (around) return { ...around, kind: 'wrapped', names: [text] };
  return /[\u0080-\uffff]/.test(text) ? { start, end, kind: 'foreign', names: [text] } : undefined;
}

/** Returns the span of `$a` and `${a}`; also of `'a'`, which is right in `capture` alone. */
function signsAround(text: string, { start, end }: Span, isAssign: boolean): Span | undefined {
  const before = text.charAt(start - 1);
  if (before === '$') return { start: start - 1, end };
  if (before === '{') return { start: start - 2, end: end + 1 };
  return isAssign && /["']/.test(before) ? { start: start - 1, end: end + 1 } : undefined;
}

function wordsBeforeEquals(text: string, { target, equals, value }: AssignmentNode): OddTarget | undefined {
  if (equals?.kind !== 'missing' || target.kind !== 'name' || value.kind !== 'lookup') return undefined;
  const [start, end] = [target.start, value.end];
  const words = /^([\w-]+)[ \t]+([\w-]+)$/.exec(text.slice(start, end));
  if (!words || !/^\s*=(?!=)/.test(text.slice(end, end + 80))) return undefined;
  return { start, end, kind: 'words', names: words.slice(1) };
}
