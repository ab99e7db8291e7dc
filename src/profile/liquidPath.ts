/** The way from `userData` to a value: names of objects, positions in lists. */
export type Path = readonly (string | number)[];

/** Names that Liquid reads as an operator, or as a question about the object, when they stand after a dot. */
const NEEDS_BRACKETS = new Set(['size', 'first', 'last', 'contains', 'and', 'or']);

/** The variable that a call should `:save` for our expressions to work as they are. */
const VARIABLE = 'amplitude';

/**
 * `['amp_props', 'gp:email']` → `amplitude.userData.amp_props['gp:email']`, with brackets exactly where Liquid needs them.
 * Nothing when Liquid cannot write the name: it has no escapes, so a name with both kinds of quotes, or with the end of an
 * output or tag in it, cannot stand in a string.
 * Source: Braze, Liquid, plain names hold ASCII letters, digits and underscores.
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

/** `it's` → `"it's"`; nothing when no Liquid string can hold the text. */
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
