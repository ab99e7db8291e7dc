/** A path from `userData` to a value: property names and list indexes. */
export type Path = readonly (string | number)[];

/** Names that Liquid reads as an operator or a built-in property after a dot. */
const NEEDS_BRACKETS = new Set(['size', 'first', 'last', 'contains', 'and', 'or']);

/** The variable to use in `:save`, so that copied expressions work unchanged. */
const VARIABLE = 'amplitude';

/**
 * `['amp_props', 'gp:email']` → `amplitude.userData.amp_props['gp:email']`. Uses brackets only where Liquid requires
 * them. Returns `undefined` for a name that Liquid cannot express: strings have no escapes, so they cannot contain both
 * kinds of quotes, or the end of an output or tag. Source: Braze, Liquid, plain names consist of ASCII letters, digits
 * and underscores.
 */
export function liquidPath(path: Path, variable: string = VARIABLE): string | undefined {
  const steps = ['userData', ...path].map(step);
  return steps.includes(undefined) ? undefined : variable + steps.join('');
}

/** `'cohort1'` → `amplitude.userData.cohort_ids contains 'cohort1'`. */
export function liquidContains(path: Path, value: string, variable: string = VARIABLE): string | undefined {
  const list = liquidPath(path, variable);
  const literal = liquidString(value);
  return list && literal && `${list} contains ${literal}`;
}

/** `it's` → `"it's"`. Returns `undefined` when no Liquid string can contain the text. */
export function liquidString(text: string): string | undefined {
  if (/\}\}|%\}/.test(text)) return undefined;
  if (!text.includes("'")) return `'${text}'`;
  return text.includes('"') ? undefined : `"${text}"`;
}

function step(name: string | number): string | undefined {
  if (typeof name === 'number') return `[${name}]`;
  if (/^[A-Za-z_][A-Za-z0-9_]*$/.test(name) && !NEEDS_BRACKETS.has(name)) return `.${name}`;
  const literal = liquidString(name);
  return literal && `[${literal}]`;
}
