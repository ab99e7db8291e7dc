import type { Path } from '../../profile/liquidPath';
import { type Group, outline } from '../../profile/outline';
import type { Profile } from '../../profile/profile';
import type { Row } from '../../profile/row';
import * as settings from '../settings';

/** Returns the outline of a profile, with the names from the settings. */
export function outlineOf(profile: Profile): Group[] {
  return outline(profile, settings.names());
}

/** Returns the row of the value at a path, at any depth of the outline. */
export function rowAt(profile: Profile, path: Path): Row | undefined {
  const wanted = JSON.stringify(path);
  const search = (rows: readonly Row[]): Row | undefined => {
    for (const row of rows) {
      if (JSON.stringify(row.path) === wanted) return row;
      const isOnTheWay = row.path.every((step, index) => step === path[index]);
      const found = isOnTheWay || row.path.length === 0 ? search(row.rows ?? []) : undefined;
      if (found) return found;
    }
    return undefined;
  };
  return search(outlineOf(profile).flatMap(({ rows }) => rows));
}
