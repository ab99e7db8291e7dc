import type { Severities } from '../problems/problems';
import { NOTHING_SEEN, type Seen } from '../profile/seen';

/** The settings for templates in a `settings.json` of VS Code. */
export interface Settings {
  readonly severities: Severities;
  /** Holds no profiles, but the names of ids and the endpoint, by which calls to the Profile API are recognised. */
  readonly seen: Seen;
  /** Sentences about settings that have no effect. */
  readonly remarks: readonly string[];
}

export const NO_SETTINGS: Settings = { severities: {}, seen: NOTHING_SEEN, remarks: [] };
