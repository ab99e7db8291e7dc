import { evidenceOf, lastValue } from '../profile/evidence';
import { liquidPath } from '../profile/liquidPath';
import type { Seen } from '../profile/seen';
import { canBe, inWords, without } from '../profile/shape';
import { visible } from '../profile/visible';
import { EVERYTHING } from '../profile/writtenRequest';
import type { FilterNode, LookupNode, PartNode, PipelineNode, Span, StringNode } from '../template/expressionNodes';
import type { Facts } from '../template/facts';
import { editsThatAsk } from './asking';
import type { Completer, Completion, Place } from './completion';
import type { Edit } from './edit';
import { evidenceMarkdown, shortValue } from './evidenceText';
import { type Member, membersIn, type Unasked, unaskedIn, wayInUserData } from './fields';
import { type Inferred, inside, isNothing } from './inferred';
import { paragraphs } from './markdown';

/** Filters whose first argument names a field of each item, or of the value itself. */
const TAKES_FIELD = new Set([
  'compact',
  'find',
  'has',
  'map',
  'reject',
  'sort',
  'sort_natural',
  'sum',
  'uniq',
  'where',
]);

/** `{{ a.userData.█ }}`, `{{ a.userData.amp_props['█'] }}`, `{{ items | map: '█' }}`. */
export const completeFields: Completer = (place) => inLookup(place) ?? behindColon(place) ?? inArgument(place);

function inLookup(place: Place): readonly Completion[] | undefined {
  const lookup = place.path.findLast((node): node is LookupNode => node.kind === 'lookup');
  const index = lookup?.parts.findIndex((part) => isAt(part, place)) ?? -1;
  const part = lookup?.parts[index];
  if (!lookup || !part) return undefined;
  const value = place.shapes().ofLookup(lookup, index);
  const writing = part.kind === 'index' ? inBrackets(place, part) : afterDot(place, part);
  return writing && [...positions(value, part, writing), ...fields(place, value, writing)];
}

/** `amp_props.gp:em█`: for Liquid the name ends before the colon, but whoever types it means `gp:email`. */
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

function isAt(part: PartNode, { offset, text }: Place): boolean {
  if (part.kind === 'missing') return text[offset - 1] === '.' && offset >= part.start - 1 && offset <= part.end;
  if (part.kind === 'property') return part.start <= offset && offset <= part.end;
  if (part.kind !== 'index' || offset <= part.start) return false;
  if (offset > part.end || (offset === part.end && !part.unclosed)) return false;
  const { value } = part;
  return value.kind === 'missing' || (value.kind === 'string' && offset > value.start);
}

/** How a name is written where the cursor stands. */
interface Writing {
  /** From the dot or bracket on. */
  readonly span: Span;
  /** What stands between the beginning of the span and the name. */
  readonly before: string;
}

function afterDot({ offset }: Place, part: PartNode): Writing {
  const { start, end } = part.kind === 'property' ? part : { start: offset, end: offset };
  return { span: { start: start - 1, end }, before: '.' };
}

function inBrackets({ text, offset }: Place, part: PartNode & { readonly kind: 'index' }): Writing {
  const { value, start } = part;
  const from = value.kind === 'string' ? value.start + 1 : start + 1;
  const end = part.unclosed ? endOfWord(text, offset) : part.end;
  return { span: { start, end }, before: text.slice(start, Math.min(from, offset)) };
}

function endOfWord(text: string, offset: number): number {
  let end = offset;
  while (/\w/.test(text[end] ?? '')) end++;
  return end;
}

function positions({ shape }: Inferred, part: PartNode, { span, before }: Writing): readonly Completion[] {
  if (part.kind !== 'index' || part.value.kind !== 'missing' || !canBe(shape, 'list')) return [];
  return [{ ...span, label: '0', kind: 'value', newText: '[0]', filterText: `${before}0`, detail: 'the first item' }];
}

/** Fields that the request fills come first. */
function fields(place: Place, value: Inferred, writing: Writing): readonly Completion[] {
  const all = membersIn(value, place.seen).flatMap((member) => {
    const step = stepTo(member, writing);
    return step ? [fieldCompletion(place, member, inside(value, member.name), writing, step)] : [];
  });
  const ordered = [...all.filter(({ edits }) => !edits), ...all.filter(({ edits }) => edits)];
  const onlyNames = all.every(({ newText }) => newText.startsWith('.'));
  return onlyNames ? ordered.map(withoutDot) : ordered;
}

function fieldCompletion(
  place: Place,
  member: Member,
  value: Inferred,
  { span, before }: Writing,
  step: string,
): Completion {
  return { ...describedField(place, member, value), ...span, newText: step, filterText: before + member.name };
}

/** Spans may reach back to the dot only where all in a list do: an editor ranks those that match more of what stands there higher. */
function withoutDot(completion: Completion): Completion {
  const { start, newText, label } = completion;
  return { ...completion, start: start + 1, newText: newText.slice(1), filterText: label };
}

type Described = Pick<Completion, 'label' | 'kind' | 'detail' | 'description' | 'documentation' | 'edits'>;

function describedField({ facts, seen }: Place, member: Member, value: Inferred): Described {
  const unasked = unaskedIn(value, seen);
  const isAsked = unasked.length === 0;
  const description = isAsked ? lastSeen(value, seen) : 'not asked for';
  return {
    label: visible(member.name),
    kind: 'field',
    detail: inWords(without(member.shape, isNothing)),
    ...(description === undefined ? {} : { description }),
    documentation: (now) => fieldMarkdown(member, value, seen, now),
    ...(isAsked ? {} : { edits: editsOf(facts, unasked, seen) }),
  };
}

/** Each call is made to ask once, whatever ways lead from it to the value. */
function editsOf({ template }: Facts, unasked: readonly Unasked[], seen: Seen): readonly Edit[] {
  const calls = new Map(unasked.toReversed().map((one) => [one.source.call, one]));
  return [...calls.values()].flatMap((one) => editsThatAsk(template, one, seen));
}

function lastSeen({ sources: [source] }: Inferred, seen: Seen): string | undefined {
  const way = source && wayInUserData(source);
  const value = way && lastValue(way, source.call, seen);
  return value === undefined ? undefined : shortValue(value);
}

function fieldMarkdown(member: Member, value: Inferred, seen: Seen, now: number): string {
  const [source] = value.sources;
  const way = source && wayInUserData(source);
  const isAsked = unaskedIn(value, seen).length === 0;
  return paragraphs(
    member.meaning,
    isAsked ? undefined : 'The call does not ask for it. Choosing it adds the parameter to the URL.',
    way && evidenceMarkdown(evidenceOf(way, isAsked ? source.call : EVERYTHING, seen), now),
  );
}

/** `.city`, or `['gp:email']`; nothing for what Liquid cannot write on one line. */
function stepTo({ name, isBuiltIn }: Member, { before }: Writing): string | undefined {
  const isAfterDot = before === '.';
  if (isBuiltIn) return isAfterDot ? `.${name}` : undefined;
  const step = written(name);
  return isAfterDot || !step?.startsWith('.') ? step : `['${name}']`;
}

function written(name: string): string | undefined {
  return /[\r\n\u2028\u2029]/.test(name) ? undefined : liquidPath([name], '')?.slice('.userData'.length);
}

function inArgument(place: Place): readonly Completion[] | undefined {
  const { path, offset, seen } = place;
  const name = path.at(-1);
  const filter = path.at(-2);
  const pipeline = path.at(-3);
  if (name?.kind !== 'string' || filter?.kind !== 'filter' || pipeline?.kind !== 'pipeline') return undefined;
  if (filter.arguments[0] !== name || offset <= name.start || filter.name.kind !== 'name') return undefined;
  const value = fieldsFor(place, pipeline, filter, filter.name.text);
  if (!value) return undefined;
  const span = { start: name.start + 1, end: name.unclosed ? endOfWord(place.text, offset) : name.end - 1 };
  const close = name.unclosed ? quoteOf(place.text, name) : '';
  return membersIn(value, seen).flatMap((member): Completion[] => {
    if (member.isBuiltIn || !written(member.name) || member.name.includes(quoteOf(place.text, name))) return [];
    return [
      {
        ...describedField(place, member, inside(value, member.name)),
        ...span,
        newText: member.name + close,
        filterText: member.name,
      },
    ];
  });
}

function fieldsFor({ shapes }: Place, pipeline: PipelineNode, filter: FilterNode, name: string): Inferred | undefined {
  if (!TAKES_FIELD.has(name) && name !== 'property_accessor') return undefined;
  const input = shapes().beforeFilter(pipeline, filter);
  return TAKES_FIELD.has(name) ? inside(input, null) : input;
}

function quoteOf(text: string, { start }: StringNode): string {
  return text.charAt(start);
}
