import { setImmediate } from 'node:timers/promises';
import type { Severity } from '../problems/rule';
import { Checker } from './checker';
import { type Failure, failureOf } from './fileFailure';
import { createFormat, type Look } from './formats/formats';
import type { Format, Report } from './report';
import type { Settings } from './settings';
import type { TemplateFile } from './templates';
import { type Tally, Totals, tallyOf } from './totals';

/** Milliseconds of work after which signals such as Ctrl+C are handled. */
const PATIENCE = 20;

/** What to do with every template. Plain data, so that it can be passed to threads. */
export interface Task {
  readonly settings: Settings;
  /** The least severity that is reported. */
  readonly severity: Severity;
  readonly fix: boolean;
  readonly look: Look;
}

/**
 * The outcome for one template, or why it could not be read, checked or written. Plain data, so that threads can return
 * it.
 */
export type Result = { readonly tally: Tally; readonly part: unknown } | { readonly failure: Failure };

/** Applies a task to templates. */
export class Results {
  private rested = performance.now();

  private constructor(
    private readonly checker: Checker,
    private readonly format: Format,
    private readonly fix: boolean,
  ) {}

  /** Creates the results of a task. `undisturbed` runs work that must not be interrupted. */
  static async of({ settings, severity, fix, look }: Task, undisturbed?: (work: () => void) => void): Promise<Results> {
    const checker = new Checker(settings, severity, undisturbed);
    return new Results(checker, await createFormat(look, new Totals()), fix);
  }

  /**
   * Yields results in the order of the files. Regularly gives way to the event loop, so that signals are handled. A
   * file that fails does not stop the others from being checked.
   */
  async *ofFiles(files: readonly TemplateFile[]): AsyncIterable<Result> {
    for (const file of files) {
      yield* this.ofFile(file);
      if (performance.now() - this.rested < PATIENCE) continue;
      await setImmediate();
      this.rested = performance.now();
    }
  }

  *ofFile(file: TemplateFile): Iterable<Result> {
    try {
      if (!this.fix) yield this.ofReport(this.checker.checkFile(file));
      else for (const report of this.checker.fixFile(file)) yield this.ofReport(report);
    } catch (error) {
      yield { failure: failureOf(file.name, error) };
    }
  }

  /** Checks a text of standard input, where `--fix` can mend nothing. */
  ofText(text: string, name: string): Result {
    const report = this.checker.checkText(text, name);
    return { tally: { ...tallyOf(report), fixable: 0 }, part: this.format.partOf(report) };
  }

  private ofReport(report: Report): Result {
    return { tally: tallyOf(report), part: this.format.partOf(report) };
  }
}
