import { dirname } from 'node:path';
import type { VSCode } from './fetch';
import type { Flags } from './flags';
import { installExtension, serveWindow } from './front';
import { runTestFiles } from './testFiles';

/** Runs tests in this process, with VS Code served for their browser. They find it by TEST_URL, and what it writes in TEST_HOME. */
export async function runBeforeWindow(code: VSCode, flags: Flags): Promise<number> {
  const { userData, extensions, folder, tests, vsix } = flags;
  if (!vsix) throw new Error('There is no extension to install.');
  const home = { root: dirname(userData), userData, extensions };
  await installExtension(code, home, vsix);
  const { url, server } = await serveWindow(code, home, folder);
  process.env.TEST_URL = url;
  process.env.TEST_HOME = home.root;
  try {
    // What is in folders below needs no VS Code.
    await runTestFiles(tests, 120_000, false);
  } finally {
    await server.stop();
  }
  return 0;
}
