/** Returns whether a value from outside is a `T`. */
export type TypeGuard<T> = (value: unknown) => value is T;
export type TypeGuards<T> = { readonly [name in keyof Required<T>]: TypeGuard<T[name]> };

export const isText = (value: unknown): value is string => typeof value === 'string';
export const isFlag = (value: unknown): value is boolean => typeof value === 'boolean';
export const isNumber = (value: unknown): value is number => Number.isFinite(value);
export const optional =
  <T>(guard: TypeGuard<T>): TypeGuard<T | undefined> =>
  (value): value is T | undefined =>
    value === undefined || guard(value);

export const oneOf =
  <const T extends string>(...words: T[]): TypeGuard<T> =>
  (value): value is T =>
    (words as unknown[]).includes(value);

export const listOf =
  <T>(guard: TypeGuard<T>): TypeGuard<readonly T[]> =>
  (value): value is readonly T[] =>
    Array.isArray(value) && value.every(guard);

/** Accepts objects whose members all pass their guards, without any other members. */
export const exactly =
  <T extends object>(guards: TypeGuards<T>): TypeGuard<T> =>
  (value): value is T => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
    const member = (name: string): unknown =>
      Object.hasOwn(value, name) ? value[name as keyof typeof value] : undefined;
    return (
      Object.keys(value).every((name) => Object.hasOwn(guards, name)) &&
      Object.entries<TypeGuard<unknown>>(guards).every(([name, fits]) => fits(member(name)))
    );
  };
