import * as vscode from 'vscode';
import { registerAllCommands } from './editor/allCommands';
import { createApiKeys } from './editor/apiKeys';
import { createClients } from './editor/clients';
import { createCommandRegistry } from './editor/commands';
import { Connections } from './editor/connections';
import { registerContextKeys } from './editor/contextKeys';
import { Explorer } from './editor/explorer';
import { isExplorerNode } from './editor/explorerNodes';
import { KnownIds } from './editor/knownIds';
import { createLookUpFlows } from './editor/lookUpFlows';
import { LookUps } from './editor/lookUps';
import { People } from './editor/people';
import { ProfilePages } from './editor/profilePages';
import { Profiles } from './editor/profiles';
import { registerResponses } from './editor/responses';
import { SeenPeople } from './editor/seenPeople';
import { registerStatusBar } from './editor/statusBar';

/** The view and all look-ups are there at once; what is for templates has a file of its own, which is read after that. */
export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const { extensionUri, globalState, secrets, subscriptions, workspaceState } = context;
  const log = vscode.window.createOutputChannel('Amplitude Profiles', { log: true });
  const commands = createCommandRegistry(isExplorerNode, log);
  const connections = new Connections(createApiKeys(secrets), log);
  const clients = createClients(connections, (line) => log.info(line));
  const profiles = new Profiles(globalState);
  const lookUps = new LookUps(connections, profiles, clients);
  const core = { extensionUri, commands, connections, clients, profiles, lookUps };
  const people = new People(connections, profiles);
  const knownIds = new KnownIds(connections, profiles, globalState);
  const seenPeople = new SeenPeople(connections, profiles, knownIds);
  const explorer = new Explorer(connections, profiles, lookUps);
  const flows = createLookUpFlows({ ...core, knownIds, explorer });
  const responses = registerResponses(commands, connections, profiles);
  const parts = { ...core, people, explorer, flows, responses, seenPeople, log };
  const pages = new ProfilePages(parts);

  subscriptions.push(
    ...[log, connections, profiles, lookUps, seenPeople, explorer, responses, pages],
    registerAllCommands(commands, clients.checkKey, { ...parts, pages }),
    registerContextKeys(connections, profiles, lookUps),
    registerStatusBar(connections, lookUps),
  );
  const { registerTemplateFeatures } = await import('./editor/templateFeatures');
  subscriptions.push(registerTemplateFeatures(parts, workspaceState));
}
