import type { Fixture } from '../../preview/fixture';
import { type Person, personOf } from '../../profile/profile';
import type { Connections } from '../connections/connections';

/** The recipient on the sample connection until somebody is chosen. */
const SAMPLE_READER = { userId: 'treated-user' };

interface Chosen {
  readonly people: readonly Person[];
  /** Whether the sample connection was active. */
  readonly sample: boolean;
}

/**
 * The people who read the message of a preview. Whoever was chosen on the sample connection is nobody on real ones, and
 * the reverse.
 */
export class Recipients {
  private chosen: Chosen | undefined;
  private compared: Chosen | undefined;

  constructor(private readonly connections: Connections) {}

  choose(person: Person): void {
    this.chosen = this.chosenNow([person]);
  }

  compare(people: readonly Person[]): void {
    this.compared = this.chosenNow(people);
  }

  /** Whether people were chosen for a comparison. */
  get areCompared(): boolean {
    return this.compared !== undefined;
  }

  /** The people to compare. */
  get several(): readonly Person[] {
    return this.known(this.compared);
  }

  /** Returns the person whom the user chose or the fixture names. */
  named(fixture: Fixture | undefined): Person | undefined {
    return this.known(this.chosen)[0] ?? personIn(fixture);
  }

  /** Like `named`, but somebody on the sample connection in any case. */
  reader(fixture: Fixture | undefined): Person | undefined {
    return this.named(fixture) ?? (this.connections.sampleIsActive ? SAMPLE_READER : undefined);
  }

  private chosenNow(people: readonly Person[]): Chosen {
    return { people, sample: this.connections.sampleIsActive };
  }

  private known(chosen: Chosen | undefined): readonly Person[] {
    return chosen?.sample === this.connections.sampleIsActive ? chosen.people : [];
  }
}

/** Returns the person whom a fixture names, if it gives an ID. */
export function personIn({ person }: Fixture = {}): Person | undefined {
  return (person?.userId ?? person?.deviceId) === undefined ? undefined : personOf(person as Person);
}
