import * as vscode from 'vscode';
import { type Person, personKey } from '../profile/profile';
import { requestProblem } from '../profile/request';
import { isPageState } from '../webview/guards';
import type { PageState } from '../webview/protocol';
import { PROFILE_PAGE } from './panels';
import { type PageParts, ProfilePage } from './profilePage';
import * as settings from './settings';

/** The open profile pages: one for each person and connection, revealed again rather than opened twice. */
export class ProfilePages implements vscode.WebviewPanelSerializer, vscode.Disposable {
  readonly #pages = new Set<ProfilePage>();
  readonly #subscriptions: vscode.Disposable;
  #updating: NodeJS.Timeout | undefined;

  constructor(private readonly parts: PageParts) {
    const updateAll = () => this.#updateSoon();
    this.#subscriptions = vscode.Disposable.from(
      parts.profiles.onDidChange(updateAll),
      parts.lookUps.onDidChange(updateAll),
      settings.onDidChangeSettings(updateAll),
      parts.connections.onDidChange(({ renamed }) => {
        for (const page of this.#pages) {
          page.connection = renamed.find(([name]) => name === page.connection)?.[1] ?? page.connection;
        }
        updateAll();
      }),
    );
  }

  async deserializeWebviewPanel(panel: vscode.WebviewPanel, state: unknown): Promise<void> {
    if (isPageState(state) && !requestProblem(state.person)) this.#restore(panel, state);
    else panel.dispose();
  }

  /** Once for all changes that come together. */
  #updateSoon(): void {
    this.#updating ??= setTimeout(() => {
      this.#updating = undefined;
      for (const page of this.#pages) page.update();
    }, 0);
  }

  /** The page of a person on the active connection. */
  open(person: Person): void {
    const { active } = this.parts.connections;
    this.parts.seenPeople.show(person);
    const page = this.#find(active, person);
    if (page) page.panel.reveal();
    else this.#add(vscode.window.createWebviewPanel(PROFILE_PAGE, '', vscode.ViewColumn.Active), active, person);
  }

  /**
   * A tab is restored when it is first looked at; the person may have got another page before. That one goes, since it is out of
   * sight: a tab that closes while VS Code restores it may leave an empty page where it was.
   */
  #restore(panel: vscode.WebviewPanel, { connection, person }: PageState): void {
    this.#find(connection, person)?.panel.dispose();
    this.#add(panel, connection, person);
  }

  #find(connection: string, person: Person): ProfilePage | undefined {
    const key = personKey(person);
    return [...this.#pages].find((page) => page.connection === connection && personKey(page.person) === key);
  }

  #add(panel: vscode.WebviewPanel, connection: string, person: Person): void {
    const page = new ProfilePage(panel, connection, person, this.parts);
    this.#pages.add(page);
    panel.onDidDispose(() => this.#pages.delete(page));
  }

  dispose(): void {
    clearTimeout(this.#updating);
    this.#subscriptions.dispose();
  }
}
