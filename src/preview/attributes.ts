import { entriesOf, isObject, type Json, type JsonObject, objectOf, own, writeJson } from '../profile/json';
import { parseJson } from '../profile/parseJson';
import type { Facts } from '../template/facts';

/** A personalization attribute that a template reads: `${name}` or `group.${name}`. */
export interface AttributeName {
  /** Empty for a default attribute. */
  readonly group: string;
  readonly name: string;
}

/** Returns the distinct attributes that a template reads, in document order. */
export function attributesIn({ personalizations }: Facts): readonly AttributeName[] {
  const found = new Map<string, AttributeName>();
  for (const { group, node } of personalizations) {
    const key = JSON.stringify([group, node.text]);
    if (node.text !== '' && !found.has(key)) found.set(key, { group, name: node.text });
  }
  return [...found.values()];
}

/** Returns the value of an attribute; `undefined` when it is not set. */
export function attributeValue(personalization: JsonObject, { group, name }: AttributeName): Json | undefined {
  const holder = group === '' ? personalization : own(personalization, group);
  return isObject(holder) ? own(holder, name) : undefined;
}

/** Returns a copy with the attribute set to the value, or removed if that is `undefined`. */
export function withAttribute(
  personalization: JsonObject,
  { group, name }: AttributeName,
  value: Json | undefined,
): JsonObject {
  if (group === '') return withMember(personalization, name, value);
  const holder = own(personalization, group);
  return withMember(personalization, group, withMember(isObject(holder) ? holder : {}, name, value));
}

/** Defines the property directly, so that `__proto__` is an ordinary name. */
function withMember(object: JsonObject, name: string, value: Json | undefined): JsonObject {
  const others = entriesOf(object).filter(([other]) => other !== name);
  return objectOf(value === undefined ? others : [...others, [name, value]]);
}

/** Parses user input: `12`, `true`, `null`, `[1]`, `{"a": 1}` and `"12"` are JSON, everything else is text. */
export function typedValue(text: string): Json {
  try {
    return parseJson(text);
  } catch {
    return text;
  }
}

/** Returns the text that `typedValue` parses to this value. */
export function valueTyped(value: Json): string {
  return typeof value === 'string' && typedValue(value) === value ? value : writeJson(value);
}
