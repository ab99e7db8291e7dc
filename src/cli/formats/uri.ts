import { isAbsolute, relative, sep } from 'node:path';
import { pathToFileURL } from 'node:url';

/**
 * Returns a path relative to the folder, with forward slashes: `emails/a b.liquid`. Absolute only if there is no
 * relative path, as to another drive.
 */
export function pathIn(folder: string, path: string): string {
  const name = isAbsolute(path) ? relative(folder, path) : path;
  return sep === '\\' ? name.replaceAll('\\', '/') : name;
}

/** Returns the relative path as a URI reference: `emails/a%20b.liquid`. */
export function uriOf(path: string, folder: string): string {
  const name = pathIn(folder, path);
  if (isAbsolute(name)) return pathToFileURL(name).href;
  return name
    .split('/')
    .map((part) => encodeURIComponent(part.replace(/\p{Cs}/gu, '\uFFFD')))
    .join('/');
}
