import type { Group, Row } from '../profile/outline';
import { type Person, type Profile, personKey } from '../profile/profile';
import type { LookedUpPerson } from './profiles';

/** A person in the explorer. */
export class ProfileNode {
  constructor(
    readonly seen: LookedUpPerson,
    readonly isRunning: boolean,
  ) {}

  get profile(): Profile {
    return this.seen.profile;
  }
}

/** *Recommendations*, *Properties* … of a person. */
export class GroupNode {
  constructor(
    readonly profile: Profile,
    readonly group: Group,
  ) {}
}

/** A value, or a list or object of values. */
export class ValueNode {
  constructor(
    readonly profile: Profile,
    /** Of the group that it stands in: properties and computations may have names in common. */
    readonly part: Group['part'],
    readonly row: Row,
    /** Its place in a ranked list, from 1. */
    readonly rank?: number,
  ) {}
}

/** A sentence in the place of rows. */
export class NoteNode {
  constructor(readonly text: string) {}
}

export type ExplorerNode = ProfileNode | GroupNode | ValueNode | NoteNode;

export function isExplorerNode(value: unknown): value is ExplorerNode {
  return [ProfileNode, GroupNode, ValueNode, NoteNode].some((kind) => value instanceof kind);
}

/** The people whose rows, or whose values' rows, these are; each once. */
export function personsOf(nodes: readonly object[]): Person[] {
  const people = nodes.flatMap((node) => {
    return node instanceof ProfileNode || node instanceof GroupNode || node instanceof ValueNode
      ? [node.profile.person]
      : [];
  });
  return [...new Map(people.map((person) => [personKey(person), person])).values()];
}
