// `npm run integration [-- --vscode 1.139.1] [--suite default] [--grep words]`: tests inside the extension host, on the packaged extension.
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { downloadAndUnzipVSCode, runTests, TestRunFailedError } from '@vscode/test-electron';
import { VERSIONS } from './fetch';
import { kept, sampleFolder, temporaryFolder } from './folders';
import { exitOnSignals, fail } from './processes';
import { writeSettings } from './settings';
import { type BuiltSuite, buildSuites } from './suites';
import { unpackedExtension } from './vsix';

async function main(): Promise<void> {
  exitOnSignals();
  const { vscode, suite, grep } = parseArgs({
    options: { vscode: { type: 'string' }, suite: { type: 'string' }, grep: { type: 'string' } },
  }).values;
  if (grep) process.env.TEST_GREP = grep;
  const extension = await unpackedExtension();
  const suites = (await buildSuites()).filter(({ name }) => !suite || name === suite);
  const failed: string[] = [];
  for (const version of VERSIONS.filter((one) => !vscode || one === vscode)) {
    for (const one of suites) if (!(await passes(one, version, extension))) failed.push(`${one.name} in ${version}`);
  }
  if (failed.length > 0) throw new Error(`Integration tests failed: ${failed.join(', ')}.`);
}

async function passes(suite: BuiltSuite, version: string, extension: string): Promise<boolean> {
  console.log(`\nVS Code ${version}, suite ${suite.name}`);
  const root = temporaryFolder('integration');
  const folder = join(root, 'folder');
  const userData = join(root, 'data');
  cpSync(sampleFolder, folder, { recursive: true });
  writeSettings(userData, { 'security.workspace.trust.enabled': suite.trusted === false, ...suite.settings });
  const log = suite.log ? [`--log=${suite.log}`] : [];
  try {
    await runTests({
      ...(await executable(version, suite)),
      extensionDevelopmentPath: extension,
      extensionTestsPath: suite.index,
      launchArgs: [folder, `--user-data-dir=${userData}`, `--extensions-dir=${join(root, 'extensions')}`, ...log],
    });
    return true;
  } catch (error) {
    if (error instanceof TestRunFailedError) return false;
    throw error;
  }
}

/** The desktop VS Code where it can be downloaded (`VSCODE_DOWNLOAD=1`), else a program with its flags. */
async function executable(version: string, { trusted = true, env }: BuiltSuite) {
  const program = (name: string) => join(import.meta.dirname, name);
  if (!process.env.VSCODE_DOWNLOAD) {
    const extensionTestsEnv = { ...env, TEST_VSCODE: version };
    return { vscodeExecutablePath: program('extensionHostProgram.cjs'), extensionTestsEnv };
  }
  const desktop = await downloadAndUnzipVSCode({ version, cachePath: kept });
  const extensionTestsEnv = { ...env, DESKTOP_VSCODE: desktop };
  return { vscodeExecutablePath: trusted ? desktop : program('restrictedDesktop.cjs'), extensionTestsEnv };
}

main().catch(fail);
