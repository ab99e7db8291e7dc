import { createHash } from 'node:crypto';
import type { Log, ReportingDescriptor, Result, Fix as SarifFix } from 'sarif';
import type { Lines } from '../../language/lines';
import { type Explanation, explanationsIn } from '../../problems/explaining';
import { RULES } from '../../problems/problems';
import type { Fix, Problem, Severity } from '../../problems/rule';
import { UNUSED_SUPPRESSION } from '../../problems/suppression';
import type { Span } from '../../template/expressionNodes';
import type { Failure } from '../fileFailure';
import { rangeOf } from '../positions';
import { printableJson } from '../printable';
import type { Format, Report } from '../report';
import { uriOf } from './uri';

/** How the tool describes itself in the log. */
export interface Tool {
  readonly version: string;
  /** The text of `docs/problems.md`. */
  readonly page: string;
}

const LEVELS: { readonly [severity in Severity]: 'error' | 'warning' | 'note' } = {
  error: 'error',
  warning: 'warning',
  information: 'note',
  hint: 'note',
};

const ROOT = '%SRCROOT%';
/**
 * Characters on each side of a problem that go into its fingerprint. Limited, because some emails are a single line.
 */
const AROUND = 80;

const KINDS = [
  ...RULES.map(({ code, severity }) => ({ code, severity })),
  { code: UNUSED_SUPPRESSION, severity: 'information' as const },
];
const INDEXES: ReadonlyMap<string, number> = new Map(KINDS.map(({ code }, index) => [code, index]));

/** Writes a SARIF 2.1.0 log for code scanning. Paths are relative to `root`. */
export function createSarif(root: string, { version, page }: Tool): Format<readonly Result[]> {
  const results: Result[] = [];
  const failures: Failure[] = [];
  return {
    partOf: (report) => [...resultsOf(report, root)],
    add(part) {
      for (const result of part) results.push(result);
      return '';
    },
    fail(failure) {
      failures.push(failure);
      return '';
    },
    end() {
      const explanations = new Map(explanationsIn(page).map((explanation) => [explanation.code, explanation]));
      const rules = KINDS.map(({ code, severity }) => ruleOf(code, severity, explanations.get(code)));
      const log: Log = {
        $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
        version: '2.1.0',
        runs: [
          {
            tool: { driver: { name: 'amplitude-connected-content', version, semanticVersion: version, rules } },
            columnKind: 'utf16CodeUnits',
            newlineSequences: ['\r\n', '\n', '\r'],
            originalUriBaseIds: { [ROOT]: { description: { text: 'The folder to which addresses are relative.' } } },
            invocations: [
              {
                executionSuccessful: failures.length === 0,
                toolExecutionNotifications: failures.map(({ message }) => ({
                  level: 'error',
                  message: { text: message },
                })),
              },
            ],
            results,
          },
        ],
      };
      return `${printableJson(log)}\n`;
    },
  };
}

function ruleOf(code: string, severity: Severity, explanation: Explanation | undefined): ReportingDescriptor {
  const defaultConfiguration = { level: LEVELS[severity] };
  if (!explanation) return { id: code, defaultConfiguration };
  const { summary, text } = explanation;
  const markdown = text.slice(text.indexOf('\n')).trim();
  return {
    id: code,
    shortDescription: { text: firstSentenceOf(summary) },
    fullDescription: { text: summary },
    help: { text: markdown, markdown },
    defaultConfiguration,
  };
}

function firstSentenceOf(paragraph: string): string {
  return /^.*?\.(?= [A-Z`“]|$)/.exec(paragraph)?.[0] ?? paragraph;
}

function* resultsOf({ name, path, lines, problems }: Report, root: string): Iterable<Result> {
  const artifactLocation = { uri: uriOf(path ?? name, root), uriBaseId: ROOT };
  const alike = new Map<string, number>();
  for (const problem of problems) {
    const what = fingerprintOf(lines, problem);
    const count = (alike.get(what) ?? 0) + 1;
    alike.set(what, count);
    const ruleIndex = INDEXES.get(problem.code);
    yield {
      ruleId: problem.code,
      ...(ruleIndex === undefined ? {} : { ruleIndex }),
      level: LEVELS[problem.severity],
      message: { text: problem.message },
      locations: [{ physicalLocation: { artifactLocation, region: regionOf(lines, problem) } }],
      partialFingerprints: { 'problemInLine/v1': `${what}:${count}` },
      ...(problem.fixes.length > 0 ? { fixes: problem.fixes.map((fix) => fixOf(fix, lines, artifactLocation)) } : {}),
    };
  }
}

function fixOf({ title, edits }: Fix, lines: Lines, artifactLocation: { uri: string; uriBaseId: string }): SarifFix {
  const replacements = edits.map((edit) => ({
    deletedRegion: regionOf(lines, edit),
    insertedContent: { text: edit.newText },
  }));
  return { description: { text: title }, artifactChanges: [{ artifactLocation, replacements }] };
}

function regionOf(lines: Lines, span: Span) {
  const { line, column, endLine, endColumn } = rangeOf(lines, span);
  return { startLine: line, startColumn: column, endLine, endColumn };
}

/**
 * Identifies a problem by its code and the text around it, so that it keeps its identity when lines are added above.
 */
function fingerprintOf(lines: Lines, { code, start }: Problem): string {
  const line = lines.at(start);
  const column = start - lines.startOf(line);
  const around = lines.textOf(line).slice(Math.max(0, column - AROUND), column + AROUND);
  return createHash('sha256').update(`${code}\n${around.trim()}`).digest('hex').slice(0, 16);
}
