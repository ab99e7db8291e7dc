import type { Profile } from './profile';
import type { FriendlyNames } from './row';

/**
 * What is known from the settings and from the profiles looked up on the active connection. Immutable: a new state is a
 * new object, so it can be used as a cache key.
 */
export interface Seen {
  /** Newest first. May include users of whom only the id is known. */
  readonly profiles: readonly Profile[];
  /** The profile shown or selected last. */
  readonly active?: Profile;
  /** Set if the profiles are those of the sample connection, which is said wherever their values are. */
  readonly isSample?: boolean;
  readonly names: FriendlyNames;
  /** Ids from the settings to offer in addition to those in profiles, likeliest first. */
  readonly ids: {
    readonly recommendations: readonly string[];
    readonly computations: readonly string[];
    readonly predictions: readonly string[];
  };
  /** The configured endpoint: a call to it counts as a call to the Profile API. */
  readonly endpoint: string;
}

export const NOTHING_SEEN: Seen = {
  profiles: [],
  names: {},
  ids: { recommendations: [], computations: [], predictions: [] },
  endpoint: '',
};
