import * as vscode from 'vscode';
import type { CommandRegistry } from './commands';
import { registerConnectionCommands } from './connectionCommands';
import type { KeyCheck } from './keyChecks';
import { registerLookUpCommands } from './lookUpCommands';
import { registerProfileCommands } from './profileCommands';
import type { ProfilePages } from './profilePages';
import { registerValueCommands, type ValueParts } from './valueCommands';

type Parts = Omit<Parameters<typeof registerLookUpCommands>[1], 'showPage'> &
  ValueParts & { readonly pages: ProfilePages; readonly log: vscode.LogOutputChannel };

/** Every command of the extension but `openJson`, which the responses bring. */
export function registerAllCommands(commands: CommandRegistry, checkKey: KeyCheck, parts: Parts): vscode.Disposable {
  const { connections, pages, log } = parts;
  return vscode.Disposable.from(
    registerConnectionCommands(commands, connections, checkKey),
    registerLookUpCommands(commands, { ...parts, showPage: (person) => pages.open(person) }),
    registerProfileCommands(commands, parts),
    registerValueCommands(commands, parts),
    commands.register('showLog', { ask: async () => log.show() }),
  );
}
