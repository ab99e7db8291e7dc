import type { ParseArgsConfig } from 'node:util';
import { SEVERITIES, type Severity } from '../problems/rule';
import { Misuse } from './command';
import { oneOf, parsedOptions } from './options';

const FORMATS = ['text', 'json', 'sarif', 'github'] as const;

/** The parsed options of `check`. */
export interface CheckOptions {
  /** Names of files and folders, and globs; `-` is standard input. */
  readonly patterns: readonly string[];
  readonly format: (typeof FORMATS)[number];
  readonly fix: boolean;
  /** The least severity that is reported, fixed and counted. */
  readonly severity: Severity;
  readonly config: string | undefined;
  /** The name of standard input in reports. */
  readonly stdinName: string;
}

const OPTIONS = {
  format: { type: 'string', default: 'text' },
  fix: { type: 'boolean', default: false },
  severity: { type: 'string', default: 'hint' },
  config: { type: 'string' },
  'stdin-filename': { type: 'string' },
  help: { type: 'boolean', short: 'h', default: false },
} as const satisfies ParseArgsConfig['options'];

export const HELP = `Usage: amplitude-connected-content check [options] <file, folder or glob…>

Finds problems in Braze templates. In folders it checks every *.liquid and *.html file, and skips hidden folders and
node_modules unless you name them. Put globs in quotes; "!glob" excludes files; - reads standard input.

  --format <format>        ${FORMATS.join(', ')} (default: text)
  --fix                    fix what has one right answer, and report what remains
  --severity <severity>    lowest severity to report, fix and count:
                           ${SEVERITIES.join(', ')} (default: hint, which is everything)
  --config <file>          settings.json of VS Code: amplitudeProfile.problems, names, recommendationIds
                           and endpoint are read from it
  --stdin-filename <name>  name of standard input in reports
  -h, --help

Exit codes: 0 no problems, 1 problems, 2 something could not be read, written or understood.
`;

/** Parses the arguments of `check`. Returns nothing for `--help`. Throws `Misuse`. */
export function readOptions(args: readonly string[]): CheckOptions | undefined {
  const { values, positionals } = parsedOptions(args, OPTIONS);
  if (values.help) return undefined;
  const { fix, config, 'stdin-filename': stdinName } = values;
  const format = oneOf(FORMATS, values.format, '--format');
  const severity = oneOf(SEVERITIES, values.severity, '--severity');
  if (positionals.includes('') || positionals.every((pattern) => /^!(?!\()/.test(pattern)))
    throw new Misuse('Name files, folders or globs to check, as in: check emails');
  if (fix && positionals.includes('-')) throw new Misuse('--fix rewrites files, and standard input is not one.');
  return { patterns: positionals, format, fix, severity, config, stdinName: stdinName ?? '<stdin>' };
}
