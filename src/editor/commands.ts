import * as v from 'valibot';
import * as vscode from 'vscode';
import { ApiFailure, type FailureKind } from '../api/failure';
import { personOf } from '../profile/profile';
import { StorageFailure } from './apiKeys';
import { withoutLinks } from './labels';

/**
 * A command in its two lives. With an argument it asks nothing, gives a value, and rejects with the sentence that a person would
 * see. From the palette or a menu it asks for what it needs and shows that sentence.
 */
export interface Command<Argument> {
  /** A command without these two takes no argument. */
  readonly argument?: v.GenericSchema<unknown, Argument>;
  run?(argument: Argument): Promise<unknown>;
  /** `nodes` are the rows of the explorer that it was called on. */
  ask(nodes: readonly object[]): Promise<unknown>;
}

/** Marks objects that menus of a view hand to a command; everything else is the argument of a program or a key binding. */
export type NodeTest = (value: unknown) => value is object;

export type CommandRegistry = ReturnType<typeof createCommandRegistry>;

const PREFIX = 'amplitudeProfile.';

export function createCommandRegistry(isNode: NodeTest, log: vscode.LogOutputChannel) {
  const commands = new Map<string, (first: unknown, all: unknown) => Promise<unknown>>();
  const isArgument = (first: unknown) => first !== undefined && first !== null && !isNode(first);
  return {
    /** Runs what a person started elsewhere than by a command, and shows what went wrong. */
    shown: <T>(run: () => Promise<T>) => shown(run, log),
    /** What a command does; it runs once VS Code knows of it. */
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
    /** Lets VS Code know of commands, by their full names. `load` is called before one runs, and registers what it does. */
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

/** Somebody pressed Escape, or Cancel. */
export class Dismissed extends Error {}

/** The buttons that lead out of a failure: command and title. */
const WAYS_OUT: { readonly [kind in FailureKind]?: readonly (readonly [string, string])[] } = {
  'no-key': [['setApiKey', 'Set API Key…']],
  'wrong-key': [['setApiKey', 'Set API Key…']],
  'malformed-header': [['setApiKey', 'Set API Key…']],
  'invalid-endpoint': [['openSettings', 'Open Settings']],
  'wrong-path': [['openSettings', 'Open Settings']],
  redirect: [['openSettings', 'Open Settings']],
  timeout: [['openSettings', 'Open Settings']],
};

/** Runs what a person started and shows what went wrong, with the ways out of it. */
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
    ...(failure?.details.body ? [['openJson', 'Open Response'] as const] : []),
    ...(expected ? [] : [['showLog', 'Show Log'] as const]),
  ];
  const chosen = await vscode.window.showErrorMessage(withoutLinks(error.message), ...ways.map(([, title]) => title));
  const command = ways.find(([, title]) => title === chosen)?.[0];
  if (!command) return;
  // Others may have been looked up since.
  const request = failure?.details.request;
  const whose = command === 'openJson' && request ? personOf(request) : undefined;
  await shown(async () => vscode.commands.executeCommand(PREFIX + command, whose), log);
}

/** Something that a person asked for and cannot have, said in a sentence. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
}

/** A fault of ours is told from a failure of the world here, once, and logged with its stack. */
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
  const result = v.safeParse(schema, argument);
  if (result.success) return result.output;
  const [{ kind, message, path, input }] = result.issues;
  if (kind === 'validation') throw new Refusal(message);
  const where = path?.map(({ key }) => String(key)).join('.');
  const what = where ? `${where}: ${input === undefined ? 'is missing' : message}` : message;
  throw new Refusal(`amplitudeProfile.${name}: ${what}`);
}
