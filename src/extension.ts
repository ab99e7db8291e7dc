import * as vscode from 'vscode';
import { createApiKeys } from './editor/apiKeys';
import { createClients } from './editor/clients';
import { createCommandRegistry } from './editor/commands';
import { registerConnectionCommands } from './editor/connectionCommands';
import { Connections } from './editor/connections';
import { registerContextKeys } from './editor/contextKeys';
import { Explorer } from './editor/explorer';
import { isExplorerNode } from './editor/explorerNodes';
import { KnownIds } from './editor/knownIds';
import { registerLanguageFeatures } from './editor/languageFeatures';
import { registerLookUpCommands } from './editor/lookUpCommands';
import { createLookUpFlows } from './editor/lookUpFlows';
import { LookUps } from './editor/lookUps';
import { People } from './editor/people';
import { registerProfileCommands } from './editor/profileCommands';
import { ProfilePages } from './editor/profilePages';
import { Profiles } from './editor/profiles';
import { registerResponses } from './editor/responses';
import { registerStatusBar } from './editor/statusBar';
import { registerValueCommands } from './editor/valueCommands';

export function activate({ extensionUri, globalState, secrets, subscriptions }: vscode.ExtensionContext): void {
  const log = vscode.window.createOutputChannel('Amplitude Profiles', { log: true });
  const commands = createCommandRegistry(isExplorerNode, log);
  const connections = new Connections(createApiKeys(secrets), log);
  const clients = createClients(connections, (line) => log.info(line));
  const profiles = new Profiles(globalState);
  const lookUps = new LookUps(connections, profiles, clients);
  const people = new People(connections, profiles);
  const knownIds = new KnownIds(connections, profiles, globalState);
  const explorer = new Explorer(connections, profiles, lookUps);
  const flows = createLookUpFlows({ connections, profiles, lookUps, knownIds, explorer });
  const responses = registerResponses(commands, connections, profiles);
  const pages = new ProfilePages({
    ...{ extensionUri, commands, connections, profiles, lookUps, flows, responses, clients, log },
  });

  subscriptions.push(log, connections, profiles, lookUps, explorer, responses, pages);
  subscriptions.push(
    registerConnectionCommands(commands, connections, clients.checkKey),
    registerLookUpCommands(commands, { connections, lookUps, people, flows, showPage: (person) => pages.open(person) }),
    registerProfileCommands(commands, connections, profiles, people, pages),
    registerValueCommands(commands, { connections, profiles, people, explorer, clients }),
    registerContextKeys(connections, profiles, lookUps),
    registerStatusBar(connections, lookUps),
    registerLanguageFeatures(),
    commands.register('showLog', { ask: async () => log.show() }),
  );
}
