import type { Json, JsonObject } from '../profile/json';

/** Somebody for whom the sample connection answers. */
export interface SamplePerson {
  readonly id: string;
  /** In a few words, what there is to see. */
  readonly about: string;
  readonly deviceId: string | null;
  /** Made when asked for, since they can be many. */
  readonly properties: () => JsonObject;
  readonly computations: readonly Computation[];
  readonly cohorts: readonly string[] | null;
  /** The person is in the control group of the experiment: items are chosen at random. */
  readonly isControl: boolean;
  readonly recommendation: (recId: string, isControl: boolean) => JsonObject | undefined;
  readonly propensity: (predictionId: string) => Propensity | undefined;
  /** Fields of `userData` that are not documented. */
  readonly other?: { readonly [name: string]: Json };
  readonly delayMs?: number;
  /** The body has at least this many bytes. */
  readonly bodyBytes?: number;
}

/** A computation is asked for by an id and answered under a name; its value is always text. */
export interface Computation {
  readonly id: string;
  readonly name: string;
  readonly value: string;
}

export interface Propensity {
  /** From 0 to 1. */
  readonly score: number;
  /** From 0 to 100. */
  readonly pct: number;
}
