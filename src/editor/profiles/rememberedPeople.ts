import * as v from 'valibot';
import type * as vscode from 'vscode';
import { type Person, personKey, personOf } from '../../profile/profile';
import { requestProblem } from '../../profile/request';

/** People remembered per connection, not counting pinned ones. */
export const MOST_PEOPLE = 50;
const MEMORY = 'people';

const remembered = v.union([
  v.object({ userId: v.string(), deviceId: v.optional(v.string()), pinned: v.optional(v.boolean()) }),
  v.object({ deviceId: v.string(), pinned: v.optional(v.boolean()) }),
]);

export type RememberedPerson = Person & { readonly pinned?: boolean };

/**
 * The ids of the people who were looked up, by connection, newest first. They survive a restart. All windows share
 * them: each change is made to what is stored at that moment, so that windows do not undo each other's changes. Only of
 * two that write in the same few milliseconds the later wins, because VS Code has no way to change its storage that
 * excludes other windows.
 */
export class RememberedPeople {
  constructor(private readonly memory: vscode.Memento) {}

  /** Validates what is stored, because it is in a file that others can write. */
  all(): [connection: string, people: RememberedPerson[]][] {
    const kept: unknown = this.memory.get(MEMORY);
    if (typeof kept !== 'object' || kept === null || Array.isArray(kept)) return [];
    return Object.entries(kept).map(([connection, people]) => [connection, peopleIn(people)]);
  }

  of(connection: string): RememberedPerson[] {
    return this.all().find(([name]) => name === connection)?.[1] ?? [];
  }

  /** Adds a person as the newest. Keeps the pin of one who is stored already. */
  add(connection: string, person: RememberedPerson): void {
    const people = this.of(connection);
    const stored = people.find((one) => isSame(one, person));
    const { pinned = false } = stored ?? person;
    this.keep(connection, [withPin({ ...stored, ...person }, pinned), ...others(people, person)]);
  }

  pin(connection: string, person: Person, pinned: boolean): void {
    const people = this.of(connection);
    const known = people.some((one) => isSame(one, person)) ? people : [person, ...people];
    const change = (one: RememberedPerson) => (isSame(one, person) ? withPin(one, pinned) : one);
    this.keep(connection, known.map(change));
  }

  remove(connection: string, person: Person): void {
    this.keep(connection, others(this.of(connection), person));
  }

  clear(connection: string): void {
    this.keep(connection, []);
  }

  /** Does nothing if another window has done it already. */
  rename(connection: string, newName: string): void {
    const people = this.of(connection);
    if (people.length === 0) return;
    const there = this.of(newName).filter((person) => !people.some((one) => isSame(one, person)));
    this.clear(connection);
    this.keep(newName, [...people, ...there]);
  }

  private keep(connection: string, people: readonly RememberedPerson[]): void {
    let unpinned = 0;
    const kept = people.filter(({ pinned }) => pinned || ++unpinned <= MOST_PEOPLE);
    const rest = this.all().filter(([name]) => name !== connection);
    void this.memory.update(MEMORY, Object.fromEntries(kept.length > 0 ? [...rest, [connection, kept]] : rest));
  }
}

export function isSame(one: Person, other: Person): boolean {
  return personKey(one) === personKey(other);
}

function withPin(person: Person, pinned: boolean): RememberedPerson {
  return { ...personOf(person), ...(pinned ? { pinned } : {}) };
}

function others(people: readonly RememberedPerson[], person: Person): RememberedPerson[] {
  return people.filter((one) => !isSame(one, person));
}

function peopleIn(kept: unknown): RememberedPerson[] {
  const all = Array.isArray(kept) ? kept.map((one) => v.safeParse(remembered, one)) : [];
  const people = all.flatMap(({ success, output }) => (success ? [output as RememberedPerson] : []));
  return people.filter((person) => !requestProblem(person));
}
