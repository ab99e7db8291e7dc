import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { runTests, TestRunFailedError } from '@vscode/test-electron';
import type { Version } from './fetch';
import { sampleFolder, temporaryFolder } from './folders';
import { homeIn } from './front';
import { type Settings, writeSettings } from './settings';

/** One start of VS Code for tests, on a copy of the sample folder, with nothing kept from an earlier one. */
export interface Run {
  readonly title: string;
  readonly version: Version;
  /** VS Code, or a program with its flags. */
  readonly program: string;
  readonly tests: string;
  /** The unpacked extension. */
  readonly extension: string;
  readonly settings?: Settings;
  readonly flags?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs tests to their end; false when one of them failed. */
export async function testsPass(run: Run): Promise<boolean> {
  console.log(`\n${run.title}`);
  const { root, userData, extensions } = homeIn(temporaryFolder('vscode'));
  const folder = join(root, 'folder');
  cpSync(sampleFolder, folder, { recursive: true });
  writeSettings(userData, run.settings);
  try {
    await runTests({
      vscodeExecutablePath: run.program,
      extensionDevelopmentPath: run.extension,
      extensionTestsPath: run.tests,
      extensionTestsEnv: { ...run.env, TEST_VSCODE: run.version },
      launchArgs: [folder, `--user-data-dir=${userData}`, `--extensions-dir=${extensions}`, ...(run.flags ?? [])],
    });
    return true;
  } catch (error) {
    if (error instanceof TestRunFailedError) return false;
    throw error;
  }
}
