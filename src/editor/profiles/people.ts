import type { Person } from '../../profile/profile';
import { relativeTime } from '../../profile/times';
import { SAMPLE_PEOPLE } from '../../sample/people';
import { Dismissed, Refusal } from '../commands';
import type { Connections } from '../connections/connections';
import { askForPerson, chooseKnown, type InputStep, type KnownPerson } from '../inputs';
import { personsOf } from './explorerNodes';
import type { Profiles } from './profiles';

/**
 * Finds out whom a command means if it got no argument: the person of the selected row, or one whom the user chooses.
 */
export class People {
  constructor(
    private readonly connections: Connections,
    private readonly profiles: Profiles,
  ) {}

  /** Returns the people who were looked up, newest first, and those of the sample while it is active. */
  known(): KnownPerson[] {
    const seen = this.profiles.newestFirst(this.connections.active).map(({ profile: { person, lastAnswer } }) => {
      const age = lastAnswer && relativeTime(lastAnswer.fetchedAt, Date.now());
      return { person, description: age ?? 'looked up before' };
    });
    const cast = this.connections.sampleIsActive ? SAMPLE_PEOPLE : [];
    const isNew = ({ id }: { id: string }) => !seen.some(({ person }) => person.userId === id);
    return [...seen, ...cast.filter(isNew).map(({ id, about }) => ({ person: { userId: id }, description: about }))];
  }

  /** Asks for a person, who may be a new one, whose id may be partly typed. Rejects with `Dismissed`. */
  async ask(step: InputStep, typed = ''): Promise<Person> {
    await this.connections.ready();
    const hint = this.connections.sampleIsActive
      ? 'The sample connection answers for treated-user, testUser and others.'
      : '';
    return askForPerson(step, this.known(), hint, typed);
  }

  /**
   * Returns the person of the first row, or else asks for one who was looked up, unless there is just one. Rejects with
   * `Dismissed`, or with `Refusal` if nobody was looked up.
   */
  async choose(title: string, nodes: readonly object[] = []): Promise<Person> {
    const rows = personsOf(nodes);
    if (rows[0]) return rows[0];
    await this.connections.ready();
    const seen = this.profiles.list(this.connections.active);
    if (seen.length === 0) throw new Refusal('Nobody was looked up yet.', ['lookUpUser', 'Look Up User…']);
    const [only] = seen;
    if (only && seen.length === 1) return only.profile.person;
    const known = this.known().filter(({ person }) => this.profiles.get(this.connections.active, person));
    const chosen = await chooseKnown({ title }, known);
    if (!chosen) throw new Dismissed();
    return chosen;
  }
}
