// `npm run ui [-- --vscode 1.139.1] [--grep words]`: tests as a person, in a browser, with the VSIX installed.
import { join } from 'node:path';
import { project } from './folders';
import { readOptions } from './options';
import { exitOnSignals, fail } from './processes';
import { testsPass } from './testRun';
import { packagedExtension, unpackedExtension } from './vsix';

async function main(): Promise<void> {
  exitOnSignals();
  const { versions } = readOptions();
  const extension = await unpackedExtension();
  const vsix = await packagedExtension();
  const failed: string[] = [];
  for (const version of versions) {
    const passed = await testsPass({
      title: `VS Code ${version}, user interface`,
      version,
      program: join(import.meta.dirname, 'windowProgram.cjs'),
      tests: join(project, 'test/ui'),
      extension,
      flags: [`--install-extension=${vsix}`],
    });
    if (!passed) failed.push(version);
  }
  if (failed.length > 0) throw new Error(`UI tests failed in VS Code ${failed.join(' and ')}.`);
}

main().catch(fail);
