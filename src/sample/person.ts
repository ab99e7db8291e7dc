import type { Json, JsonObject } from '../profile/json';

/** A person of the sample connection. */
export interface SamplePerson {
  readonly id: string;
  /** What the profile demonstrates, in a few words. */
  readonly about: string;
  readonly deviceId: string | null;
  /** A function, because a person can have thousands of them. */
  readonly properties: () => JsonObject;
  readonly computations: readonly Computation[];
  readonly cohorts: readonly string[] | null;
  /** Whether the person is in the control group of the experiment, for which items are chosen at random. */
  readonly isControl: boolean;
  readonly recommendation: (recId: string, isControl: boolean) => JsonObject | undefined;
  readonly propensity: (predictionId: string) => Propensity | undefined;
  /** Undocumented fields of `userData`. */
  readonly other?: { readonly [name: string]: Json };
  readonly delayMs?: number;
  /** The body has at least this many bytes. */
  readonly bodyBytes?: number;
}

/** Requests name a computation by its id, answers by its name. Its value is always text. */
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
