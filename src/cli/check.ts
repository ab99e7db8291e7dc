import { setImmediate } from 'node:timers/promises';
import { Checker } from './checker';
import { type CheckOptions, HELP, readOptions } from './checkOptions';
import { CLEAN, type Command, MISUSE, PROBLEMS, type Shell } from './command';
import { FileFailure } from './fileFailure';
import { formatNamed } from './formats/formats';
import { printable } from './printable';
import { readStream } from './reading';
import type { Report } from './report';
import type { Settings } from './settings';
import { settingsFrom } from './settingsFile';
import { templatesNamed } from './templates';
import { Totals } from './totals';

/** Milliseconds of work until it is looked whether somebody pressed Ctrl+C. */
const PATIENCE = 20;

/** `check emails --fix`: the problems of templates, for people or for programs. */
export const check: Command = {
  async run(args, shell) {
    const options = readOptions(args);
    if (!options) {
      await shell.stdout.write(HELP);
      return CLEAN;
    }
    const { stdout, stderr } = shell;
    const settings = await settingsFrom(options.config, shell);
    const totals = new Totals();
    const format = await formatNamed(options.format, totals, shell);
    let hasFailed = false;
    for await (const result of resultsOf(options, settings, shell)) {
      if (result instanceof FileFailure) {
        hasFailed = true;
        await stderr.write(`${printable(result.message)}\n`);
        await stdout.write(format.fail(result));
      } else {
        totals.add(result);
        await stdout.write(format.add(result));
      }
    }
    await stdout.write(format.end());
    const isForPeople = options.format === 'text' || options.format === 'github';
    if (isForPeople && totals.templates > 0) await stderr.write(`${totals.sentences}\n`);
    if (hasFailed) return MISUSE;
    return totals.problems > 0 ? PROBLEMS : CLEAN;
  },
};

/** What goes wrong with one template keeps no other from being checked. */
async function* resultsOf(
  { patterns, severity, fix, stdinName }: CheckOptions,
  settings: Settings,
  { folder, stdin }: Shell,
): AsyncIterable<Report | FileFailure> {
  const checker = new Checker(settings, severity);
  const named = patterns.filter((pattern) => pattern !== '-');
  const { files, failures } = await templatesNamed(named, folder);
  yield* failures;
  if (named.length < patterns.length) {
    try {
      yield checker.checkText(await readStream(stdin, stdinName), stdinName);
    } catch (error) {
      yield failureOf(stdinName, error);
    }
  }
  let rested = performance.now();
  for (const file of files) {
    try {
      if (fix) yield* checker.fixFile(file);
      else yield checker.checkFile(file);
    } catch (error) {
      yield failureOf(file.name, error);
    }
    if (performance.now() - rested < PATIENCE) continue;
    await setImmediate();
    rested = performance.now();
  }
}

function failureOf(name: string, error: unknown): FileFailure {
  if (error instanceof FileFailure) return error;
  const { message } = error instanceof Error ? error : new Error(String(error));
  return new FileFailure(name, `“${name}” could not be checked, by a fault of this program: ${message}`);
}
