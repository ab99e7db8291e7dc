import type { Output } from './output';

/** The exit codes of every command. */
export const CLEAN = 0;
export const PROBLEMS = 1;
export const MISUSE = 2;

/** What a command gets of the shell that started it. */
export interface Shell {
  /** Where relative paths begin. */
  readonly folder: string;
  /** The file that runs, in threads of its own too. */
  readonly program: string;
  readonly env: { readonly [name: string]: string | undefined };
  readonly stdin: AsyncIterable<Uint8Array>;
  readonly stdout: Output;
  readonly stderr: Output;
}

export interface Command {
  /** The exit code. Rejects with `Misuse` when nothing can be done as asked. */
  run(args: readonly string[], shell: Shell): Promise<number>;
}

/** Something was asked for in a way that cannot be done. The message is the sentence that a person reads. */
export class Misuse extends Error {}
