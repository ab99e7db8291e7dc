import { isObject, type Json } from './json';
import type { Parameter } from './request';
import type { Seen } from './seen';
import { parametersThatFill } from './writtenRequest';

const parametersOfSeen = new WeakMap<Seen, Map<string, readonly Parameter[]>>();

/**
 * Returns the parameters, any one of which requests this name in `amp_props`. `get_amp_props` returns no computations,
 * and the parameters for computations return no properties, so a name known to be one of the two gets only the matching
 * parameters.
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
