import type { Group } from '../../profile/outline';
import { type Person, type Profile, personKey } from '../../profile/profile';
import type { Row } from '../../profile/row';
import type { LookedUpPerson } from './profiles';

/** The row of a person. */
export class ProfileNode {
  constructor(
    readonly seen: LookedUpPerson,
    readonly isRunning: boolean,
  ) {}

  get profile(): Profile {
    return this.seen.profile;
  }
}

/** The row of a part of a profile: *Recommendations*, *Properties* … */
export class GroupNode {
  constructor(
    readonly profile: Profile,
    readonly group: Group,
  ) {}
}

/** The row of a value, a list or an object. */
export class ValueNode {
  constructor(
    readonly profile: Profile,
    /** The part that the row belongs to. Needed because properties and computations can have the same names. */
    readonly part: Group['part'],
    readonly row: Row,
    /** Its position in a ranked list, starting at 1. */
    readonly rank?: number,
  ) {}
}

/** A sentence shown instead of rows. */
export class NoteNode {
  constructor(readonly text: string) {}
}

export type ExplorerNode = ProfileNode | GroupNode | ValueNode | NoteNode;

export function isExplorerNode(value: unknown): value is ExplorerNode {
  return [ProfileNode, GroupNode, ValueNode, NoteNode].some((kind) => value instanceof kind);
}

/** Returns the people that these rows belong to, without duplicates. */
export function personsOf(nodes: readonly object[]): Person[] {
  const people = nodes.flatMap((node) => {
    return node instanceof ProfileNode || node instanceof GroupNode || node instanceof ValueNode
      ? [node.profile.person]
      : [];
  });
  return [...new Map(people.map((person) => [personKey(person), person])).values()];
}
