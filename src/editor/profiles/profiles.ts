import * as vscode from 'vscode';
import type { ApiFailure } from '../../api/failure';
import {
  type Answer,
  computationNamesIn,
  emptyProfile,
  type Person,
  type Profile,
  personKey,
  personOf,
  toldApart,
  withAnswer,
} from '../../profile/profile';
import type { ProfileRequest } from '../../profile/request';
import { isSame, MOST_PEOPLE, RememberedPeople } from './rememberedPeople';

/** A person who was looked up. After a restart only the ids are known, without an answer. */
export interface LookedUpPerson {
  readonly profile: Profile;
  readonly pinned: boolean;
  /** Why the last look-up failed. The data of earlier ones is kept. */
  readonly failure?: ApiFailure;
  /** Changes with every change of this person. */
  readonly version: number;
}

/** The last response body about a person, whether it could be read or not. */
export interface LastResponse {
  readonly connection: string;
  readonly person: Person;
  readonly request: ProfileRequest;
  readonly text: string;
}

/** Response bodies that are kept in addition to answers, so that people can inspect those that could not be read. */
const MOST_RESPONSES = 10;

/** Characters of answers kept in memory per connection. Beyond that the oldest answers are dropped, but not the ids. */
const MOST_TEXT = 40_000_000;

/**
 * The people who were looked up, by connection, and their answers. Answers are personal data and kept in memory only;
 * the ids survive a restart.
 */
export class Profiles implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<string>();
  /** Fires with the name of the connection whose people changed. */
  readonly onDidChange = this.changed.event;
  private readonly seen = new Map<string, Map<string, LookedUpPerson>>();
  private readonly remembered: RememberedPeople;
  private readonly computationNames = new Map<string, Set<string>>();
  /** Newest first. */
  private responses: readonly LastResponse[] = [];
  private versions = 0;

  constructor(memory: vscode.Memento) {
    this.remembered = new RememberedPeople(memory);
    for (const [connection, people] of this.remembered.all()) {
      for (const { pinned = false, ...person } of people.toReversed()) {
        this.put({ profile: emptyProfile(connection, person), pinned });
      }
    }
  }

  /** Returns pinned people first, then the most recently looked up. */
  list(connection: string): LookedUpPerson[] {
    return this.newestFirst(connection).sort((a, b) => Number(b.pinned) - Number(a.pinned));
  }

  /** Returns the most recently looked up first, pinned or not. */
  newestFirst(connection: string): LookedUpPerson[] {
    return [...(this.seen.get(connection)?.values() ?? [])].reverse();
  }

  get(connection: string, person: Person): LookedUpPerson | undefined {
    return this.seen.get(connection)?.get(personKey(person));
  }

  /** Returns the last response about this person, or about anybody. */
  lastResponse(connection: string, person?: Person): LastResponse | undefined {
    const last = this.responses.find((one) => one.connection === connection && (!person || isSame(one.person, person)));
    if (last) return last;
    const answer = person && this.get(connection, person)?.profile.lastAnswer;
    return answer && { connection, person, request: answer.request, text: answer.text };
  }

  addAnswer(connection: string, answer: Answer): Profile {
    const person = personOf(answer.request);
    const names = this.learn(connection, computationNamesIn(answer));
    const before = this.get(connection, person);
    const known = before ? { ...before.profile, person: { ...before.profile.person, ...person } } : undefined;
    const profile = withAnswer(known ?? emptyProfile(connection, person), answer, names);
    const pinned = before?.pinned ?? false;
    this.put({ profile, pinned });
    this.respond({ connection, person, request: answer.request, text: answer.text });
    this.letGo(connection);
    this.remembered.add(connection, { ...profile.person, pinned });
    this.tell(connection);
    return profile;
  }

  addFailure(connection: string, person: Person, failure: ApiFailure): void {
    const { body, request = person } = failure.details;
    if (body !== undefined) this.respond({ connection, person, request, text: body });
    const seen = this.get(connection, person);
    if (seen) this.replace({ ...seen, failure });
    this.changed.fire(connection);
  }

  pin(connection: string, person: Person, pinned: boolean): void {
    const seen = this.get(connection, person);
    if (!seen) return;
    this.replace({ ...seen, pinned });
    this.remembered.pin(connection, seen.profile.person, pinned);
    this.tell(connection);
  }

  remove(connection: string, person: Person): void {
    this.seen.get(connection)?.delete(personKey(person));
    this.responses = this.responses.filter((one) => one.connection !== connection || !isSame(one.person, person));
    this.remembered.remove(connection, person);
    this.tell(connection);
  }

  /** Forgets everybody of a connection, ids included. */
  clear(connection: string): void {
    this.forget(connection);
    this.remembered.clear(connection);
    this.tell(connection);
  }

  /** Forgets everybody of all other connections. */
  keepOnly(connections: readonly string[]): void {
    for (const connection of this.seen.keys()) if (!connections.includes(connection)) this.clear(connection);
  }

  /** Moves everything known of a connection to its new name. */
  rename(connection: string, newName: string): void {
    const people = this.newestFirst(connection).toReversed();
    const names = this.computationNames.get(connection);
    const responses = this.responses.map((one) =>
      one.connection === connection ? { ...one, connection: newName } : one,
    );
    this.forget(connection);
    for (const { profile, ...rest } of people) this.put({ ...rest, profile: { ...profile, connection: newName } });
    if (names) this.computationNames.set(newName, names);
    this.responses = responses;
    this.remembered.rename(connection, newName);
    this.tell(connection);
    this.tell(newName);
  }

  private forget(connection: string): void {
    this.seen.delete(connection);
    this.computationNames.delete(connection);
    this.responses = this.responses.filter((one) => one.connection !== connection);
  }

  /**
   * Adds names of computations and returns all known ones. New names also move properties of known profiles to their
   * computations.
   */
  private learn(connection: string, found: readonly string[]): ReadonlySet<string> {
    const names = this.computationNames.get(connection) ?? new Set();
    const known = names.size;
    for (const name of found) names.add(name);
    this.computationNames.set(connection, names);
    if (names.size === known) return names;
    for (const seen of this.newestFirst(connection)) {
      const profile = toldApart(seen.profile, names);
      if (profile !== seen.profile) this.replace({ ...seen, profile });
    }
    return names;
  }

  private respond(response: LastResponse): void {
    const { connection, person } = response;
    const others = this.responses.filter((one) => one.connection !== connection || !isSame(one.person, person));
    this.responses = [response, ...others].slice(0, MOST_RESPONSES);
  }

  /** Adds a person as the most recently looked up, which is the last in the map. */
  private put(seen: Omit<LookedUpPerson, 'version'>): void {
    const { connection, person } = seen.profile;
    const people = this.seen.get(connection) ?? new Map<string, LookedUpPerson>();
    people.delete(personKey(person));
    this.seen.set(connection, people);
    this.replace(seen);
  }

  private replace(seen: Omit<LookedUpPerson, 'version'>): void {
    const { connection, person } = seen.profile;
    this.seen.get(connection)?.set(personKey(person), { ...seen, version: ++this.versions });
  }

  private letGo(connection: string): void {
    const people = this.seen.get(connection);
    let [text, unpinned] = [0, 0];
    for (const { profile, pinned } of this.newestFirst(connection)) {
      text += profile.lastAnswer?.text.length ?? 0;
      if (!pinned && ++unpinned > MOST_PEOPLE) people?.delete(personKey(profile.person));
      else if (text > MOST_TEXT) this.replace({ profile: emptyProfile(connection, profile.person), pinned });
    }
  }

  /** Takes over pins that other windows have set or removed, then tells of the change. */
  private tell(connection: string): void {
    for (const { pinned = false, ...person } of this.remembered.of(connection)) {
      const seen = this.get(connection, person);
      if (seen && seen.pinned !== pinned) this.replace({ ...seen, pinned });
    }
    this.changed.fire(connection);
  }

  dispose(): void {
    this.changed.dispose();
  }
}
