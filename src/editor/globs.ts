import picomatch from 'picomatch';

/** `*` stands for hidden names too, and nothing but VS Code's own signs means anything. */
const OPTIONS = { dot: true, nonegate: true, noextglob: true };
const LONGEST = 1000;

/** Asks whether one of the globs of a setting fits a path with slashes. What can be no glob fits nothing. */
export function matcherOf(...globs: string[]): (path: string) => boolean {
  return picomatch(
    globs.filter(({ length }) => length > 0 && length <= LONGEST),
    OPTIONS,
  );
}
