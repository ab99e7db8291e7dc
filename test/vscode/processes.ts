import { spawn } from 'node:child_process';
import { EventEmitter, once } from 'node:events';

/** A running program and all that it started in turn. */
export interface Program {
  /** Resolves to the exit code; 1 when a signal ended it or it could not be started. */
  readonly ended: Promise<number>;
  /** What it has printed so far. */
  readonly output: () => string;
  /** Resolves as soon as the pattern has been printed; rejects with the output when the program ends before. */
  readonly printed: (pattern: RegExp) => Promise<RegExpExecArray>;
  /** Asks it to end, and ends it when it does not within three seconds. */
  readonly stop: () => Promise<void>;
}

export interface LaunchOptions {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
}

/** Starts a program in a process group of its own, which ends at the latest when this process does. */
export function launch(command: string, args: readonly string[], options: LaunchOptions = {}): Program {
  const child = spawn(command, args, { ...options, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  const news = new EventEmitter();
  let text = '';
  let over = false;

  const signal = (name: NodeJS.Signals) => signalGroup(child.pid, name);
  const kill = () => signal('SIGKILL');
  process.prependOnceListener('exit', kill);

  const read = (data: string) => {
    text += data;
    news.emit('change');
  };
  child.stdout.setEncoding('utf8').on('data', read);
  child.stderr.setEncoding('utf8').on('data', read);
  const ended = new Promise<number>((resolve) => {
    const end = (code: number) => {
      over = true;
      process.off('exit', kill);
      resolve(code);
      news.emit('change');
    };
    child.once('error', (error) => {
      read(`${error.message}\n`);
      end(1);
    });
    child.once('exit', kill);
    child.once('close', (code) => end(code ?? 1));
  });

  async function printed(pattern: RegExp): Promise<RegExpExecArray> {
    for (;;) {
      const match = pattern.exec(text);
      if (match) return match;
      if (over) throw new Error(`${command} ended before it printed ${pattern}:\n${text.slice(-2000)}`);
      await once(news, 'change');
    }
  }

  async function stop(): Promise<void> {
    signal('SIGTERM');
    const impatience = setTimeout(kill, 3000);
    await ended;
    clearTimeout(impatience);
  }

  return { ended, output: () => text, printed, stop };
}

/** Runs a program to its end. Rejects with the last of its output when it fails. */
export async function run(command: string, args: readonly string[], options: LaunchOptions = {}): Promise<void> {
  const program = launch(command, args, options);
  const code = await program.ended;
  if (code !== 0) throw new Error(`${command} ${args.join(' ')} failed (${code}):\n${program.output().slice(-2000)}`);
}

/**
 * Makes the signals that end a terminal's programs an orderly exit, which takes everything launched here along;
 * the end of whoever started this process too, since npm passes no signal on.
 */
export function exitOnSignals(): void {
  const codes = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 };
  for (const [name, code] of Object.entries(codes)) process.on(name, () => process.exit(code));
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && process.exit(1), 250).unref();
}

/** Reports the failure of a script's main function in plain words and ends with code 1. */
export function fail(error: unknown): never {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}

function signalGroup(leader: number | undefined, signal: NodeJS.Signals): void {
  if (leader === undefined) return;
  try {
    process.kill(-leader, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
