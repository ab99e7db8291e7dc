import { valuesSeen } from '../profile/evidence';
import { ExactNumber, type Json } from '../profile/json';
import type { Steps } from '../profile/knownValue';
import { liquidString } from '../profile/liquidPath';
import { STATUS_FIELD } from '../profile/response';
import type { FriendlyNames } from '../profile/row';
import type { Seen } from '../profile/seen';
import { ANY_ITEM, canBe, membersOf } from '../profile/shape';
import { knownIds } from './asking';
import { wayInUserData } from './fields';
import { along, type Inferred } from './inference/inferred';
import { exemplarySources } from './inference/sources';

/** A value to compare with using `==`, `contains` or `when`. */
export interface ComparedValue {
  readonly text: string;
  /** As a Liquid literal: text in quotes. */
  readonly literal: string;
  /** Its friendly name from the settings. */
  readonly name?: string;
  /** Where the value is known from. */
  readonly detail?: 'seen' | 'from the settings' | 'may be asked for';
}

/**
 * Returns values seen in profiles, then other known values. With `contains`, returns what the lists and objects seen in
 * profiles contain.
 */
export function comparedValues(value: Inferred, contains: boolean, seen: Seen): readonly ComparedValue[] {
  const whole = contains && !canBe(value.shape, 'text') ? [] : [value];
  const compared = contains ? [heldBy(value), ...whole] : whole;
  const values = new Map<string, ComparedValue>();
  const add = (found: ComparedValue | undefined) => {
    if (found && !values.has(found.literal)) values.set(found.literal, found);
  };
  for (const source of compared.flatMap(exemplarySources)) {
    const way = wayInUserData(source);
    const names = way && namesFor(way, seen.names);
    for (const one of way ? valuesSeen(way, source.call, seen) : []) add(toCompared(one, names, 'seen'));
    for (const id of Object.keys(names ?? {})) add(toCompared(id, names, 'from the settings'));
    for (const id of knownIds(way?.at(-1) === 'pred_id' ? 'prediction_id' : String(way?.at(-1)), seen)) {
      add(toCompared(id, names, 'may be asked for'));
    }
    if (source.path.at(-1) === STATUS_FIELD) add({ text: '200', literal: '200' });
  }
  for (const member of contains ? [] : membersOf(value.shape)) {
    if (member.kind === 'flag') for (const flag of ['true', 'false']) add({ text: flag, literal: flag });
    if (member.kind === 'text') for (const text of member.values ?? []) add(toCompared(text, undefined, undefined));
  }
  return [...values.values()];
}

/** Of a list any item, of an object any name. */
function heldBy(value: Inferred): Inferred {
  return along(value, canBe(value.shape, 'object') ? [ANY_ITEM, 0] : [ANY_ITEM]);
}

type NamesById = { readonly [id: string]: string };

/** Returns the settings' names for the ids at this path: cohorts, recommendations or predictions. */
function namesFor(way: Steps, names: FriendlyNames): NamesById | undefined {
  const last = way.at(-1);
  if (way[0] === 'cohort_ids' && way.length === 2 && last !== 'size') return names.cohorts;
  if (last === 'rec_id' || last === 'child_rec_id') return names.recommendations;
  return last === 'pred_id' ? names.predictions : undefined;
}

function toCompared(
  value: Json,
  names: NamesById | undefined,
  detail: ComparedValue['detail'],
): ComparedValue | undefined {
  const literal = literalOf(value);
  if (literal === undefined || /[\r\n\u2028\u2029]/.test(literal)) return undefined;
  const text = String(value);
  const name = names && Object.hasOwn(names, text) ? names[text] : undefined;
  return { text, literal, ...(name === undefined ? {} : { name }), ...(detail === undefined ? {} : { detail }) };
}

function literalOf(value: Json): string | undefined {
  if (typeof value === 'string') return value.length > 200 ? undefined : liquidString(value);
  if (typeof value === 'boolean') return String(value);
  const digits = value instanceof ExactNumber ? value.digits : String(value);
  return typeof value === 'number' || value instanceof ExactNumber ? plainNumber(digits) : undefined;
}

/** Returns the number without an exponent, which Liquid does not support. */
function plainNumber(digits: string): string | undefined {
  return /^-?\d+(\.\d+)?$/.test(digits) ? digits : undefined;
}
