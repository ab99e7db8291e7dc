#!/usr/bin/env node
import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { CLEAN, type Command, MISUSE, Misuse, type Shell } from './command';
import { reasonOf } from './fileFailure';
import { Output } from './output';
import { printable } from './printable';

interface Entry {
  /** Shown beside the command's name in the help. */
  readonly summary: string;
  load(): Promise<Command>;
}

/** A command is loaded only when it is called, so that it does not pay for the modules of the others. */
const COMMANDS: { readonly [name: string]: Entry } = {
  check: {
    summary: 'find problems in templates, and fix them',
    load: async () => (await import('./check')).check,
  },
  render: {
    summary: 'print what a person would read, or compare it with what is expected',
    load: async () => (await import('./render')).render,
  },
};

const NAME = 'amplitude-connected-content';

const HELP = `Usage: ${NAME} <command> [options]

${Object.entries(COMMANDS)
  .map(([name, { summary }]) => `  ${name.padEnd(12)} ${summary}`)
  .join('\n')}

  -h, --help       this text; after a command, that command's own
  -v, --version
`;

/** The exit codes that shells give to commands ended by a signal. */
const SIGNALS = { SIGINT: 130, SIGTERM: 143 } as const;

async function run([name, ...args]: readonly string[], shell: Shell): Promise<number> {
  const { stdout, stderr } = shell;
  switch (name) {
    case undefined:
      await stderr.write(HELP);
      return MISUSE;
    case '-h':
    case '--help':
      await stdout.write(HELP);
      return CLEAN;
    case '-v':
    case '--version':
      await stdout.write(`${(await import('./build')).version}\n`);
      return CLEAN;
  }
  const entry = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!entry) throw new Misuse(`There is no command “${name}”: ${NAME} --help lists them.`);
  const command = await entry.load();
  return command.run(args, shell);
}

async function main(): Promise<void> {
  for (const [signal, code] of Object.entries(SIGNALS)) process.on(signal, () => process.exit(code));
  const [stdout, stderr] = [new Output(process.stdout), new Output(process.stderr)];
  const shell: Shell = {
    folder: process.cwd(),
    program: __filename,
    env: process.env,
    // A getter, because reading `process.stdin` opens it.
    get stdin() {
      return process.stdin;
    },
    stdout,
    stderr,
  };
  try {
    process.exitCode = await run(process.argv.slice(2), shell);
    if (stdout.failure) throw new Misuse(`The output could not be written: ${reasonOf(stdout.failure)}.`);
  } catch (error) {
    process.exitCode = MISUSE;
    const lines = error instanceof Misuse ? [error.message] : String(error instanceof Error && error.stack).split('\n');
    await stderr.write(lines.map((line) => `${printable(line)}\n`).join(''));
  }
}

/** The entry point of the worker threads that `check` starts. */
async function serve(port: MessagePort): Promise<void> {
  await (await import('./threads/serving')).serve(port, workerData);
}

if (parentPort) void serve(parentPort);
else void main();
