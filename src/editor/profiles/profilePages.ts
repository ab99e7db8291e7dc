import * as vscode from 'vscode';
import { type Person, personKey } from '../../profile/profile';
import { requestProblem } from '../../profile/request';
import { isPageState } from '../../webview/profile/guards';
import type { PageState } from '../../webview/profile/protocol';
import { PROFILE_PAGE } from '../panels';
import * as settings from '../settings';
import { type PageParts, ProfilePage } from './profilePage';

/**
 * The open profile pages, at most one per person and connection. An open one is revealed instead of being opened again.
 */
export class ProfilePages implements vscode.WebviewPanelSerializer, vscode.Disposable {
  private readonly pages = new Set<ProfilePage>();
  private readonly subscriptions: vscode.Disposable;
  private updating: NodeJS.Timeout | undefined;

  constructor(private readonly parts: PageParts) {
    const updateAll = () => this.updateSoon();
    this.subscriptions = vscode.Disposable.from(
      parts.profiles.onDidChange(updateAll),
      parts.lookUps.onDidChange(updateAll),
      settings.onDidChangeSettings(updateAll),
      parts.connections.onDidChange(({ renamed }) => {
        for (const page of this.pages) {
          page.connection = renamed.find(([name]) => name === page.connection)?.[1] ?? page.connection;
        }
        updateAll();
      }),
    );
  }

  async deserializeWebviewPanel(panel: vscode.WebviewPanel, state: unknown): Promise<void> {
    if (isPageState(state) && !requestProblem(state.person)) this.restore(panel, state);
    else panel.dispose();
  }

  /** Updates the pages, once for simultaneous changes. */
  private updateSoon(): void {
    this.updating ??= setTimeout(() => {
      this.updating = undefined;
      for (const page of this.pages) page.update();
    }, 0);
  }

  /** Opens the page of a person on the active connection. */
  open(person: Person): void {
    const { active } = this.parts.connections;
    this.parts.seenPeople.show(person);
    const page = this.find(active, person);
    if (page) page.panel.reveal();
    else this.add(vscode.window.createWebviewPanel(PROFILE_PAGE, '', vscode.ViewColumn.Active), active, person);
  }

  /**
   * Restores a page when its tab is first shown. If another page of the same person was opened meanwhile, that one is
   * closed, because it is out of sight: closing the tab that VS Code is restoring could leave an empty page behind.
   */
  private restore(panel: vscode.WebviewPanel, { connection, person }: PageState): void {
    this.find(connection, person)?.panel.dispose();
    this.add(panel, connection, person);
  }

  private find(connection: string, person: Person): ProfilePage | undefined {
    const key = personKey(person);
    return [...this.pages].find((page) => page.connection === connection && personKey(page.person) === key);
  }

  private add(panel: vscode.WebviewPanel, connection: string, person: Person): void {
    const page = new ProfilePage(panel, connection, person, this.parts);
    this.pages.add(page);
    panel.onDidDispose(() => this.pages.delete(page));
  }

  dispose(): void {
    clearTimeout(this.updating);
    this.subscriptions.dispose();
  }
}
