import * as vscode from 'vscode';
import type { Person } from '../../profile/profile';
import { Dismissed } from '../commands';
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
    const chosen = await vscode.window.showQuickPick([another, line, ...known], {
      title: TITLE,
      placeHolder: 'Choose who reads the message',
      matchOnDescription: true,
    });
    if (!chosen) throw new Dismissed();
    return chosen.person ?? this.people.ask({ title: TITLE });
  }

  /** Asks for two or more people. Rejects with `Dismissed`. */
  async chooseSeveral(): Promise<readonly Person[]> {
    await this.connections.ready();
    const chosen = await vscode.window.showQuickPick(this.people.known().map(itemOf), {
      title: 'Compare People',
      placeHolder: 'Choose whose messages to show side by side',
      matchOnDescription: true,
      canPickMany: true,
    });
    if (!chosen || chosen.length === 0) throw new Dismissed();
    return chosen.flatMap(({ person }) => person ?? []);
  }
}

const TITLE = 'Preview As';

function itemOf({ person, description }: KnownPerson): Item {
  const icon = new vscode.ThemeIcon(person.userId === undefined ? 'device-mobile' : 'account');
  return { label: labelOf(person), description, iconPath: icon, person };
}
