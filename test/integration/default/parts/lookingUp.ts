import * as vscode from 'vscode';
import { createApiKeys } from '../../../../src/editor/apiKeys';
import { createClients } from '../../../../src/editor/connections/clients';
import { Connections } from '../../../../src/editor/connections/connections';
import { LookUps } from '../../../../src/editor/profiles/lookUps';
import { Profiles } from '../../../../src/editor/profiles/profiles';
import { Memory } from './memento';
import { Secrets } from './secrets';

/** What looks people up, and knows no key and nobody yet. */
export interface LookingUp extends vscode.Disposable {
  readonly connections: Connections;
  readonly profiles: Profiles;
  readonly lookUps: LookUps;
}

export function lookingUp(): LookingUp {
  const log = vscode.window.createOutputChannel('Looking Up', { log: true });
  const connections = new Connections(createApiKeys(new Secrets()), log);
  const profiles = new Profiles(new Memory());
  const lookUps = new LookUps(
    connections,
    profiles,
    createClients(connections, () => undefined),
  );
  const dispose = () => vscode.Disposable.from(lookUps, connections, profiles, log).dispose();
  return { connections, profiles, lookUps, dispose };
}
