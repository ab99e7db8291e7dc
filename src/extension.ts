import * as vscode from 'vscode';
import { createApiKeys } from './editor/apiKeys';
import { createCommandRegistry } from './editor/commands';
import { createClients } from './editor/connections/clients';
import { Connections } from './editor/connections/connections';
import { registerContextKeys } from './editor/contextKeys';
import { registerLateParts } from './editor/lateParts';
import { Explorer } from './editor/profiles/explorer';
import { isExplorerNode } from './editor/profiles/explorerNodes';
import { KnownIds } from './editor/profiles/knownIds';
import { LookUps } from './editor/profiles/lookUps';
import { Profiles } from './editor/profiles/profiles';
import { registerResponses } from './editor/profiles/responses';
import { SeenPeople } from './editor/profiles/seenPeople';
import { registerStatusBar } from './editor/statusBar';

/**
 * Creates what is needed at once, such as the explorer. Everything else is registered here too, but its code is loaded
 * when it is first needed.
 */
export function activate(context: vscode.ExtensionContext): void {
  const { extension, extensionUri, globalState, secrets, subscriptions } = context;
  const log = vscode.window.createOutputChannel('Amplitude Profiles', { log: true });
  const commands = createCommandRegistry(isExplorerNode, log);
  const connections = new Connections(createApiKeys(secrets), log);
  const clients = createClients(connections, (line) => log.info(line));
  const profiles = new Profiles(globalState);
  const lookUps = new LookUps(connections, profiles, clients);
  const knownIds = new KnownIds(connections, profiles, globalState);
  const seenPeople = new SeenPeople(connections, profiles, knownIds);
  const explorer = new Explorer(connections, profiles, lookUps);
  const responses = registerResponses(commands, connections, profiles);
  const core = { extensionId: extension.id, extensionUri, commands, connections, clients, profiles, lookUps, log };

  subscriptions.push(
    ...[log, connections, profiles, lookUps, knownIds, seenPeople, explorer, responses],
    registerContextKeys(connections, profiles, lookUps),
    registerStatusBar(connections, lookUps),
    registerLateParts(context, { ...core, knownIds, seenPeople, explorer, responses }),
  );
}
