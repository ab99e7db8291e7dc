import * as v from 'valibot';
import * as vscode from 'vscode';
import { ApiFailure, type FailureKind } from '../api/failure';
import { personOf } from '../profile/profile';
import { StorageFailure } from './apiKeys';
import { withoutLinks } from './labels';

/**
 * A command with its two forms. With an argument it asks nothing, returns a value, and rejects with the message that
 * the user would see. From the palette or a menu it asks for what it needs and shows that message.
 */
export interface Command<Argument> {
  /** Commands that take no argument leave out `argument` and `run`. */
  readonly argument?: v.GenericSchema<unknown, Argument>;
  run?(argument: Argument): Promise<unknown>;
  /** `nodes` are the rows of the explorer that it was called on. */
  ask(nodes: readonly object[]): Promise<unknown>;
}

/** Recognises rows that a view's menu passes to a command. Any other argument comes from a program or a key binding. */
export type NodeTest = (value: unknown) => value is object;

export type CommandRegistry = ReturnType<typeof createCommandRegistry>;

const PREFIX = 'amplitudeProfile.';

/** Creates the registry of all commands. `isNode` recognises rows of the explorer. */
export function createCommandRegistry(isNode: NodeTest, log: vscode.LogOutputChannel) {
  const commands = new Map<string, (first: unknown, all: unknown) => Promise<unknown>>();
  const isArgument = (first: unknown) => first !== undefined && first !== null && !isNode(first);
  return {
    /** Runs an action that the user started other than by a command, and shows any error. */
    shown: <T>(run: () => Promise<T>) => shown(run, log),
    /** Registers what a command does. To be callable it must also be passed to `offer`. */
    register<Argument>(name: string, { argument, run, ask }: Command<Argument>): vscode.Disposable {
      commands.set(PREFIX + name, async (first, all) => {
        if (argument && run && isArgument(first)) {
          return reported(async () => run(checked(name, argument, first)), log);
        }
        const nodes = Array.isArray(all) && all.length > 0 ? all.filter(isNode) : [first].filter(isNode);
        return shown(() => ask(nodes), log);
      });
      return { dispose: () => commands.delete(PREFIX + name) };
    },
    /**
     * Registers commands with VS Code, by their full names. Before one runs, `load` is called, which must `register`
     * it.
     */
    offer(names: readonly string[], load: (name: string) => Promise<unknown>): vscode.Disposable {
      const run = async (name: string, first: unknown, all: unknown) => {
        const loaded = async () => {
          await load(name);
          const command = commands.get(name);
          if (!command) throw new Error(`${name} does nothing.`);
          return command;
        };
        const command = await (isArgument(first) ? reported(loaded, log) : shown(loaded, log));
        return command?.(first, all);
      };
      return vscode.Disposable.from(
        ...names.map((name) => vscode.commands.registerCommand(name, (first, all) => run(name, first, all))),
      );
    },
  };
}

/** The user pressed Escape or Cancel. */
export class Dismissed extends Error {}

/** The buttons of an error message: command and title. */
const WAYS_OUT: { readonly [kind in FailureKind]?: readonly (readonly [string, string])[] } = {
  'no-key': [['setApiKey', 'Set API Key…']],
  'wrong-key': [['setApiKey', 'Set API Key…']],
  'malformed-header': [['setApiKey', 'Set API Key…']],
  'invalid-endpoint': [['openSettings', 'Open Settings']],
  'wrong-path': [['openSettings', 'Open Settings']],
  redirect: [['openSettings', 'Open Settings']],
  timeout: [['openSettings', 'Open Settings']],
};

/** Runs an action that the user started. Shows any error, with buttons that help, and then resolves to nothing. */
async function shown<T>(run: () => Promise<T>, log: vscode.LogOutputChannel): Promise<T | undefined> {
  try {
    return await reported(run, log);
  } catch (error) {
    if (error instanceof Dismissed || (error instanceof ApiFailure && error.kind === 'cancelled')) return undefined;
    void offerWaysOut(error as Error, log);
    return undefined;
  }
}

async function offerWaysOut(error: Error, log: vscode.LogOutputChannel): Promise<void> {
  const failure = error instanceof ApiFailure ? error : undefined;
  const expected = failure !== undefined || error instanceof StorageFailure || error instanceof Refusal;
  const ways = [
    ...((failure && WAYS_OUT[failure.kind]) ?? []),
    ...(failure?.kind === 'refused' && !vscode.workspace.isTrusted ? [TRUST] : []),
    ...(failure?.details.body ? [['openJson', 'Open Response'] as const] : []),
    ...(error instanceof Refusal && error.wayOut ? [error.wayOut] : []),
    ...(expected ? [] : [['showLog', 'Show Log'] as const]),
  ];
  const chosen = await vscode.window.showErrorMessage(withoutLinks(error.message), ...ways.map(([, title]) => title));
  const command = ways.find(([, title]) => title === chosen)?.[0];
  if (!command) return;
  // Names the person, because others may have been looked up since.
  const request = failure?.details.request;
  const whose = command === 'openJson' && request ? personOf(request) : undefined;
  const id = command.includes('.') ? command : PREFIX + command;
  await shown(async () => vscode.commands.executeCommand(id, whose), log);
}

/** The way out of Restricted Mode, in which nothing is sent. */
const TRUST = ['workbench.trust.manage', 'Manage Workspace Trust'] as const;

/** The way out where there is no template to work on. */
export const NEW_TEMPLATE_COMMAND = ['newTemplate', 'New Braze Template'] as const;

/** A request of the user that cannot be met. The message says why in a sentence. */
export class Refusal extends Error {
  override readonly name = 'Refusal';

  /** `wayOut` is the command that helps, one of ours by its short name, and its title. */
  constructor(
    message: string,
    readonly wayOut?: readonly [command: string, title: string],
  ) {
    super(message);
  }
}

/**
 * The one place where bugs are told from expected failures. Expected failures are rethrown; a bug is logged with its
 * stack and rethrown as a sentence for people.
 */
async function reported<T>(run: () => Promise<T>, log: vscode.LogOutputChannel): Promise<T> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof ApiFailure)
      log.info(`${error.kind}${error.details.status ? ` (${error.details.status})` : ''}`);
    const known = [ApiFailure, StorageFailure, Refusal, Dismissed].some((kind) => error instanceof kind);
    if (known) throw error;
    log.error(error instanceof Error ? (error.stack ?? error.message) : 'A thrown value that is no error');
    throw new Error(`Something went wrong inside the extension: ${error instanceof Error ? error.message : 'unknown'}`);
  }
}

function checked<Schema extends v.GenericSchema>(
  name: string,
  schema: Schema,
  argument: unknown,
): v.InferOutput<Schema> {
  // Every argument is an object, for which valibot would take a list.
  const result = v.safeParse(schema, Array.isArray(argument) ? undefined : argument);
  if (result.success) return result.output;
  const [{ kind, message, path, input }] = result.issues;
  if (kind === 'validation') throw new Refusal(message);
  const where = path?.map(({ key }) => String(key)).join('.');
  const what = where ? `${where}: ${input === undefined ? 'is missing' : message}` : message;
  throw new Refusal(`amplitudeProfile.${name}: ${what}`);
}
