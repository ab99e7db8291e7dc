import * as vscode from 'vscode';
import type { Person } from '../../profile/profile';
import * as expected from '../arguments';
import type { CommandRegistry } from '../commands';
import type { Connections } from '../connections/connections';
import { personsOf } from './explorerNodes';
import type { LookUps } from './lookUps';
import type { People } from './people';
import type { ProfilePages } from './profilePages';
import type { Profiles } from './profiles';

export interface ProfileParts {
  readonly extensionId: string;
  readonly connections: Connections;
  readonly profiles: Profiles;
  readonly lookUps: LookUps;
  readonly people: People;
  readonly pages: ProfilePages;
}

/** Registers the commands on people who were looked up. */
export function registerProfileCommands(commands: CommandRegistry, parts: ProfileParts): vscode.Disposable {
  const { extensionId, connections, profiles, lookUps, people, pages } = parts;

  /** Registers a command that acts on each selected person, or on one whom the user chooses. */
  function forPeople(name: string, title: string, act: (person: Person) => void): vscode.Disposable {
    return commands.register(name, {
      argument: expected.person,
      run: async (person) => {
        await connections.ready();
        act(person);
      },
      async ask(nodes) {
        const chosen = nodes.length > 0 ? personsOf(nodes) : [await people.choose(title)];
        for (const person of chosen) act(person);
      },
    });
  }

  const pin = (pinned: boolean) => (person: Person) => profiles.pin(connections.active, person, pinned);
  return vscode.Disposable.from(
    forPeople('showProfile', 'Show Profile', (person) => pages.open(person)),
    forPeople('pinProfile', 'Pin Profile', pin(true)),
    forPeople('unpinProfile', 'Unpin Profile', pin(false)),
    forPeople('removeProfile', 'Remove Profile', (person) => {
      lookUps.cancel(person);
      profiles.remove(connections.active, person);
    }),
    commands.register('clearProfiles', {
      async ask() {
        await connections.ready();
        lookUps.cancel();
        profiles.clear(connections.active);
      },
    }),
    commands.register('openSettings', {
      ask: async () => vscode.commands.executeCommand('workbench.action.openSettings', `@ext:${extensionId}`),
    }),
  );
}
