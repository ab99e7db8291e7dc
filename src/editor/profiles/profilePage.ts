import type * as vscode from 'vscode';
import type { Path } from '../../profile/liquidPath';
import type { Group } from '../../profile/outline';
import type { Person } from '../../profile/profile';
import type { Row } from '../../profile/row';
import { shortened, visible } from '../../profile/visible';
import { type Confirmed, isConfirmed, isFromPage } from '../../webview/profile/guards';
import type { FromPage, PageModel, ToPage } from '../../webview/profile/protocol';
import { type CommandRegistry, Refusal } from '../commands';
import type { Clients } from '../connections/clients';
import { type Connections, SAMPLE } from '../connections/connections';
import * as settings from '../settings';
import { prepare, webviewHtml } from '../webviewHtml';
import type { LookUpFlows } from './lookUpFlows';
import type { LookUps } from './lookUps';
import type { Profiles } from './profiles';
import { type Responses, readable } from './responses';
import { outlineOf } from './rows';
import type { SeenPeople } from './seenPeople';
import { copyAsCurl, found } from './valueCommands';
import { copied, copyLiquid, copyValues, insertLiquid } from './values';

export interface PageParts {
  readonly extensionUri: vscode.Uri;
  readonly commands: CommandRegistry;
  readonly connections: Connections;
  readonly profiles: Profiles;
  readonly lookUps: LookUps;
  readonly flows: LookUpFlows;
  readonly responses: Responses;
  readonly seenPeople: SeenPeople;
  readonly clients: Clients;
  readonly log: vscode.LogOutputChannel;
}

/** The page of one person. Shows what the profiles hold and acts on the messages of the page. */
export class ProfilePage {
  private shown = '';
  private isClosed = false;

  constructor(
    readonly panel: vscode.WebviewPanel,
    public connection: string,
    readonly person: Person,
    private readonly parts: PageParts,
  ) {
    const { extensionUri, commands } = parts;
    const { webview } = panel;
    panel.title = shortened(visible(person.userId ?? person.deviceId ?? ''), 80);
    prepare(panel, extensionUri);
    webview.onDidReceiveMessage((message: unknown) => commands.shown(async () => this.receive(message)));
    panel.onDidDispose(() => {
      this.isClosed = true;
    });
    webview.html = webviewHtml(webview, extensionUri, PAGE);
  }

  /**
   * Sends the current state if the page shows another one. A hidden page runs no script; it asks for the state when it
   * is shown again.
   */
  update(): void {
    if (!this.panel.visible || this.shown === this.version()) return;
    this.show();
  }

  private show(): void {
    this.shown = this.version();
    this.post({ type: 'show', model: this.model() });
  }

  /** Returns a text that changes whenever the content of the page does. */
  private version(): string {
    const { connections, profiles, lookUps } = this.parts;
    const { connection, person } = this;
    const version = profiles.get(connection, person)?.version;
    return JSON.stringify([
      connection,
      connections.active,
      version,
      lookUps.isRunning(connection, person),
      settings.names(),
    ]);
  }

  private async receive(message: unknown): Promise<void> {
    if (!isFromPage(message)) this.parts.log.warn('A message that the profile page does not send was ignored.');
    else if (isConfirmed(message)) await this.confirm(message);
    else await this.act(message);
  }

  private async act(message: Exclude<FromPage, Confirmed>): Promise<void> {
    const { lookUps, flows, responses } = this.parts;
    switch (message.type) {
      case 'ready':
        return this.show();
      case 'cancel':
        return lookUps.cancel(this.person);
      case 'openJson':
        return responses.open(this.connection, this.person);
      case 'getJson':
        return this.post({ type: 'json', text: this.json() });
      case 'refresh':
        await flows.refresh(await this.activePerson());
        return;
      case 'askFor':
        await flows.askForPart(await this.activePerson(), message.part);
        return;
    }
  }

  /** Runs an action with no visible effect and lets the page confirm it, as in "Copied". */
  private async confirm(message: Confirmed): Promise<void> {
    const { profiles, clients } = this.parts;
    if (message.type === 'copyJson') await copied(this.json(), 'JSON');
    else if (message.type === 'copyAsCurl') await copyAsCurl(profiles, this.connection, this.person, clients);
    else await ROW_ACTIONS[message.type]([this.row(message.path, message.part)]);
    this.post({ type: 'done', action: message.type });
  }

  private row(path: Path, part: Group['part'] | undefined): Row {
    const seen = this.parts.profiles.get(this.connection, this.person);
    if (!seen) throw new Refusal('This person is not in memory any more. Look the person up again.');
    return found(seen.profile, path, part);
  }

  private json(): string {
    return readable(this.parts.profiles.lastResponse(this.connection, this.person)?.text ?? '');
  }

  /**
   * Returns the person of the page if its connection is active, because look-ups use the active connection. Otherwise
   * rejects with `Refusal`.
   */
  private async activePerson(): Promise<Person> {
    await this.parts.connections.ready();
    if (this.connection === this.parts.connections.active) return this.person;
    const name = shortened(visible(this.connection), 80);
    throw new Refusal(
      this.connection === SAMPLE || this.parts.connections.find(this.connection)
        ? `This page is of the connection “${name}”. Select that connection to ask it again.`
        : `This page is of the connection “${name}”, which no longer exists. Look the person up on another one.`,
    );
  }

  private model(): PageModel {
    const { connection, person } = this;
    const seen = this.parts.profiles.get(connection, person);
    const answer = seen?.profile.lastAnswer;
    return {
      connection,
      sample: connection === SAMPLE,
      person,
      answered: seen?.profile.answered ?? {},
      ...(answer && {
        status: answer.status,
        fetchedAt: answer.fetchedAt,
        durationMs: answer.durationMs,
        fromCache: answer.fromCache,
      }),
      groups: seen ? outlineOf(seen.profile) : [],
      busy: this.parts.lookUps.isRunning(connection, person),
      ...(seen?.failure ? { failure: seen.failure.message } : {}),
    };
  }

  private post(message: ToPage): void {
    if (!this.isClosed) void this.panel.webview.postMessage(message);
  }
}

const PAGE = { script: 'profilePage', element: 'profile-page', title: 'Amplitude Profile' };

const ROW_ACTIONS = { copyValue: copyValues, copyLiquid, insertLiquid };
