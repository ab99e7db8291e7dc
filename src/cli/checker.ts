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

/** Checks one template after another, by the same settings. */
export class Checker {
  private readonly reported: ReadonlySet<Severity>;
  /** Fixing asks for the problems of its last text once more. */
  private last: { readonly text: string; readonly problems: readonly Problem[] } = { text: '', problems: [] };

  constructor(
    private readonly settings: Settings,
    least: Severity,
    /** Does what must not be broken off. */
    private readonly undisturbed = (work: () => void) => work(),
  ) {
    this.reported = new Set(SEVERITIES.slice(0, SEVERITIES.indexOf(least) + 1));
  }

  /** What is wrong with a file. Throws `FileFailure` when it cannot be read. */
  checkFile(file: TemplateFile): Report {
    return this.checkText(readText(file).text, file.name, file.path);
  }

  /** Makes all safe fixes in a file, and says what is still wrong with it; and why it could not be read or written. */
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

  /** `path` is where the text was read from, if it was a file. */
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
