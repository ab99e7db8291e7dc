import * as vscode from 'vscode';
import { type Person, personKey } from '../../profile/profile';
import { Dismissed, Refusal } from '../commands';
import type { Connections } from '../connections/connections';
import { type KnownPerson, labelOf } from '../inputs';
import type { People } from '../profiles/people';

interface Item extends vscode.QuickPickItem {
  readonly person?: Person;
}

/** Asks for the recipients of a message: known people or new ones. */
export class PreviewPeople {
  constructor(
    private readonly connections: Connections,
    private readonly people: People,
  ) {}

  /** Asks for one person. Rejects with `Dismissed`. */
  async choose(): Promise<Person> {
    await this.connections.ready();
    const known = this.people.known().map(itemOf);
    if (known.length === 0) return this.people.ask({ title: TITLE });
    const another: Item = { label: 'Somebody Else…', iconPath: new vscode.ThemeIcon('search'), alwaysShow: true };
    const line: Item = { label: '', kind: vscode.QuickPickItemKind.Separator };
    const pick = vscode.window.createQuickPick<Item>();
    Object.assign(pick, { title: TITLE, placeholder: 'Choose who reads the message', matchOnDescription: true });
    pick.items = [another, line, ...known];
    const [chosen] = await pickedIn(pick);
    return chosen?.person ?? this.people.ask({ title: TITLE }, pick.value.trim());
  }

  /**
   * Asks for people to compare, of whom those compared now are checked. Rejects with `Dismissed`, or with `Refusal` if
   * nobody is known.
   */
  async chooseSeveral(compared: readonly Person[]): Promise<readonly Person[]> {
    await this.connections.ready();
    const items = this.people.known().map(itemOf);
    if (items.length === 0) throw new Refusal('Nobody was looked up yet.', ['lookUpUser', 'Look Up User…']);
    const pick = vscode.window.createQuickPick<Item>();
    const placeholder = 'Check whose messages to show side by side';
    Object.assign(pick, { title: 'Compare People', placeholder, matchOnDescription: true, canSelectMany: true });
    const keys = compared.map(personKey);
    pick.items = items;
    pick.selectedItems = items.filter(({ person }) => person && keys.includes(personKey(person)));
    const chosen = await pickedIn(pick);
    return chosen.flatMap(({ person }) => person ?? []);
  }
}

const TITLE = 'Preview As';

/** Returns what is checked when Enter is pressed, or else the active item. Rejects with `Dismissed`. */
function pickedIn(pick: vscode.QuickPick<Item>): Promise<readonly Item[]> {
  return new Promise<readonly Item[]>((resolve, reject) => {
    pick.onDidAccept(() => {
      const { selectedItems, activeItems } = pick;
      if (selectedItems.length + activeItems.length > 0)
        resolve(selectedItems.length > 0 ? selectedItems : activeItems);
      pick.hide();
    });
    pick.onDidHide(() => {
      reject(new Dismissed());
      pick.dispose();
    });
    pick.show();
  });
}

function itemOf({ person, description }: KnownPerson): Item {
  const icon = new vscode.ThemeIcon(person.userId === undefined ? 'device-mobile' : 'account');
  return { label: labelOf(person), description, iconPath: icon, person };
}
