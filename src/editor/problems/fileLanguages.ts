import { matcherOf } from '../globs';

/** A language and its files, as contributed by an extension. */
export interface LanguageFiles {
  readonly id: string;
  readonly extensions?: readonly string[] | undefined;
  readonly filenames?: readonly string[] | undefined;
  readonly filenamePatterns?: readonly string[] | undefined;
}

/** The setting `files.associations`: glob → language. */
export interface Associations {
  readonly [glob: string]: string;
}

interface Association {
  readonly language: string;
  readonly weight: number;
  /** Called with the path and the file name, both in lower case. */
  matches(path: string, name: string): boolean;
}

/**
 * Returns the language that VS Code gives to a file, or nothing if its path does not decide. The path uses forward
 * slashes; only its end matters.
 */
export type LanguageOf = (path: string) => string | undefined;

/**
 * Applies VS Code's precedence: the user's associations before contributions; file names before globs before
 * extensions; the longest match, then the last one.
 */
export function createLanguageOf(contributed: readonly LanguageFiles[], associations: Associations): LanguageOf {
  const chosen = Object.entries(associations).map(([glob, language]) => byGlob(glob, language));
  const others = contributed.flatMap(associationsOf);
  return (path) => {
    const lower = path.toLowerCase();
    const name = lower.slice(lower.lastIndexOf('/') + 1);
    return (best(chosen, lower, name) ?? best(others, lower, name))?.language;
  };
}

function best(associations: readonly Association[], path: string, name: string): Association | undefined {
  let found: Association | undefined;
  for (const association of associations) {
    if (association.weight >= (found?.weight ?? 0) && association.matches(path, name)) found = association;
  }
  return found;
}

function associationsOf({ id, extensions = [], filenames = [], filenamePatterns = [] }: LanguageFiles): Association[] {
  return [
    ...filenames.map((name) => byName(name.toLowerCase(), id)),
    ...filenamePatterns.map((glob) => byGlob(glob, id)),
    ...extensions.map((extension) => byExtension(extension.toLowerCase(), id)),
  ];
}

const GLOB = 1e6;
const NAME = 2e6;

function byName(whole: string, language: string): Association {
  return { language, weight: NAME, matches: (_path, name) => name === whole };
}

/** A glob without a slash, `*.tpl`, is matched against the file name; `emails/**` against the path. */
function byGlob(glob: string, language: string): Association {
  const matches = matcherOf(glob.toLowerCase());
  const ofPath = glob.includes('/');
  return { language, weight: GLOB + glob.length, matches: (path, name) => matches(ofPath ? path : name) };
}

function byExtension(extension: string, language: string): Association {
  return { language, weight: extension.length, matches: (_path, name) => name.endsWith(extension) };
}
