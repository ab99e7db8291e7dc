import { isAbsolute, relative, sep } from 'node:path';
import { pathToFileURL } from 'node:url';

/** Relative to the folder, with slashes: `emails/a b.liquid`. From the root only where nothing else leads there. */
export function pathIn(folder: string, path: string): string {
  const name = isAbsolute(path) ? relative(folder, path) : path;
  return sep === '\\' ? name.replaceAll('\\', '/') : name;
}

/** The same as a URI reference: `emails/a%20b.liquid`. */
export function uriOf(path: string, folder: string): string {
  const name = pathIn(folder, path);
  if (isAbsolute(name)) return pathToFileURL(name).href;
  return name
    .split('/')
    .map((part) => encodeURIComponent(part.replace(/\p{Cs}/gu, '\uFFFD')))
    .join('/');
}
