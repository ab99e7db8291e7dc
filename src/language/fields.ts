import type { Steps } from '../profile/knownValue';
import type { Field } from '../profile/request';
import { responseShape } from '../profile/response';
import type { Seen } from '../profile/seen';
import {
  type FieldShape,
  membersOf,
  NUMBER,
  type PlainShape,
  type Shape,
  stepInto,
  UNKNOWN,
  union,
} from '../profile/shape';
import { asksFor, EVERYTHING, parametersThatFill } from '../profile/writtenRequest';
import type { Inferred, Source } from './inferred';

/** A name that can stand behind a value, as in `a.userData.█`. */
export interface Member extends FieldShape {
  /** A word of Liquid's own, such as `size`: never a name in brackets. */
  readonly isBuiltIn?: true;
}

/** A field of the answer that its call does not ask for. */
export interface Unasked {
  readonly source: Source;
  readonly field: Field;
}

/** What the value holds. What its call does not ask for is looked at as if it did. */
export function membersIn(value: Inferred, seen: Seen): readonly Member[] {
  const members = new Map<string, Member>();
  for (const shape of membersOf(shapeWhenAsked(value, seen))) {
    for (const member of membersOfPlain(shape)) if (!members.has(member.name)) members.set(member.name, member);
  }
  return [...members.values()];
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

/** The value's shape; in a part that is not asked for, the one it would have. */
export function shapeWhenAsked(value: Inferred, seen: Seen): Shape {
  const unasked = unaskedIn(value);
  const whenAsked = unasked.map(({ source }) => source.path.reduce(stepInto, responseShape(EVERYTHING, seen)));
  return unasked.length > 0 ? union(whenAsked) : value.shape;
}

/** The fields that the value stands in, when no call that may have answered asks for its own. */
export function unaskedIn({ sources }: Inferred): readonly Unasked[] {
  const unasked = sources.flatMap((source): readonly Unasked[] => {
    const [root, name] = source.path;
    const isField = root === 'userData' && typeof name === 'string' && parametersThatFill(name as Field).length > 0;
    return isField && asksFor(source.call, name as Field) === 'no' ? [{ source, field: name as Field }] : [];
  });
  return unasked.length === sources.length ? unasked : [];
}

/** The way from `userData` on; nothing for the status and `userData` itself. */
export function wayInUserData({ path }: Source): Steps | undefined {
  return path[0] === 'userData' && path.length > 1 ? path.slice(1) : undefined;
}
