import * as vscode from 'vscode';
import { registerConnectionCommands } from './connections/connectionCommands';
import { registerLookUpCommands } from './profiles/lookUpCommands';
import { createLookUpFlows, type FlowParts } from './profiles/lookUpFlows';
import { People } from './profiles/people';
import { type ProfileParts, registerProfileCommands } from './profiles/profileCommands';
import type { PageParts } from './profiles/profilePage';
import { ProfilePages } from './profiles/profilePages';
import { registerValueCommands } from './profiles/valueCommands';

type Parts = Omit<FlowParts & PageParts, 'flows'> & Pick<ProfileParts, 'extensionId'>;

export interface AllCommands extends vscode.Disposable {
  readonly pages: ProfilePages;
}

/**
 * Registers every command except those for templates and `openJson`, which `registerResponses` registers. Also creates
 * the profile pages that the commands open.
 */
export function registerAllCommands(core: Parts): AllCommands {
  const { commands, connections, profiles, clients, log } = core;
  const people = new People(connections, profiles);
  const parts = { ...core, people, flows: createLookUpFlows(core) };
  const pages = new ProfilePages(parts);
  const disposable = vscode.Disposable.from(
    pages,
    registerConnectionCommands(commands, connections, clients.checkKey),
    registerLookUpCommands(commands, { ...parts, showPage: (person) => pages.open(person) }),
    registerProfileCommands(commands, { ...parts, pages }),
    registerValueCommands(commands, parts),
    commands.register('showLog', { ask: async () => log.show() }),
  );
  return { pages, dispose: () => disposable.dispose() };
}
