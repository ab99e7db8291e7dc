import { parametersFor } from '../../language/fields';
import type { Shapes } from '../../language/inference/inference';
import type { ProfileCall } from '../../language/inference/recognition';
import type { Parameter } from '../../profile/request';
import { asksBy } from '../../profile/writtenRequest';
import { optionNamed, textOf } from '../../template/query';
import { correctedRequests } from '../profileApi/corrected';
import type { Checked } from '../rule';
import { answersRead } from './answers';
import type { AnswerReading } from './readings';

/** A reading of a field, or of a property known to be a computation, that none of the possible calls requests. */
export interface Unrequested {
  readonly reading: AnswerReading;
  /** The step of the path that is always null. */
  readonly step: 1 | 2;
  /** Any one of these parameters would request it. */
  readonly parameters: readonly Parameter[];
}

/** The names of fields by that of a parameter. */
export type FieldsByParameter = ReadonlyMap<string, string>;

interface Found {
  readonly unrequested: readonly Unrequested[];
  readonly lost: ReadonlyMap<ProfileCall, FieldsByParameter>;
}

/** Returns the readings that are always null. Cached. */
export function unrequestedIn({ shapes }: Checked): readonly Unrequested[] {
  return shapes.once(find).unrequested;
}

/**
 * Returns the fields that the template reads and that are null because of a mistake in the call's parameters. By the
 * parameters that would request them. Cached.
 */
export function lostFields({ shapes }: Checked, call: ProfileCall): FieldsByParameter | undefined {
  return shapes.once(find).lost.get(call);
}

function find(shapes: Shapes): Found {
  const unrequested: Unrequested[] = [];
  const lost = new Map<ProfileCall, Map<string, string>>();
  const requests = correctedRequests(shapes);
  for (const reading of answersRead({ shapes })) {
    const found = unrequestedBy(reading, shapes);
    if (!found) continue;
    const { parameters } = found;
    unrequested.push(found);
    for (const call of reading.calls) {
      if (asksBy(requests.get(call) ?? call, parameters) === 'no') continue;
      const fields = lost.get(call) ?? new Map<string, string>();
      lost.set(call, fields);
      for (const { name } of parameters) fields.set(name, String(reading.meant.path[1]));
    }
  }
  return { unrequested, lost };
}

/** Returns `undefined` when a call may request the value. */
export function unrequestedBy(reading: AnswerReading, shapes: Shapes): Unrequested | undefined {
  const { path } = reading.meant;
  if (path.length < 2 || path[0] !== 'userData' || !reading.isCertain) return undefined;
  const ofField = parametersFor(path, 2, shapes.seen);
  if (areUnasked(reading, ofField, shapes)) return { reading, step: 1, parameters: ofField };
  const ofProperty = path[1] === 'amp_props' ? parametersFor(path, 3, shapes.seen) : ofField;
  if (ofProperty === ofField || !areUnasked(reading, ofProperty, shapes)) return undefined;
  return { reading, step: 2, parameters: ofProperty };
}

/** Whether no call has any of the parameters. */
function areUnasked({ calls }: AnswerReading, parameters: readonly Parameter[], shapes: Shapes): boolean {
  if (parameters.length === 0) return false;
  for (const call of calls) if (mayAsk(call, parameters, shapes)) return false;
  return true;
}

/** Whether a call may request something by these parameters, by call and parameters. */
type Asking = Map<ProfileCall, Map<readonly Parameter[], boolean>>;

function noneAsking(): Asking {
  return new Map();
}

/** Cached, because templates read the same fields again and again. */
function mayAsk(call: ProfileCall, parameters: readonly Parameter[], shapes: Shapes): boolean {
  const asking = shapes.once(noneAsking);
  const known = asking.get(call) ?? new Map<readonly Parameter[], boolean>();
  if (known.size === 0) asking.set(call, known);
  const before = known.get(parameters);
  if (before !== undefined) return before;
  const may = asksBy(call, parameters) !== 'no' || isAskedInBody(call, parameters, shapes);
  known.set(parameters, may);
  return may;
}

/** Whether the parameters are in the body, which the API ignores. Another rule reports those. */
function isAskedInBody({ call }: ProfileCall, parameters: readonly Parameter[], { facts }: Shapes): boolean {
  const body = optionNamed(call.node, 'body');
  if (!body) return false;
  const text = textOf(facts.template, body);
  return parameters.some(({ name }) => text.includes(name));
}
