import picomatch from 'picomatch';

/** As in VS Code's settings: `*` also matches hidden names, and there is no negation and no extended syntax. */
const OPTIONS = { dot: true, nonegate: true, noextglob: true };
const LONGEST = 1000;

/**
 * Returns a function that tells whether a path, with forward slashes, matches one of the globs. Empty and overlong
 * globs match nothing.
 */
export function matcherOf(...globs: string[]): (path: string) => boolean {
  return picomatch(
    globs.filter(({ length }) => length > 0 && length <= LONGEST),
    OPTIONS,
  );
}
