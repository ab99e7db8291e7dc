import { Lines } from '../language/lines';
import { fixed } from '../problems/fixing';
import { problemsIn } from '../problems/problems';
import { type Problem, SEVERITIES, type Severity } from '../problems/rule';
import { collectFacts } from '../template/facts';
import { parseTemplate } from '../template/parser';
import { readText } from './reading';
import type { Report } from './report';
import { rewrite } from './rewriting';
import type { Settings } from './settings';
import type { TemplateFile } from './templates';

/** Checks templates, all by the same settings. */
export class Checker {
  private readonly reported: ReadonlySet<Severity>;
  /** The text that was checked last. Kept because, after fixing, the final text is checked once more for the report. */
  private last: { readonly text: string; readonly problems: readonly Problem[] } = { text: '', problems: [] };

  constructor(
    private readonly settings: Settings,
    least: Severity,
    /** Runs work that must not be interrupted. */
    private readonly undisturbed = (work: () => void) => work(),
  ) {
    this.reported = new Set(SEVERITIES.slice(0, SEVERITIES.indexOf(least) + 1));
  }

  /** Returns the problems of a file. Throws `FileFailure` if it cannot be read. */
  checkFile(file: TemplateFile): Report {
    return this.checkText(readText(file).text, file.name, file.path);
  }

  /**
   * Applies all safe fixes to a file and yields the problems that remain. Throws `FileFailure` if it cannot be read; if
   * it cannot be written, throws after yielding the problems of the unchanged text.
   */
  *fixFile(file: TemplateFile): Iterable<Report> {
    const { name, path } = file;
    const read = readText(file);
    const text = fixed(read.text, (text) => this.problemsOf(text));
    try {
      if (text !== read.text) this.undisturbed(() => rewrite(file, read, text));
      yield { ...this.checkText(text, name, path), isFixed: text !== read.text };
    } catch (error) {
      yield this.checkText(read.text, name, path);
      throw error;
    }
  }

  /** Returns the problems of a text. `path` is the absolute path of the file it came from, if any. */
  checkText(text: string, name: string, path?: string): Report {
    const problems = this.problemsOf(text);
    const lines = new Lines(problems.length > 0 ? text : '');
    return { name, path, lines, problems, isFixed: false };
  }

  private problemsOf(text: string): readonly Problem[] {
    if (this.last.text === text) return this.last.problems;
    const { seen, severities } = this.settings;
    const all = problemsIn(collectFacts(parseTemplate(text)), seen, severities);
    const problems = all.filter(({ severity }) => this.reported.has(severity));
    this.last = { text, problems };
    return problems;
  }
}
