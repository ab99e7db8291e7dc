import type { Dirent, Stats } from 'node:fs';
import { statSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { isAbsolute, relative, resolve, sep } from 'node:path';
import picomatch from 'picomatch';
import { shortened } from '../profile/visible';
import { Misuse } from './command';
import { FileFailure, reasonOf } from './fileFailure';

/** A file to be read as a template. */
export interface TemplateFile {
  readonly path: string;
  /** The name shown to people: relative to the working directory if the file is below it. */
  readonly name: string;
}

/** A search for files in a folder. */
interface Search {
  readonly base: string;
  /** `path` is relative to `base`, with forward slashes. */
  matches(path: string): boolean;
  enters(folderName: string): boolean;
}

const isTemplate = picomatch('**/*.{liquid,html}', { nocase: true });

/**
 * Finds the templates that file names, folder names and globs stand for, without duplicates, in the order of the
 * patterns. A folder stands for every template in it. Hidden folders and `node_modules` are skipped unless a pattern
 * names them; `!glob` excludes files found in folders or by globs. Patterns that match nothing and folders that cannot
 * be read are returned as failures. Rejects with `Misuse` for an invalid glob.
 */
export async function templatesNamed(
  patterns: readonly string[],
  folder: string,
): Promise<{ readonly files: readonly TemplateFile[]; readonly failures: readonly FileFailure[] }> {
  const files = new Map<string, TemplateFile>();
  const failures: FileFailure[] = [];
  const isNegative = (pattern: string) => /^!(?!\()/.test(pattern) && !statOf(resolve(folder, pattern));
  const excluded = patterns.filter(isNegative).map((pattern) => excluding(pattern.slice(1), folder));
  const included = patterns.filter((pattern) => !isNegative(pattern));
  for (const pattern of included) {
    const path = resolve(folder, pattern);
    const nameOf = namesFor(pattern, folder);
    const stats = statOf(path);
    const search = stats?.isDirectory() ? searchOf(path) : stats ? undefined : globSearch(pattern, folder);
    const before = failures.length;
    const found = search ? await filesIn(search, nameOf, failures) : [path];
    for (const one of found) {
      if (files.has(one) || (search && excluded.some((excludes) => excludes(one)))) continue;
      files.set(one, { path: one, name: nameOf(one) });
    }
    if (found.length > 0 || failures.length > before) continue;
    const sentence = stats ? `There is no template in “${pattern}”.` : `No file matches “${pattern}”.`;
    failures.push(new FileFailure(pattern, sentence));
  }
  if (included.length > 0 && files.size === 0 && failures.length === 0) {
    const names = patterns.map((pattern) => `“${pattern}”`).join(' ');
    failures.push(new FileFailure(names, `All templates are excluded: ${names}.`));
  }
  return { files: [...files.values()], failures };
}

/**
 * Returns a function that shows paths relative to the folder, or absolute if the pattern was absolute and they are
 * elsewhere.
 */
function namesFor(pattern: string, folder: string): (path: string) => string {
  const beginning = inside(folder);
  return (path) => {
    if (path.startsWith(beginning)) return path.slice(beginning.length) || '.';
    if (sep === '/' && isAbsolute(pattern)) return path;
    const name = relative(folder, path);
    const isElsewhere = name === '' || name === '..' || name.startsWith(`..${sep}`) || isAbsolute(name);
    return isElsewhere && isAbsolute(pattern) ? path : name || '.';
  };
}

function searchOf(base: string): Search {
  return {
    base,
    matches: (path) => isTemplate(path),
    enters: (name) => !name.startsWith('.') && name !== 'node_modules',
  };
}

/** Returns nothing for a pattern without wildcards, which names a file. */
function globSearch(pattern: string, folder: string): Search | undefined {
  const { base, glob, isGlob } = picomatch.scan(withSlashes(pattern));
  if (!isGlob) return undefined;
  const matches = matcherOf(glob);
  const saysHidden = /(^|\/|[{,(])\./.test(glob);
  const saysModules = glob.includes('node_modules');
  return {
    base: resolve(folder, base || (pattern.startsWith('/') ? '/' : '.')),
    matches: (path) => matches(path),
    enters: (name) => (saysHidden || !name.startsWith('.')) && (saysModules || name !== 'node_modules'),
  };
}

/** `!emails/old` also excludes everything in that folder. */
function excluding(pattern: string, folder: string): (path: string) => boolean {
  const glob = withSlashes(pattern).replace(/^\.\//, '').replace(/\/+$/, '');
  const matches = matcherOf([glob, `${glob}/**`], { dot: true });
  return (path) => matches(withSlashes(isAbsolute(pattern) ? path : relative(folder, path)));
}

function matcherOf(glob: picomatch.Glob, options?: picomatch.PicomatchOptions): picomatch.Matcher {
  try {
    return picomatch(glob, options);
  } catch {
    throw new Misuse(`“${shortened(String(glob), 60)}” is not a glob.`);
  }
}

/** Returns paths, sorted. Does not follow links to folders, so that no folder is visited twice. */
async function filesIn(
  search: Search,
  nameOf: (path: string) => string,
  failures: FileFailure[],
): Promise<readonly string[]> {
  const found: string[] = [];
  const start = inside(search.base).length;
  const waiting = [search.base];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    try {
      const beginning = inside(path);
      for (const entry of await readdir(path, { withFileTypes: true })) {
        const one = beginning + entry.name;
        if (entry.isDirectory()) {
          if (search.enters(entry.name)) waiting.push(one);
        } else if (search.matches(withSlashes(one.slice(start))) && isFile(entry, one)) {
          found.push(one);
        }
      }
    } catch (error) {
      if (path === search.base && (error as NodeJS.ErrnoException).code === 'ENOENT') break;
      failures.push(new FileFailure(nameOf(path), `“${nameOf(path)}” cannot be read: ${reasonOf(error)}.`));
    }
  }
  return found.sort();
}

/**
 * Whether an entry is a file or a link to one. A broken link counts as a file, so that reading it reports the failure.
 */
function isFile(entry: Dirent, path: string): boolean {
  return entry.isFile() || (entry.isSymbolicLink() && (statOf(path)?.isFile() ?? true));
}

/** Returns nothing if the path does not exist or is not accessible. */
function statOf(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}

/** Returns the prefix of all paths in a folder: `/emails` → `/emails/`. */
function inside(folder: string): string {
  return folder.endsWith(sep) ? folder : folder + sep;
}

function withSlashes(path: string): string {
  return sep === '\\' ? path.replaceAll('\\', '/') : path;
}
