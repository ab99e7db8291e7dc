import type { FriendlyNames, NamesById } from './row';

/** Joins the names of several folders. Where they name an id differently, the first one counts. */
export function joinedNames(all: readonly FriendlyNames[]): FriendlyNames {
  const groups = new Set(all.flatMap((names) => Object.keys(names) as (keyof FriendlyNames)[]));
  const joined = (group: keyof FriendlyNames): NamesById =>
    Object.fromEntries(all.toReversed().flatMap((names) => Object.entries(names[group] ?? {})));
  return Object.fromEntries([...groups].map((group) => [group, joined(group)]));
}
