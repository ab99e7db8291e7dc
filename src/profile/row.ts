import type { Path } from './liquidPath';

/** Friendly names of opaque ids, from the `amplitudeProfile.names` setting. */
export interface FriendlyNames {
  readonly cohorts?: NamesById;
  readonly recommendations?: NamesById;
  readonly computations?: NamesById;
  readonly predictions?: NamesById;
}

export interface NamesById {
  readonly [id: string]: string;
}

export type ValueKind = 'text' | 'number' | 'flag' | 'nothing' | 'list' | 'object';

/** One value, as the explorer and the profile page show it. Plain data, because it is sent to the webview. */
export interface Row {
  /** The property's name, the cohort's id, or the text of an item. */
  readonly label: string;
  /** A friendly name from the settings, for an opaque id. */
  readonly name?: string;
  readonly kind: ValueKind;
  /** The complete value: text as it is, numbers with the digits received, lists and objects as JSON. */
  readonly value: string;
  readonly path: Path;
  /** The Liquid expression that reads the value; `undefined` when Liquid cannot express it. */
  readonly liquid?: string;
  /** Whether `liquid` is a condition for `{% if … %}` instead of a value to print. */
  readonly isCondition?: boolean;
  /** The contents of a list or object, down to a limited depth and number. */
  readonly rows?: readonly Row[];
  /** How many more contents there are, when they are too many to have rows of their own. */
  readonly left?: number;
  readonly recommendation?: RecommendationFacts;
  readonly propensity?: PropensityFacts;
}

export interface RecommendationFacts {
  /** `undefined` when the response does not say. */
  readonly isControl?: boolean;
  readonly source?: string;
  /** Milliseconds since 1970, converted from the API's seconds; `undefined` when they are not a valid date. */
  readonly lastUpdated?: number;
}

export interface PropensityFacts {
  /** Width of the bar, from 0 to 1. */
  readonly share: number;
  readonly type: 'score' | 'pct';
}
