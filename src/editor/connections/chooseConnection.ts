import * as vscode from 'vscode';
import { Dismissed } from '../commands';
import { plainLabel } from '../labels';
import { type Connections, DEFAULT_NAME, SAMPLE } from './connections';

/** What the user wants to do with a connection. */
export type Choice =
  | { readonly does: 'select' | 'setKey' | 'rename' | 'remove'; readonly name: string }
  | { readonly does: 'add' };

/** Lists the connections, with a button for each thing that can be done with one. Rejects with `Dismissed`. */
export async function chooseConnection(connections: Connections): Promise<Choice> {
  const buttons = [
    { does: 'setKey' as const, iconPath: new vscode.ThemeIcon('key'), tooltip: 'Replace Key' },
    { does: 'rename' as const, iconPath: new vscode.ThemeIcon('edit'), tooltip: 'Rename' },
    { does: 'remove' as const, iconPath: new vscode.ThemeIcon('trash'), tooltip: 'Remove' },
  ];
  const active = (name: string) => (name === connections.active ? ['active'] : []);
  const items = [
    ...connections.all.map(({ name, hasKey, origin }) => ({
      label: plainLabel(name),
      iconPath: new vscode.ThemeIcon('plug'),
      description: [...active(name), hasKey ? (origin?.replace(/^https?:\/\//, '') ?? '') : 'no key yet'].join(' · '),
      buttons,
      choice: hasKey ? { does: 'select' as const, name } : { does: 'setKey' as const, name },
    })),
    {
      label: SAMPLE,
      iconPath: new vscode.ThemeIcon('beaker'),
      description: [...active(SAMPLE), 'example people, without account or network'].join(' · '),
      choice: { does: 'select' as const, name: SAMPLE },
    },
    { label: '', kind: vscode.QuickPickItemKind.Separator, choice: undefined },
    connections.all.length === 0
      ? {
          label: 'Set API Key…',
          iconPath: new vscode.ThemeIcon('key'),
          choice: { does: 'setKey' as const, name: DEFAULT_NAME },
        }
      : { label: 'Add Connection…', iconPath: new vscode.ThemeIcon('add'), choice: { does: 'add' as const } },
  ];
  const pick = vscode.window.createQuickPick<vscode.QuickPickItem & { choice: Choice | undefined }>();
  pick.items = items;
  pick.placeholder = 'Choose the connection that look-ups use';
  pick.activeItems = pick.items.filter(({ choice }) => choice?.does !== 'add' && choice?.name === connections.active);
  return new Promise((resolve, reject) => {
    const end = (choice: Choice | undefined) => {
      if (choice) resolve(choice);
      pick.hide();
    };
    pick.onDidAccept(() => end(pick.selectedItems[0]?.choice));
    pick.onDidTriggerItemButton(({ button, item: { choice } }) => {
      const pressed = buttons.find((one) => one === button);
      if (pressed && choice && choice.does !== 'add') end({ does: pressed.does, name: choice.name });
    });
    pick.onDidHide(() => {
      reject(new Dismissed());
      pick.dispose();
    });
    pick.show();
  });
}
