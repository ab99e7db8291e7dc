import { parseArgs } from 'node:util';
import { VERSIONS, type Version } from './fetch';

/** What to run, from a command line: `--vscode 1.139.1 --suite default --grep words`; everything when nothing is said. */
export interface Options {
  readonly versions: readonly Version[];
  readonly suite: string | undefined;
}

/** mocha hears of `--grep` by TEST_GREP. */
export function readOptions(): Options {
  const text = { type: 'string' } as const;
  const { vscode, suite, grep } = parseArgs({ options: { vscode: text, suite: text, grep: text } }).values;
  if (grep) process.env.TEST_GREP = grep;
  const versions = VERSIONS.filter((version) => !vscode || version === vscode);
  if (versions.length === 0) throw new Error(`--vscode must be one of ${VERSIONS.join(', ')}.`);
  return { versions, suite };
}
