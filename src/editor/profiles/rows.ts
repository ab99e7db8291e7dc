import { type Group, outline } from '../../profile/outline';
import type { Profile } from '../../profile/profile';
import * as settings from '../settings';

/** Returns the outline of a profile, with the names from the settings. */
export function outlineOf(profile: Profile): Group[] {
  return outline(profile, settings.names());
}
