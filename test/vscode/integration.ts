// `npm run integration [-- --vscode 1.139.1] [--suite default] [--grep words]`: tests inside the extension host.
import { join } from 'node:path';
import { downloadAndUnzipVSCode } from '@vscode/test-electron';
import type { Version } from './fetch';
import { kept } from './folders';
import { readOptions } from './options';
import { exitOnSignals, fail } from './processes';
import type { Settings } from './settings';
import { type BuiltSuite, buildSuites } from './suites';
import { type Run, testsPass } from './testRun';
import { unpackedExtension } from './vsix';

/** Nobody looks at the window, so nothing is drawn that no test asks for. */
const UNSEEN: Settings = {
  'breadcrumbs.enabled': false,
  'editor.matchBrackets': 'never',
  'editor.minimap.enabled': false,
  'editor.occurrencesHighlight': 'off',
  'editor.stickyScroll.enabled': false,
  'git.enabled': false,
  'window.commandCenter': false,
  'workbench.activityBar.location': 'hidden',
  'workbench.editor.showTabs': 'none',
  'workbench.layoutControl.enabled': false,
  'workbench.statusBar.visible': false,
};

async function main(): Promise<void> {
  exitOnSignals();
  const { versions, suite } = readOptions();
  const extension = await unpackedExtension();
  const suites = (await buildSuites()).filter(({ name }) => !suite || name === suite);
  if (suites.length === 0) throw new Error(`There is no suite ${suite ?? 'at all'}.`);
  const failed: string[] = [];
  for (const version of versions) {
    for (const one of suites) {
      if (!(await testsPass(await runOf(one, version, extension)))) failed.push(`${one.name} in VS Code ${version}`);
    }
  }
  if (failed.length > 0) throw new Error(`Integration tests failed: ${failed.join(', ')}.`);
}

async function runOf({ name, trusted = true, index }: BuiltSuite, version: Version, extension: string): Promise<Run> {
  return {
    title: `VS Code ${version}, suite ${name}`,
    version,
    tests: index,
    extension,
    settings: { ...UNSEEN, 'security.workspace.trust.enabled': !trusted },
    ...(await programFor(version, trusted)),
  };
}

/** The desktop VS Code where it can be downloaded (`VSCODE_DOWNLOAD=1`), else a program with its flags. */
async function programFor(version: Version, trusted: boolean): Promise<Pick<Run, 'program' | 'env'>> {
  const program = (name: string) => join(import.meta.dirname, name);
  if (!process.env.VSCODE_DOWNLOAD) return { program: program('extensionHostProgram.cjs') };
  const desktop = await downloadAndUnzipVSCode({ version, cachePath: kept });
  return trusted
    ? { program: desktop }
    : { program: program('restrictedDesktop.cjs'), env: { DESKTOP_VSCODE: desktop } };
}

main().catch(fail);
