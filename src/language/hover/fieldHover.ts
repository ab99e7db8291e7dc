import { evidenceOf } from '../../profile/evidence';
import type { Seen } from '../../profile/seen';
import { inWords, membersOf, type Step, without } from '../../profile/shape';
import { evidenceMarkdown } from '../evidenceText';
import { membersIn, requestFor, shapeWhenAsked, unaskedIn, wayInUserData } from '../fields';
import { type Inferred, isNothing } from '../inference/inferred';
import { exemplarySources, type Source } from '../inference/sources';
import { code, paragraphs } from '../markdown';

const NO_FIELD = 'There is no such field, so it is always nil.';
const ERROR = 'Why the API has no answer, such as `User id and device id not seen before`; nil when it has one.';

/**
 * Describes the value that one part of a lookup reads from the value `around` it. `text` is the source text of the
 * part.
 */
export function fieldHover(
  value: Inferred,
  around: Inferred,
  text: string,
  seen: Seen,
  now: number,
): string | undefined {
  const [source] = value.sources;
  const shape = without(shapeWhenAsked(value, seen), isNothing);
  const name = nameOf(source?.path.at(-1), text);
  const shown = code(name === '' ? "''" : name);
  const member = membersIn(around, seen).find((one) => one.name === name);
  if (shape.kind === 'nothing' && source && isError(source)) return paragraphs(`**${shown}**`, ERROR);
  if (shape.kind === 'nothing' && !member) return paragraphs(`**${shown}**`, NO_FIELD);
  const title = `**${shown}** ${inWords(shape)}`;
  const meaning = member?.meaning;
  if (!source) return shape.kind === 'unknown' ? undefined : paragraphs(title, meaning, seenMarkdown(value, seen, now));
  const friendly = friendlyName(value, seen);
  return paragraphs(
    title,
    meaning,
    friendly === undefined ? undefined : `The settings call it ${code(friendly)}.`,
    notAskedFor(value, seen),
    seenMarkdown(value, seen, now),
  );
}

/**
 * Describes the values that profiles hold at this place. Returns `undefined` when the value does not come from a
 * response.
 */
export function seenMarkdown(value: Inferred, seen: Seen, now: number): string | undefined {
  const [source] = exemplarySources(value);
  const way = source && wayInUserData(source);
  if (!way) return undefined;
  const shapes = membersOf(shapeWhenAsked(value, seen));
  const isTime = shapes.some((member) => member.kind === 'number' && member.isTime);
  return evidenceMarkdown(evidenceOf(way, requestFor(source, unaskedIn(value, seen)), seen), seen, now, isTime);
}

/** `a.error`, or `a.userData.error`. */
function isError({ path }: Source): boolean {
  return path.at(-1) === 'error' && (path.length === 1 || (path.length === 2 && path[0] === 'userData'));
}

function nameOf(step: Step | undefined, text: string): string {
  return typeof step === 'string' ? step : text;
}

/** Returns the friendly name of a computation from the settings. */
export function friendlyName({ sources: [source] }: Inferred, { names }: Seen): string | undefined {
  const [root, field, name] = source?.path ?? [];
  const computations = names.computations ?? {};
  const isComputation = root === 'userData' && field === 'amp_props' && source?.path.length === 3;
  return isComputation && typeof name === 'string' && Object.hasOwn(computations, name)
    ? computations[name]
    : undefined;
}

function notAskedFor(value: Inferred, seen: Seen): string | undefined {
  const [unasked] = unaskedIn(value, seen);
  if (!unasked) return undefined;
  const parameters = unasked.parameters.filter(({ kind }) => kind === 'flag');
  const ways = parameters.map(({ name, needs }) => code(`${name}=true${needs ? `&${needs}=…` : ''}`));
  return `**Not asked for**, so it is always nil. Add ${ways.join(' or ')} to the URL.`;
}
