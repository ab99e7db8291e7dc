import { lastValue } from '../../profile/evidence';
import { liquidPath } from '../../profile/liquidPath';
import type { Seen } from '../../profile/seen';
import { inWords, without } from '../../profile/shape';
import { visible } from '../../profile/visible';
import type { Facts } from '../../template/facts';
import { editsThatAsk } from '../asking';
import { distinct, type Edit } from '../edit';
import { shortValue } from '../evidenceText';
import { type Member, shapeWhenAsked, type Unasked, unaskedIn, wayInUserData } from '../fields';
import { friendlyName, seenMarkdown } from '../hover/fieldHover';
import { type Inferred, isNothing } from '../inference/inferred';
import { exemplarySources } from '../inference/sources';
import { paragraphs } from '../markdown';
import { type Completion, labelOf, type Place } from './completion';

type Shown = 'label' | 'kind' | 'detail' | 'description' | 'documentation' | 'edits';

/** `filterText` is the name together with its friendly name. */
type Described = Pick<Completion, Shown> & { readonly filterText: string };

/** Returns how a field is displayed in completions, with the additional edits. `value` is the field's value. */
export function describedField({ facts, seen }: Place, member: Member, value: Inferred): Described {
  const unasked = unaskedIn(value, seen);
  const isAsked = unasked.length === 0;
  const friendly = friendlyName(value, seen);
  const description = isAsked ? shownBeside(friendly, lastSeen(value, seen)) : 'not asked for';
  const described: { -readonly [part in keyof Described]: Described[part] } = {
    label: labelOf(member.name),
    filterText: friendly === undefined ? member.name : `${member.name} ${friendly}`,
    kind: 'field',
    detail: inWords(without(isAsked ? member.shape : shapeWhenAsked(value, seen), isNothing)),
    documentation: (now) => fieldMarkdown(member, value, seen, now),
  };
  if (description !== undefined) described.description = description;
  if (!isAsked) described.edits = editsOf(facts, unasked, seen);
  return described;
}

/** Returns the edits that make each call request the field, only once per call even when several paths lead to it. */
function editsOf({ template }: Facts, unasked: readonly Unasked[], seen: Seen): readonly Edit[] {
  const calls = new Map(unasked.toReversed().map((one) => [one.source.call, one]));
  return distinct([...calls.values()].flatMap((one) => editsThatAsk(template, one, seen)));
}

/** `Lifetime value, "120.5"`. */
function shownBeside(friendly: string | undefined, last: string | undefined): string | undefined {
  if (friendly === undefined) return last;
  return last === undefined ? visible(friendly) : `${visible(friendly)}, ${last}`;
}

function lastSeen(value: Inferred, seen: Seen): string | undefined {
  const [source] = exemplarySources(value);
  const way = source && wayInUserData(source);
  const last = way && lastValue(way, source.call, seen);
  return last === undefined ? undefined : shortValue(last);
}

function fieldMarkdown(member: Member, value: Inferred, seen: Seen, now: number): string {
  const isAsked = unaskedIn(value, seen).length === 0;
  return paragraphs(
    member.meaning,
    isAsked ? undefined : 'The call does not ask for it. Choosing it adds the parameter to the URL.',
    seenMarkdown(value, seen, now),
  );
}

/** `.city`, or `['gp:email']`. Returns `undefined` for a name that Liquid cannot express on one line. */
export function writtenStep(name: string): string | undefined {
  return /[\r\n\u2028\u2029]/.test(name) ? undefined : liquidPath([name], '')?.slice('.userData'.length);
}

/** Returns the end of the word around the offset. */
export function endOfWord(text: string, offset: number): number {
  let end = offset;
  while (/\w/.test(text[end] ?? '')) end++;
  return end;
}
