import { evidenceOf } from '../profile/evidence';
import { responseShape } from '../profile/response';
import type { Seen } from '../profile/seen';
import { type FieldShape, inWords, membersOf, type Shape, type Step, stepInto, without } from '../profile/shape';
import { EVERYTHING } from '../profile/writtenRequest';
import { evidenceMarkdown } from './evidenceText';
import { shapeWhenAsked, unaskedIn, wayInUserData } from './fields';
import { type Inferred, isNothing } from './inferred';
import { code, paragraphs } from './markdown';

/** What is known of the value that a part of a lookup reads. `text` is the part as it is written. */
export function fieldHover(value: Inferred, text: string, seen: Seen, now: number): string | undefined {
  const [source] = value.sources;
  const shape = without(shapeWhenAsked(value, seen), isNothing);
  const name = nameOf(source?.path.at(-1), text);
  if (!source) return shape.kind === 'unknown' ? undefined : `**${code(name)}** ${inWords(shape)}`;
  const way = wayInUserData(source);
  const isTime = membersOf(shape).some((member) => member.kind === 'number' && member.isTime);
  return paragraphs(
    `**${code(name)}** ${inWords(shape)}`,
    meaningOf(source.path, seen),
    friendlyName(value, seen),
    notAskedFor(value, seen),
    way &&
      evidenceMarkdown(
        evidenceOf(way, unaskedIn(value, seen).length > 0 ? EVERYTHING : source.call, seen),
        now,
        isTime,
      ),
  );
}

function nameOf(step: Step | undefined, text: string): string {
  return typeof step === 'string' ? step : text;
}

/** The meaning of the documented field at the end of the way. */
function meaningOf(path: readonly Step[], seen: Seen): string | undefined {
  const name = path.at(-1);
  if (typeof name !== 'string') return undefined;
  const around = path.slice(0, -1).reduce<Shape>(stepInto, responseShape(EVERYTHING, seen));
  return membersOf(around)
    .map((member) => (member.kind === 'object' ? member.fields.get(name) : undefined))
    .find((field): field is FieldShape => field !== undefined)?.meaning;
}

/** What the settings call a computation. */
function friendlyName({ sources: [source] }: Inferred, { names }: Seen): string | undefined {
  const [root, field, name] = source?.path ?? [];
  const computations = names.computations ?? {};
  const isComputation = root === 'userData' && field === 'amp_props' && source?.path.length === 3;
  return isComputation && typeof name === 'string' && Object.hasOwn(computations, name)
    ? `The settings call it ${code(computations[name] ?? '')}.`
    : undefined;
}

function notAskedFor(value: Inferred, seen: Seen): string | undefined {
  const [unasked] = unaskedIn(value, seen);
  if (!unasked) return undefined;
  const parameters = unasked.parameters.filter(({ kind }) => kind === 'flag');
  const ways = parameters.map(({ name, needs }) => code(`${name}=true${needs ? `&${needs}=…` : ''}`));
  return `**Not asked for**, so it is always nil. Add ${ways.join(' or ')} to the URL.`;
}
