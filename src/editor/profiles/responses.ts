import * as v from 'valibot';
import * as vscode from 'vscode';
import { indented } from '../../profile/json';
import type { Person } from '../../profile/profile';
import { shortened, visible } from '../../profile/visible';
import * as expected from '../arguments';
import { type CommandRegistry, Refusal } from '../commands';
import type { Connections } from '../connections/connections';
import { RESPONSE_SCHEME } from '../schemes';
import { personsOf } from './explorerNodes';
import type { LastResponse, Profiles } from './profiles';

/** Milliseconds to wait for VS Code to update a document. */
const PATIENCE = 10_000;

/** The query of a response document's URI: the connection and the person. */
const written = v.pipe(
  v.string(),
  v.parseJson(),
  v.tuple([v.string(), v.union([v.object({ userId: v.string() }), v.object({ deviceId: v.string() })])]),
);

export interface Responses extends vscode.Disposable {
  /** Opens the last response about a person, or about anybody. Rejects with `Refusal` if none is in memory. */
  open(connection: string, person?: Person): Promise<void>;
}

/** Registers *Open Response as JSON*, which shows the last response, indented, in a read-only editor. */
export function registerResponses(commands: CommandRegistry, connections: Connections, profiles: Profiles): Responses {
  const changed = new vscode.EventEmitter<vscode.Uri>();

  async function open(connection: string, person?: Person): Promise<void> {
    const response = profiles.lastResponse(connection, person);
    if (!response)
      throw new Refusal(person ? 'No response about this person is in memory.' : 'No response is in memory.');
    const uri = uriOf(response);
    changed.fire(uri);
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(document, { preview: false });
    await updated(document, contentOf);
  }

  function contentOf(uri: vscode.Uri): string {
    const subject = subjectOf(uri);
    const response = subject && profiles.lastResponse(...subject);
    return response ? readable(response.text) : 'This response is no longer in memory. Refresh the profile.';
  }

  const content: vscode.TextDocumentContentProvider = {
    onDidChange: changed.event,
    provideTextDocumentContent: contentOf,
  };
  /** Updates open documents, so that none shows a response that is no longer in memory. */
  const update = (connection: string) => {
    for (const { uri } of vscode.workspace.textDocuments) {
      if (uri.scheme === RESPONSE_SCHEME && subjectOf(uri)?.[0] === connection) changed.fire(uri);
    }
  };
  const disposable = vscode.Disposable.from(
    changed,
    profiles.onDidChange(update),
    vscode.workspace.registerTextDocumentContentProvider(RESPONSE_SCHEME, content),
    commands.register('openJson', {
      argument: expected.person,
      run: (person) => open(connections.active, person),
      ask: (nodes) => open(connections.active, personsOf(nodes)[0]),
    }),
  );
  return { open, dispose: () => disposable.dispose() };
}

/**
 * Waits until a document that was open already holds its present content. VS Code updates it some time after the event
 * that asks for it, and not at all if it is closed meanwhile.
 */
function updated(document: vscode.TextDocument, contentOf: (uri: vscode.Uri) => string): Promise<void> {
  const isUpdated = () => withPlainBreaks(document.getText()) === withPlainBreaks(contentOf(document.uri));
  return new Promise((resolve) => {
    if (isUpdated()) return resolve();
    const end = () => {
      clearTimeout(timer);
      listening.dispose();
      resolve();
    };
    const timer = setTimeout(end, PATIENCE);
    const listening = vscode.workspace.onDidChangeTextDocument((event) => {
      if (event.document === document && isUpdated()) end();
    });
  });
}

/** An editor makes all line breaks of a document alike. */
function withPlainBreaks(text: string): string {
  return text.replaceAll(/\r\n?/g, '\n');
}

/** Returns the response, indented if it is JSON. */
export function readable(text: string): string {
  return isJson(text) ? indented(text) : text;
}

/** Returns the file extension for a response, by which VS Code chooses the language. */
export function extensionOf(text: string): string {
  return isJson(text) ? 'json' : 'txt';
}

/** Judges by the first character, so that truncated JSON counts too. */
function isJson(text: string): boolean {
  return /^\s*[{[]/.test(text);
}

/** Returns the subject of a response document. Nothing for an invalid URI, which anybody can open. */
function subjectOf({ query }: vscode.Uri): [connection: string, person: Person] | undefined {
  const { success, output } = v.safeParse(written, query);
  return success ? output : undefined;
}

/** The path names the connection, because the editor shows it. */
function uriOf({ connection, person, text }: LastResponse): vscode.Uri {
  const nameOf = (foreign: string) => shortened(visible(foreign).replaceAll(/[\\/]/g, '_'), 80);
  const file = `${nameOf(person.userId ?? person.deviceId ?? '')}.${extensionOf(text)}`;
  const query = JSON.stringify([connection, person]);
  return vscode.Uri.from({ scheme: RESPONSE_SCHEME, path: `/${nameOf(connection)} connection/${file}`, query });
}
