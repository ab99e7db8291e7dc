import { isObject, type Json } from './json';
import type { Parameter } from './request';
import type { Seen } from './seen';
import { parametersThatFill } from './writtenRequest';

const parametersOfSeen = new WeakMap<Seen, Map<string, readonly Parameter[]>>();

/**
 * The parameters by any of which a name of `amp_props` is asked for. `get_amp_props` brings no computation, and no computation's
 * parameter brings a property: of names that were seen to be one of the two, only its own.
 */
export function parametersThatFillProperty(name: string, seen: Seen): readonly Parameter[] {
  const known = parametersOfSeen.get(seen) ?? new Map<string, readonly Parameter[]>();
  parametersOfSeen.set(seen, known);
  const parameters = known.get(name) ?? newParameters(name, seen);
  known.set(name, parameters);
  return parameters;
}

function newParameters(name: string, { profiles, names }: Seen): readonly Parameter[] {
  const all = parametersThatFill('amp_props');
  const isComputation =
    Object.hasOwn(names.computations ?? {}, name) ||
    profiles.some(({ parts }) => holds(parts.computations?.value, name));
  const isProperty = profiles.some(({ parts, mixed }) => !mixed && holds(parts.properties?.value, name));
  if (isComputation === isProperty) return all;
  return all.filter(({ name: parameter }) => (parameter === 'get_amp_props') === isProperty);
}

function holds(values: Json | undefined, name: string): boolean {
  return values !== undefined && isObject(values) && Object.hasOwn(values, name);
}
