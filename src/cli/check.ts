import { type CheckOptions, HELP, readOptions } from './checkOptions';
import { CLEAN, type Command, MISUSE, PROBLEMS, type Shell } from './command';
import { failureOf } from './fileFailure';
import { createFormat, lookIn } from './formats/formats';
import { printable } from './printable';
import { readStream } from './reading';
import type { Result, Task } from './results';
import { settingsFrom } from './settingsFile';
import { templatesNamed } from './templates';
import { Crew, threadsFor } from './threads/crew';
import { Totals } from './totals';

/** `check emails --fix`: reports the problems of templates, for people or for programs. */
export const check: Command = {
  async run(args, shell) {
    const options = readOptions(args);
    if (!options) {
      await shell.stdout.write(HELP);
      return CLEAN;
    }
    const { stdout, stderr } = shell;
    const { severity, fix } = options;
    const settings = await settingsFrom(options.config, shell);
    const look = lookIn(shell, options.format);
    const totals = new Totals();
    const format = await createFormat(look, totals);
    let hasFailed = false;
    for await (const result of resultsOf(options, { settings, severity, fix, look }, shell)) {
      if ('failure' in result) {
        hasFailed = true;
        await stderr.write(`${printable(result.failure.message)}\n`);
        await stdout.write(format.fail(result.failure));
      } else {
        totals.add(result.tally);
        await stdout.write(format.add(result.part));
      }
    }
    await stdout.write(format.end());
    const isForPeople = options.format === 'text' || options.format === 'github';
    if (isForPeople && totals.templates > 0) await stderr.write(`${totals.sentences}\n`);
    if (hasFailed) return MISUSE;
    return totals.problems > 0 ? PROBLEMS : CLEAN;
  },
};

/** Yields a result for each template. A template that fails does not stop the others from being checked. */
async function* resultsOf({ patterns, stdinName }: CheckOptions, task: Task, shell: Shell): AsyncIterable<Result> {
  const named = patterns.filter((pattern) => pattern !== '-');
  const { files, failures } = await templatesNamed(named, shell.folder);
  const threads = threadsFor(files, task, shell.program);
  try {
    const { Results } = await import('./results');
    const own = await Results.of(task);
    for (const failure of failures) yield { failure };
    if (named.length < patterns.length) {
      try {
        yield own.ofText(await readStream(shell.stdin, stdinName), stdinName);
      } catch (error) {
        yield { failure: failureOf(stdinName, error) };
      }
    }
    yield* new Crew(files, own, threads).results();
  } finally {
    await Promise.all(threads.map((thread) => thread.end()));
  }
}
