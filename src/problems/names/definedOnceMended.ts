import { NONE, type Span } from '../../template/expressionNodes';
import type { Facts } from '../../template/facts';
import type { Call } from '../../template/found';
import { grouped } from '../../template/grouping';
import type { HeadersNode } from '../../template/markupNodes';
import { optionNamed, textOf } from '../../template/query';
import { colonlessIn } from '../call/optionSigns';
import { joinedWithValue, meantOption } from '../call/options';
import { savedOnceMended } from '../call/save';
import { oddTargetsOf } from '../syntax/targets';

/** Maximum number of options examined per call, and of characters after each. */
const MOST = 30;
const LONGEST = 60;

/** A name that will be defined once another mistake is corrected. */
export interface NameToBe extends Span {
  readonly name: string;
  /** Whether it is used in its current spelling. */
  readonly isRead?: boolean;
}

const namesToBe = (facts: Facts): readonly NameToBe[] => [...namesIn(facts)];

/** Returns `a` for `{% assign {{ a }} = 1 %}` and for a call with `:svae a` or `: save a`. */
export function definedOnceMended(facts: Facts): readonly NameToBe[] {
  return facts.once(namesToBe);
}

function* namesIn(facts: Facts): Iterable<NameToBe> {
  for (const { start, end, kind, names } of oddTargetsOf(facts)) {
    const [name = '', second] = names;
    if (kind === 'output' && !second) yield { start, end, name };
    if (kind === 'words' && !isRead(facts, name, { start, end })) yield { start, end, name: names.join('_') };
  }
  for (const call of facts.calls) {
    yield* savedTwice(facts, call);
    const found = savedOnceMended(facts, call) ?? inCall(facts, call);
    if (found) yield found;
  }
}

/** Lookups by their root name, in document order. */
const readIn = ({ lookups }: Facts) => grouped(lookups, ({ head }) => (typeof head === 'string' ? head : undefined));

/** Whether the name is used anywhere outside of the span. */
export function isRead(facts: Facts, name: string, { start, end }: Span): boolean {
  const lookups = facts.once(readIn).get(name) ?? NONE;
  return lookups.some((lookup) => lookup.start < start || lookup.start >= end);
}

/** `b` in `:save a :save b`, one of which has to go. */
function* savedTwice({ template }: Facts, { node }: Call): Iterable<NameToBe> {
  const saved = node.options.filter(({ named, value }) => named === 'save' && value && value.kind !== 'missing');
  for (const { value } of saved.slice(1, MOST)) {
    if (value) yield { start: value.start, end: value.end, name: textOf(template, value), isRead: true };
  }
}

/** `:svae a`, `: save a`, `:save: a`, `save a`, `save: a`; only in a call without a valid `:save`. */
function inCall({ template }: Facts, { node, tag }: Call): NameToBe | undefined {
  const saved = optionNamed(node, 'save')?.value;
  if (saved && saved.kind !== 'missing') return undefined;
  for (const option of node.options.slice(0, MOST)) {
    const { name, start, end } = option;
    const isJoined = name.kind === 'name' && joinedWithValue(option, name.text) === 'save';
    if (name.kind === 'name' && name.text !== 'save' && !isJoined && meantOption(name.text) !== 'save') continue;
    const text = template.text.slice(start, end + LONGEST);
    const written = isJoined ? /^:save(\w+)/i : /^:\s*\w+(?::\s*|\s+)(\w+)(?![^\s%}])/;
    const found = named(template.text, start, written.exec(text));
    const isSave = name.kind === 'name' || /^:\s*save\s/.test(text);
    if (found && isSave) return found;
  }
  const headers = optionNamed(node, 'headers')?.value;
  const isEndless = headers?.kind === 'headers' && headers.faults.some(isMissingQuote);
  if (isEndless) return saveIn(template.text, { start: headers.start, end: tag.end });
  const colonless = tag.unexpected.find(
    ({ start, end }) => colonlessIn(template.text.slice(start, Math.min(end, start + LONGEST)))?.name === 'save',
  );
  return colonless && saveIn(template.text, colonless);
}

function isMissingQuote(fault: HeadersNode['faults'][number]): boolean {
  return fault.kind === 'missing' && fault.expected === 'quote';
}

/** Matches `:save a`, with or without the colon, or with another sign. */
function saveIn(text: string, { start, end }: Span): NameToBe | undefined {
  const found = /(?:^[^\w\s]{0,2}|\s:)save(?:\s*[:=]\s*|\s+)(\w+)/.exec(text.slice(start, end));
  return found ? named(text, start + found.index, found) : undefined;
}

function named(text: string, at: number, found: RegExpExecArray | null): NameToBe | undefined {
  const name = found?.[1];
  if (!found || name === undefined) return undefined;
  const start = text.indexOf(name, at + found[0].length - name.length);
  return { start, end: start + name.length, name };
}
