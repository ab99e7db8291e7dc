import { isObject, type Json, type JsonObject, own, writeJson } from '../profile/json';
import { parseJson } from '../profile/parseJson';
import type { Facts } from '../template/facts';

/** Something of Braze that a template reads: `${name}`, or `group.${name}`. */
export interface AttributeName {
  /** Empty for default attributes. */
  readonly group: string;
  readonly name: string;
}

/** What Braze has to fill in for a template, each once, in document order. */
export function attributesIn({ personalizations }: Facts): readonly AttributeName[] {
  const found = new Map<string, AttributeName>();
  for (const { group, node } of personalizations) {
    const key = JSON.stringify([group, node.text]);
    if (node.text !== '' && !found.has(key)) found.set(key, { group, name: node.text });
  }
  return [...found.values()];
}

/** What `personalization` says of an attribute; nothing where it says nothing. */
export function attributeValue(personalization: JsonObject, { group, name }: AttributeName): Json | undefined {
  const holder = group === '' ? personalization : own(personalization, group);
  return isObject(holder) ? own(holder, name) : undefined;
}

/** The same with another value of one attribute; without it where there is no value. */
export function withAttribute(
  personalization: JsonObject,
  { group, name }: AttributeName,
  value: Json | undefined,
): JsonObject {
  if (group === '') return withMember(personalization, name, value);
  const holder = own(personalization, group);
  return withMember(personalization, group, withMember(isObject(holder) ? holder : {}, name, value));
}

/** `__proto__` is a name like others. */
function withMember(object: JsonObject, name: string, value: Json | undefined): JsonObject {
  const others = Object.entries(object).filter(([other]) => other !== name);
  return Object.fromEntries(value === undefined ? others : [...others, [name, value]]);
}

/** As people type it: `12`, `true`, `null`, `[1]`, `{"a": 1}` and `"12"` are JSON, everything else is text. */
export function typedValue(text: string): Json {
  try {
    return parseJson(text);
  } catch {
    return text;
  }
}

/** The text that `typedValue` reads as this value. */
export function valueTyped(value: Json): string {
  return typeof value === 'string' && typedValue(value) === value ? value : writeJson(value);
}
