import { matcherOf } from './globs';

/** What an extension says of a language's files. */
export interface LanguageFiles {
  readonly id: string;
  readonly extensions?: readonly string[] | undefined;
  readonly filenames?: readonly string[] | undefined;
  readonly filenamePatterns?: readonly string[] | undefined;
}

/** `files.associations`: globs to languages. */
export interface Associations {
  readonly [glob: string]: string;
}

interface Association {
  readonly language: string;
  readonly weight: number;
  /** Asked with all in lower case: the path, and the name at its end. */
  matches(path: string, name: string): boolean;
}

/** The language that VS Code gives to a file whose path, with slashes, ends so; nothing where the path does not say. */
export type LanguageOf = (path: string) => string | undefined;

/**
 * What a person associates comes before what extensions say; whole names come before globs, those before extensions, and of several
 * the longest holds, then the last.
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

/** `*.tpl` is asked of the name, `emails/**` of the path. */
function byGlob(glob: string, language: string): Association {
  const matches = matcherOf(glob.toLowerCase());
  const ofPath = glob.includes('/');
  return { language, weight: GLOB + glob.length, matches: (path, name) => matches(ofPath ? path : name) };
}

function byExtension(extension: string, language: string): Association {
  return { language, weight: extension.length, matches: (_path, name) => name.endsWith(extension) };
}
