import * as v from 'valibot';
import * as vscode from 'vscode';
import { endpointProblem } from '../../api/endpoint';
import { ApiFailure, invalidEndpoint } from '../../api/failure';
import { keyProblem } from '../../api/key';
import { shortened, visible } from '../../profile/visible';
import { type ApiKeys, StorageFailure } from '../apiKeys';
import { type CommandRegistry, Dismissed, Refusal } from '../commands';
import { askForText } from '../inputs';
import { plainLabel, withoutLinks } from '../labels';
import { endpoint } from '../settings';
import { chooseConnection } from './chooseConnection';
import { type Connections, DEFAULT_NAME, SAMPLE } from './connections';
import { createKeyChecks, isAboutKey, type KeyCheck } from './keyChecks';

const LONGEST_NAME = 64;

/** Registers the commands that set and remove keys and that manage connections. */
export function registerConnectionCommands(
  commands: CommandRegistry,
  connections: Connections,
  checkKey: KeyCheck,
): vscode.Disposable {
  const checks = createKeyChecks(checkKey);

  async function keep(name: string, key: string, signal: AbortSignal): Promise<void> {
    const target = endpoint();
    const problem = keyProblem(key) ?? nameProblem(name);
    if (problem) throw new Refusal(problem);
    const wrongTarget = endpointProblem(target);
    if (wrongTarget) throw invalidEndpoint(wrongTarget);
    const unchecked = await checks.check(name, key, signal);
    await connections.change((keys) => keys.keep(name, key, new URL(target).origin));
    if (unchecked) warn(`The key of “${name}” is kept. ${unchecked}`);
  }

  /** Asks for a key until one is accepted. Rejects with `Dismissed`. */
  async function askForKey(name: string): Promise<void> {
    const prompt =
      'The project’s secret key, from Amplitude: Settings, Projects. VS Code keeps it in its secret storage.';
    const typed = await askForText(
      { title: `Set the API Key of “${name}”` },
      { password: true, prompt, placeholder: 'Secret key' },
      (text) => keyProblem(text.trim()),
      async (text, signal) => {
        try {
          await keep(name, text.trim(), signal);
          return undefined;
        } catch (error) {
          if (error instanceof ApiFailure && isAboutKey(error)) return error.message;
          throw error;
        }
      },
    );
    const trimmed = typed === typed.trim() ? '' : ' Spaces around it were removed.';
    vscode.window.setStatusBarMessage(`$(check) The key of “${plainLabel(name)}” is set.${trimmed}`, 8000);
  }

  async function askForName(title: string, value = ''): Promise<string> {
    const taken = (name: string) =>
      name !== value && connections.find(name) ? 'There is already a connection with this name.' : undefined;
    const name = await askForText(
      { title },
      { value, placeholder: 'Name', prompt: 'For example: Production' },
      (text) => {
        return nameProblem(text.trim()) ?? taken(text.trim());
      },
    );
    return name.trim();
  }

  /** Asks for one of the connections that have a key. */
  async function choose(placeHolder: string): Promise<string> {
    const names = connections.all.filter(({ hasKey }) => hasKey).map(({ name }) => name);
    if (names.length === 0) throw new Refusal('No connection has a key.');
    if (names.length === 1 && names[0]) return names[0];
    const chosen = await vscode.window.showQuickPick(
      names.map((name) => ({ label: plainLabel(name), name })),
      { placeHolder },
    );
    if (!chosen) throw new Dismissed();
    return chosen.name;
  }

  /** Changes a connection. Cancels a running check of its key first, which would store the key again. */
  async function changed(name: string, make: (keys: ApiKeys) => Promise<void>): Promise<void> {
    checks.cancel(name);
    await connections.change(make);
  }

  const removeAll = async () => {
    checks.cancelAll();
    await connections.change((keys) => keys.removeAll());
  };

  const removeKey = async (name: string) => {
    if (!connections.find(name)?.hasKey) throw new Refusal(`“${shortened(visible(name), 80)}” has no key.`);
    await changed(name, (keys) => keys.removeKey(name));
  };

  async function activate(name: string): Promise<string> {
    try {
      await connections.activate(name);
    } catch (error) {
      if (!(error instanceof StorageFailure)) throw error;
      warn(`“${name}” is active in this window only. ${error.message}`);
    }
    return name;
  }

  async function selectOrChange(): Promise<string | undefined> {
    await connections.ready();
    const choice = await chooseConnection(connections);
    if (choice.does === 'select') return activate(choice.name);
    if (choice.does === 'setKey') await askForKey(choice.name);
    if (choice.does === 'add') await askForKey(await askForName('Add a Connection'));
    if (choice.does === 'rename') {
      const newName = await askForName(`Rename “${choice.name}”`, choice.name);
      if (newName !== choice.name) await changed(choice.name, (keys) => keys.rename(choice.name, newName));
    }
    if (
      choice.does === 'remove' &&
      (await confirmed(`Remove the connection “${choice.name}” and its key?`, 'Remove'))
    ) {
      await changed(choice.name, (keys) => keys.remove(choice.name));
    }
    return undefined;
  }

  const text = v.string('must be text');
  const name = v.pipe(text, v.trim());
  return vscode.Disposable.from(
    commands.register('setApiKey', {
      argument: v.object({ key: text, connection: v.optional(name) }, 'expects { key, connection? }'),
      async run({ key, connection = DEFAULT_NAME }) {
        await connections.ready();
        await keep(connection, key.trim(), new AbortController().signal);
      },
      async ask() {
        await connections.ready();
        await askForKey(connections.sampleIsActive ? DEFAULT_NAME : connections.active);
      },
    }),
    commands.register('removeApiKey', {
      argument: v.object({ connection: v.optional(name) }, 'expects { connection? }'),
      async run({ connection }) {
        await connections.ready();
        await removeKey(connection ?? (connections.sampleIsActive ? DEFAULT_NAME : connections.active));
      },
      async ask() {
        await connections.ready();
        const name = await choose('Whose key should be removed?');
        if (await confirmed(`Remove the key of “${name}”?`, 'Remove')) await removeKey(name);
      },
    }),
    commands.register('removeAllKeys', {
      argument: v.object({}, 'expects {}'),
      run: removeAll,
      async ask() {
        const question = 'Remove all connections and their keys from VS Code’s secret storage?';
        if (await confirmed(question, 'Remove All')) await removeAll();
      },
    }),
    commands.register('selectConnection', {
      argument: v.object({ connection: name }, 'expects { connection }'),
      run: ({ connection }) => activate(connection),
      ask: selectOrChange,
    }),
  );
}

function warn(sentence: string): void {
  void vscode.window.showWarningMessage(withoutLinks(sentence));
}

async function confirmed(question: string, yes: string): Promise<boolean> {
  return (await vscode.window.showWarningMessage(question, { modal: true }, yes)) === yes;
}

function nameProblem(name: string): string | undefined {
  if (name === '') return 'Enter a name.';
  if (name.toLowerCase() === SAMPLE.toLowerCase())
    return `“${SAMPLE}” is the built-in connection; it needs no key. Choose another name.`;
  if (name.length > LONGEST_NAME) return `A name has at most ${LONGEST_NAME} characters.`;
  return /\p{C}/u.test(name) ? 'A name cannot hold control or invisible characters.' : undefined;
}
