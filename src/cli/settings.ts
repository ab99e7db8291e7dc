import type { Severities } from '../problems/problems';
import { NOTHING_SEEN, type Seen } from '../profile/seen';

/** What a `settings.json` of VS Code says of templates. */
export interface Settings {
  readonly severities: Severities;
  /** Nobody was looked up; but ids have names, and calls to the endpoint are recognised. */
  readonly seen: Seen;
  /** Sentences about what is there and means nothing. */
  readonly remarks: readonly string[];
}

export const NO_SETTINGS: Settings = { severities: {}, seen: NOTHING_SEEN, remarks: [] };
