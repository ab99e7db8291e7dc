import type { Uri } from 'vscode';

export function isSame(one: Uri, other: Uri): boolean {
  return one.toString() === other.toString();
}

/** Whether a URI is that of a file or folder, or of something inside that folder. */
export function isAtOrIn({ scheme, authority, path }: Uri, place: Uri): boolean {
  return scheme === place.scheme && authority === place.authority && `${path}/`.startsWith(`${place.path}/`);
}
