import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { unpackedExtension } from '../vscode/vsix';

/** A run of the packaged command, to its end. */
export interface Ended {
  /** Nothing when a signal ended it. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Circumstances {
  /** Where it is started. */
  readonly folder?: string;
  readonly env?: { readonly [name: string]: string };
  readonly input?: string | Uint8Array;
  /** Of the user who starts it. */
  readonly uid?: number;
}

const packaged = unpackedExtension().then((extension) => join(extension, 'dist/cli.js'));

/** Starts the command as it is shipped, without what the environment of this process says of colours and folders. */
export async function start(
  args: readonly string[],
  { folder, env, uid }: Circumstances = {},
): Promise<ChildProcessWithoutNullStreams> {
  return spawn(process.execPath, [await packaged, ...args], {
    cwd: folder,
    env: { ...neutral(), ...env },
    ...(uid === undefined ? {} : { uid, gid: uid }),
  });
}

export async function run(args: readonly string[], circumstances: Circumstances = {}): Promise<Ended> {
  return ended(await start(args, circumstances), circumstances.input);
}

/** Runs a line of bash in which `$check` and `$render` are the commands. */
export async function runLine(line: string, { folder, env, input }: Circumstances = {}): Promise<Ended> {
  const command = `${process.execPath} ${await packaged}`;
  const commands = { check: `${command} check`, render: `${command} render` };
  return ended(spawn('bash', ['-c', line], { cwd: folder, env: { ...neutral(), ...commands, ...env } }), input);
}

async function ended(child: ChildProcessWithoutNullStreams, input: string | Uint8Array = ''): Promise<Ended> {
  child.stdin.on('error', () => undefined).end(input);
  const [[code], stdout, stderr] = await Promise.all([once(child, 'close'), text(child.stdout), text(child.stderr)]);
  return { code, stdout, stderr };
}

function neutral(): NodeJS.ProcessEnv {
  const { FORCE_COLOR, NO_COLOR, GITHUB_WORKSPACE, ...others } = process.env;
  return others;
}
