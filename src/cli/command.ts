import type { Output } from './output';

/** The exit codes of every command. */
export const CLEAN = 0;
export const PROBLEMS = 1;
export const MISUSE = 2;

/** The environment in which a command runs. */
export interface Shell {
  /** The working directory, to which relative paths refer. */
  readonly folder: string;
  /** The path of the running script, which worker threads run too. */
  readonly program: string;
  readonly env: { readonly [name: string]: string | undefined };
  readonly stdin: AsyncIterable<Uint8Array>;
  readonly stdout: Output;
  readonly stderr: Output;
}

export interface Command {
  /** Resolves to the exit code. Rejects with `Misuse` if the arguments make no sense. */
  run(args: readonly string[], shell: Shell): Promise<number>;
}

/** The command was used in a way that cannot work. The message is shown to the user as it is. */
export class Misuse extends Error {}
