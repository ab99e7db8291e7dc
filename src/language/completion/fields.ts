import { canBe, isPair } from '../../profile/shape';
import type { Expression, LookupNode, PartNode, Span } from '../../template/expressionNodes';
import { type Member, membersIn } from '../fields';
import { type Inferred, inside } from '../inference/inferred';
import { type Completer, type Completion, isOnOneLine, isWord, type Place } from './completion';
import { describedField, endOfWord, writtenStep } from './describedField';
import { variablesIn } from './values';

/** `{{ a.userData.█ }}`, `{{ a.userData.amp_props['█'] }}`. */
export const completeFields: Completer = (place) => inLookup(place) ?? behindColon(place) ?? betweenDots(place);

function inLookup(place: Place): readonly Completion[] | undefined {
  const lookup = lookupAt(place);
  const index = lookup?.parts.findIndex((part) => isAt(part, place)) ?? -1;
  const part = lookup?.parts[index];
  if (!lookup || !part) return undefined;
  const value = place.shapes().ofLookup(lookup, index);
  if (part.kind !== 'index') return fields(place, value, afterDot(place, part));
  const writing = inBrackets(place, part);
  if (!isOnOneLine(place, { start: writing.span.start, end: place.offset })) return [];
  const inQuotes = part.value.kind === 'string';
  return [
    ...(inQuotes ? [] : positions(value, writing)),
    ...fields(place, value, writing),
    ...(inQuotes ? [] : variables(place, writing)),
  ];
}

/**
 * Returns the lookup around the cursor. In `a[b█]` it is that of `a`: `b` may be a property name whose quotes are still
 * missing.
 */
function lookupAt({ path }: Place): LookupNode | undefined {
  const inner = path.findLast((node): node is LookupNode => node.kind === 'lookup');
  const around = inner && path.at(path.lastIndexOf(inner) - 1);
  if (!inner || around?.kind !== 'index' || !isWord(inner)) return inner;
  return path.findLast((node): node is LookupNode => node.kind === 'lookup' && node !== inner);
}

/** `amp_props.gp:em█`: Liquid ends the name at the colon, but whoever types this means `gp:email`. */
function behindColon(place: Place): readonly Completion[] | undefined {
  const { text, offset, facts } = place;
  const colon = text.lastIndexOf(':', offset - 1);
  if (colon < 0 || !/^:\w*$/.test(text.slice(colon, offset))) return undefined;
  const lookup = facts.lookups.findLast(({ end }) => end === colon);
  const part = lookup?.parts.at(-1);
  if (!lookup || part?.kind !== 'property') return undefined;
  const span = { start: part.start - 1, end: endOfWord(text, offset) };
  return fields(place, place.shapes().ofLookup(lookup, lookup.parts.length - 1), { span, before: '.' });
}

/** `a.█.amp_props`, where a step is being inserted. Liquid ends the value before two dots. */
function betweenDots(place: Place): readonly Completion[] | undefined {
  const { text, offset, facts } = place;
  if (text[offset - 1] !== '.' || text[offset] !== '.') return undefined;
  const lookup = facts.lookups.findLast(({ end }) => end === offset - 1);
  if (!lookup) return undefined;
  const span = { start: offset - 1, end: offset };
  return fields(place, place.shapes().ofLookup(lookup, lookup.parts.length), { span, before: '.' });
}

function isAt(part: PartNode, { offset, text }: Place): boolean {
  if (part.kind === 'missing') return text[offset - 1] === '.' && offset >= part.start - 1 && offset <= part.end;
  if (part.kind === 'property') return part.start <= offset && offset <= part.end;
  if (part.kind !== 'index' || offset <= part.start) return false;
  if (offset > part.end || (offset === part.end && !part.unclosed)) return false;
  const { value } = part;
  if (value.kind === 'lookup') return isWord(value);
  return value.kind === 'missing' || (value.kind === 'string' && offset > value.start);
}

/** The notation in which a name is inserted at the cursor. */
interface Writing {
  /** Begins at the dot or bracket, or inside the brackets. */
  readonly span: Span;
  /** The text between the start of the span and the name. */
  readonly before: string;
  /** Whether the brackets are left as they are, because they are on different lines. */
  readonly isInside?: true;
}

function afterDot({ offset }: Place, part: PartNode): Writing {
  const { start, end } = part.kind === 'property' ? part : { start: offset, end: offset };
  return { span: { start: start - 1, end }, before: '.' };
}

function inBrackets(place: Place, part: PartNode & { readonly kind: 'index' }): Writing {
  const { text, offset } = place;
  const { value, start } = part;
  const from = value.kind === 'string' ? value.start + 1 : start + 1;
  const span = { start, end: part.unclosed ? endOfUnclosed(text, offset) : part.end };
  return isOnOneLine(place, span)
    ? { span, before: text.slice(start, Math.min(from, offset)) }
    : insideBrackets(place, value);
}

function insideBrackets(place: Place, value: Expression): Writing {
  const { text, offset } = place;
  const { start } = value.kind === 'missing' ? { start: offset } : value;
  const end = isOnOneLine(place, { start, end: value.end }) ? Math.max(value.end, offset) : endOfWord(text, offset);
  const before = value.kind === 'string' ? text.charAt(start) : '';
  return { span: { start, end }, before, isInside: true };
}

/** Returns the end of `['na█me` or, where the quote alone is missing, of `['na█me]`. */
function endOfUnclosed(text: string, offset: number): number {
  const end = endOfWord(text, offset);
  return text[end] === ']' ? end + 1 : end;
}

function positions({ shape }: Inferred, writing: Writing): readonly Completion[] {
  if (!canBe(shape, 'list')) return [];
  const { span, before } = writing;
  return (isPair(shape) ? ['the name', 'the value'] : ['the first item']).map((detail, index) => {
    const newText = written(`[${index}]`, writing);
    return { ...span, label: `${index}`, kind: 'value', newText, filterText: `${before}${index}`, detail };
  });
}

/** Returns a step in brackets without them where they stand already. */
function written(step: string, { isInside }: Writing): string {
  return isInside ? step.slice(1, -1) : step;
}

/** Completes variables, which may hold the property's name or index. */
function variables(place: Place, writing: Writing): readonly Completion[] {
  return variablesIn(place, writing.span).map((one) => {
    return { ...one, newText: written(`[${one.newText}]`, writing), filterText: writing.before + one.label };
  });
}

/** Completes fields, those that the request fills first. */
function fields(place: Place, value: Inferred, writing: Writing): readonly Completion[] {
  const members = membersIn(value, place.seen);
  const steps = members.map((member) => stepTo(member, writing));
  const { span, before } = onlyNames(steps) ? withoutDot(writing) : writing;
  const skipped = span.start - writing.span.start;
  const filled: Completion[] = [];
  const others: Completion[] = [];
  for (const [index, member] of members.entries()) {
    const step = steps[index];
    if (step === undefined) continue;
    const described = describedField(place, member, inside(value, member.name));
    const inserted = {
      start: span.start,
      end: span.end,
      newText: written(step.slice(skipped), writing),
      filterText: before + described.filterText,
    };
    (described.edits ? others : filled).push(Object.assign(described, inserted));
  }
  return [...filled, ...others];
}

function onlyNames(steps: readonly (string | undefined)[]): boolean {
  return steps.every((step) => step === undefined || step.startsWith('.'));
}

/**
 * Starts the span after the dot. All completions in a list need the same start, because editors rank longer matches
 * higher.
 */
function withoutDot({ span: { start, end } }: Writing): Writing {
  return { span: { start: start + 1, end }, before: '' };
}

/** `.city`, or `['gp:email']`. Returns `undefined` for a name that Liquid cannot express on one line. */
function stepTo({ name, isBuiltIn }: Member, { before }: Writing): string | undefined {
  const isAfterDot = before === '.';
  if (isBuiltIn) return isAfterDot ? `.${name}` : undefined;
  const step = writtenStep(name);
  return isAfterDot || !step?.startsWith('.') ? step : `['${name}']`;
}
