import type { Dirent, Stats } from 'node:fs';
import { statSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { isAbsolute, relative, resolve, sep } from 'node:path';
import picomatch from 'picomatch';
import { shortened } from '../profile/visible';
import { Misuse } from './command';
import { FileFailure, reasonOf } from './fileFailure';

/** A file that is to be read as a template. */
export interface TemplateFile {
  readonly path: string;
  /** What people call it: relative to where the command was started when it lies below. */
  readonly name: string;
}

/** What a folder is looked through for. */
interface Search {
  readonly base: string;
  /** Asked with the path below `base`, with slashes. */
  matches(path: string): boolean;
  enters(folderName: string): boolean;
}

const isTemplate = picomatch('**/*.{liquid,html}', { nocase: true });

/**
 * The files that are meant by names of files and folders and by globs, each once, in the order in which they are named. Of a folder it
 * is every template in it. Hidden folders and `node_modules` are left out unless a name or a glob says them; `!glob` takes away from
 * what folders and globs hold. What means nothing, or cannot be read, is a failure beside the files.
 */
export async function templatesNamed(
  patterns: readonly string[],
  folder: string,
): Promise<{ readonly files: readonly TemplateFile[]; readonly failures: readonly FileFailure[] }> {
  const files = new Map<string, TemplateFile>();
  const failures: FileFailure[] = [];
  const isNegative = (pattern: string) => /^!(?!\()/.test(pattern) && !statOf(resolve(folder, pattern));
  const excluded = patterns.filter(isNegative).map((pattern) => excluding(pattern.slice(1), folder));
  for (const pattern of patterns.filter((pattern) => !isNegative(pattern))) {
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
  return { files: [...files.values()], failures };
}

/** Paths relative to the folder, but from the root where they were named from the root and lie elsewhere. */
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

/** Nothing when the pattern is a plain name: then it is meant to be a file. */
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

/** `!emails/old` takes away what lies in that folder, too. */
function excluding(pattern: string, folder: string): (path: string) => boolean {
  const glob = withSlashes(pattern).replace(/^\.\//, '').replace(/\/+$/, '');
  const matches = matcherOf([glob, `${glob}/**`], { dot: true });
  return (path) => matches(withSlashes(isAbsolute(pattern) ? path : relative(folder, path)));
}

function matcherOf(glob: picomatch.Glob, options?: picomatch.PicomatchOptions): picomatch.Matcher {
  try {
    return picomatch(glob, options);
  } catch {
    throw new Misuse(`“${shortened(String(glob), 60)}” is no glob.`);
  }
}

/** Sorted by path. Folders behind links are not entered, so that none is seen twice. */
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

/** What its links lead to counts. One that leads nowhere is taken for a file, and fails when it is read. */
function isFile(entry: Dirent, path: string): boolean {
  return entry.isFile() || (entry.isSymbolicLink() && (statOf(path)?.isFile() ?? true));
}

/** Nothing when there is nothing, or nothing that can be asked. */
function statOf(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}

/** What paths of a folder begin with: `/emails` → `/emails/`. */
function inside(folder: string): string {
  return folder.endsWith(sep) ? folder : folder + sep;
}

function withSlashes(path: string): string {
  return sep === '\\' ? path.replaceAll('\\', '/') : path;
}
