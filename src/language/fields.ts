import type { Steps } from '../profile/knownValue';
import { parametersThatFillProperty } from '../profile/propertyParameters';
import type { Field, Parameter } from '../profile/request';
import { responseShape } from '../profile/response';
import type { Seen } from '../profile/seen';
import {
  type FieldShape,
  membersOf,
  NOTHING,
  NUMBER,
  type PlainShape,
  type Shape,
  stepInto,
  UNKNOWN,
  union,
} from '../profile/shape';
import { asksBy, EVERYTHING, parametersThatFill, type WrittenRequest } from '../profile/writtenRequest';
import { NONE } from '../template/expressionNodes';
import type { Inferred } from './inference/inferred';
import type { Source } from './inference/sources';

/** A name that can follow a value, as in `a.userData.█`. */
export interface Member extends FieldShape {
  /** A Liquid built-in such as `size`, which is never written in brackets. */
  readonly isBuiltIn?: true;
}

/** A field of the response that its call does not request. */
export interface Unasked {
  readonly source: Source;
  /** Any one of these parameters requests it. */
  readonly parameters: readonly Parameter[];
}

/** Returns the fields of a value. Parts of a response that were not requested are treated as if they had been. */
export function membersIn(value: Inferred, seen: Seen): readonly Member[] {
  const members = new Map<string, Member>();
  for (const shape of [shapeWhenAsked(value, seen), allProperties(value, seen)].flatMap(membersOf)) {
    for (const member of membersOfPlain(shape)) if (!members.has(member.name)) members.set(member.name, member);
  }
  return [...members.values()];
}

/**
 * Returns the shape of `amp_props` with all properties and computations seen in any profile, whether or not the call
 * requests them.
 */
function allProperties({ sources }: Inferred, seen: Seen): Shape {
  const isProperties = sources.some(
    ({ path }) => path.length === 2 && path[0] === 'userData' && path[1] === 'amp_props',
  );
  return isProperties ? ['userData', 'amp_props'].reduce(stepInto, responseShape(EVERYTHING, seen)) : NOTHING;
}

function membersOfPlain(shape: PlainShape): readonly Member[] {
  if (shape.kind === 'object') {
    const names = [...shape.fields.keys()];
    return (shape.open ? names.sort() : names).map((name) => shape.fields.get(name) ?? { name, shape: UNKNOWN });
  }
  if (shape.kind !== 'list') return [];
  return [
    { name: 'first', shape: shape.items, meaning: 'The first item.', isBuiltIn: true },
    { name: 'last', shape: shape.items, meaning: 'The last item.', isBuiltIn: true },
    { name: 'size', shape: NUMBER, meaning: 'How many items there are.', isBuiltIn: true },
  ];
}

/** Returns the value's shape, or the shape it would have if it were requested. */
export function shapeWhenAsked(value: Inferred, seen: Seen): Shape {
  const unasked = unaskedIn(value, seen);
  const whenAsked = unasked.map(({ source }) => source.path.reduce(stepInto, responseShape(EVERYTHING, seen)));
  return unasked.length > 0 ? union(whenAsked) : value.shape;
}

/** Returns the field of each call that may be the source, if none of them requests it; otherwise none. */
export function unaskedIn({ sources }: Pick<Inferred, 'sources'>, seen: Seen): readonly Unasked[] {
  const unasked = sources.flatMap((source): readonly Unasked[] => {
    const parameters = parametersFor(source.path, source.path.length, seen);
    return parameters.length > 0 && asksBy(source.call, parameters) === 'no' ? [{ source, parameters }] : [];
  });
  return unasked.length === sources.length ? unasked : [];
}

/**
 * Returns the request to match against fetched profiles: that of the call, or one with the parameters that the call
 * lacks.
 */
export function requestFor(source: Source, unasked: readonly Unasked[]): WrittenRequest {
  const [lacking] = unasked;
  if (!lacking) return source.call;
  const parameters = lacking.parameters.map(({ name, kind }) => [name, kind === 'flag' ? 'true' : undefined] as const);
  return { parameters: new Map(parameters), open: false };
}

/**
 * Returns the parameters that request the field at this depth of the path; any one is enough. Returns none for the
 * status, for the ids, which every response includes, and for undocumented fields.
 */
export function parametersFor([root, field, name]: Source['path'], steps: number, seen: Seen): readonly Parameter[] {
  if (steps < 2 || root !== 'userData' || typeof field !== 'string') return NONE;
  if (field === 'user_id' || field === 'device_id') return NONE;
  if (steps > 2 && field === 'amp_props' && typeof name === 'string') return parametersThatFillProperty(name, seen);
  return parametersThatFill(field as Field);
}

/** Returns the path below `userData`; `undefined` for the status and for `userData` itself. */
export function wayInUserData({ path }: Source): Steps | undefined {
  return path[0] === 'userData' && path.length > 1 ? path.slice(1) : undefined;
}
