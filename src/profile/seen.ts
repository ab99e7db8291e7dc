import type { Names } from './outline';
import type { Profile } from './profile';

/**
 * What features know of the people who were looked up on the active connection, and of the settings.
 * Never changed: another object stands for another state.
 */
export interface Seen {
  /** Newest first. People of whom nothing but the id is known may be among them. */
  readonly profiles: readonly Profile[];
  /** Whoever was shown or picked last. */
  readonly active?: Profile;
  readonly names: Names;
  /** Ids that people may ask for, likeliest first, beside those in the profiles. */
  readonly ids: {
    readonly recommendations: readonly string[];
    readonly computations: readonly string[];
    readonly predictions: readonly string[];
  };
  /** Where the connections send requests: a call to it is a call to the Profile API. */
  readonly endpoint: string;
}

export const NOTHING_SEEN: Seen = {
  profiles: [],
  names: {},
  ids: { recommendations: [], computations: [], predictions: [] },
  endpoint: '',
};
