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

Finds problems in Braze templates. Of a folder it reads every *.liquid and *.html; hidden folders and node_modules are left
out unless they are named. Put globs in quotes; "!glob" leaves files out; - reads standard input.

  --format <format>        ${FORMATS.join(', ')} (default: text)
  --fix                    mend what has one right answer, and report what remains
  --severity <severity>    the least that is reported, fixed and counted:
                           ${SEVERITIES.join(', ')} (default: hint, which is everything)
  --config <file>          a settings.json of VS Code, for its amplitudeProfile.problems, names,
                           recommendationIds and endpoint
  --stdin-filename <name>  what standard input is called in reports
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
  if (positionals.length === 0) throw new Misuse('Name files, folders or globs to check, as in: check emails');
  if (fix && positionals.includes('-')) throw new Misuse('--fix rewrites files: standard input is none.');
  return { patterns: positionals, format, fix, severity, config, stdinName: stdinName ?? '<stdin>' };
}
