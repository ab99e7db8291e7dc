/** The message with another value at the end of the path, which its last step may add. */
export function tampered(message: object, path: readonly (string | number)[], value: unknown): object {
  const copy = structuredClone(message);
  const last = path.at(-1) ?? '';
  const parent = path.slice(0, -1).reduce<unknown>((at, step) => Reflect.get(Object(at), step), copy);
  Object.defineProperty(parent, last, { value, enumerable: true, configurable: true });
  return copy;
}
