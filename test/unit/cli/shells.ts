import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import { type Command, Misuse } from '../../../src/cli/command';
import { Output } from '../../../src/cli/output';

/** Why the command, run in this process, refuses these arguments. It prints nothing. */
export async function refusalOf(command: Command, args: readonly string[], folder: string): Promise<string> {
  const [stdout, stderr, stdin] = [new PassThrough(), new PassThrough(), new PassThrough()];
  const streams = { stdin, stdout: new Output(stdout), stderr: new Output(stderr) };
  try {
    const code = await command.run(args, { folder, program: '', env: {}, ...streams });
    return assert.fail(`not refused, but ended with ${code}`);
  } catch (error) {
    if (!(error instanceof Misuse)) throw error;
    assert.equal(stdout.read(), null);
    return error.message;
  }
}
