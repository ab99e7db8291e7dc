import type { Person } from '../profile/profile';
import { relativeTime } from '../profile/times';
import { SAMPLE_PEOPLE } from '../sample/people';
import { Dismissed, Refusal } from './commands';
import type { Connections } from './connections';
import { personsOf } from './explorerNodes';
import { askForPerson, chooseKnown, type KnownPerson, type Step } from './inputs';
import type { Profiles } from './profiles';

/** Who a command means, when it was not told: the row it was called on, or whom the person chooses. */
export class People {
  constructor(
    private readonly connections: Connections,
    private readonly profiles: Profiles,
  ) {}

  /** People of whom something is known, newest first, and the sample's cast where that is active. */
  known(): KnownPerson[] {
    const seen = this.profiles.newestFirst(this.connections.active).map(({ profile: { person, lastAnswer } }) => {
      const age = lastAnswer && relativeTime(lastAnswer.fetchedAt, Date.now());
      return { person, description: age ?? 'looked up before' };
    });
    const cast = this.connections.sampleIsActive ? SAMPLE_PEOPLE : [];
    const isNew = ({ id }: { id: string }) => !seen.some(({ person }) => person.userId === id);
    return [...seen, ...cast.filter(isNew).map(({ id, about }) => ({ person: { userId: id }, description: about }))];
  }

  /** Asks for somebody who may be new. Throws `Dismissed`. */
  async ask(step: Step): Promise<Person> {
    await this.connections.ready();
    const hint = this.connections.sampleIsActive
      ? 'The sample connection answers for testUser, treated-user and others.'
      : '';
    return askForPerson(step, this.known(), hint);
  }

  /** Somebody who was looked up: of the rows, the only one, or chosen. Throws `Dismissed` or `Refusal`. */
  async choose(title: string, nodes: readonly object[] = []): Promise<Person> {
    const rows = personsOf(nodes);
    if (rows[0]) return rows[0];
    await this.connections.ready();
    const seen = this.profiles.list(this.connections.active);
    if (seen.length === 0) throw new Refusal('Nobody was looked up yet. Run “Amplitude: Look Up User…” first.');
    const [only] = seen;
    if (only && seen.length === 1) return only.profile.person;
    const known = this.known().filter(({ person }) => this.profiles.get(this.connections.active, person));
    const chosen = await chooseKnown({ title }, known);
    if (!chosen) throw new Dismissed();
    return chosen;
  }
}
