import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { format } from 'node:util';
import type { Page } from 'playwright-core';
import { launchBrowser, stillWindows } from './browser';
import { environmentIn } from './environment';
import type { VSCode } from './fetch';
import type { Flags } from './flags';
import { temporaryFolder } from './folders';
import { launch } from './processes';

/** Seconds. */
const LONGEST_RUN = 600;

/**
 * Runs tests inside the extension host of VS Code's server, before a window in a browser. What they print is printed;
 * resolves to the exit code that VS Code would end with.
 */
export async function runInExtensionHost(code: VSCode, flags: Flags): Promise<number> {
  const serverData = temporaryFolder('server');
  symlinkSync(flags.userData, join(serverData, 'data'));
  const options = [
    ...['--host', '127.0.0.1', '--port', '0', '--without-connection-token', '--accept-server-license-terms'],
    // Without this one, newer versions do not hear of the tests.
    '--enable-smoke-test-driver',
    ...['--server-data-dir', serverData, '--extensions-dir', flags.extensions],
  ];
  const env = environmentIn(flags.userData);
  const server = launch(code.node, [code.server, ...options], { cwd: flags.userData, env });
  const [, port] = await server.printed(/Extension host agent listening on (\d+)/);
  const browser = await launchBrowser();
  try {
    // Nobody looks on, and what is large takes time to draw.
    const windows = await stillWindows(browser, { width: 800, height: 600 });
    const page = await windows.newPage();
    const exit = exitOf(page);
    // How long a busy machine takes to load the window counts as part of the run.
    await page.goto(windowUrl(`127.0.0.1:${port}`, flags), { waitUntil: 'commit' });
    const died = server.ended.then(() =>
      Promise.reject(new Error(`VS Code ended before its tests:\n${server.output()}`)),
    );
    return await Promise.race([exit, died, tooLong()]);
  } finally {
    await browser.close();
    await server.stop();
  }
}

/** An extension host that is busy for ever tells nobody. */
function tooLong(): Promise<never> {
  return new Promise((_, reject) => {
    setTimeout(() => reject(new Error(`The tests did not end within ${LONGEST_RUN} s.`)), LONGEST_RUN * 1000).unref();
  });
}

/**
 * Prints what the window's test run prints; resolves to its exit code. VS Code's own messages come the same way: mocha
 * indents all that it writes, VS Code nothing. They are shown after a failure, or with TEST_VERBOSE.
 */
function exitOf(page: Page): Promise<number> {
  const unshown: string[] = [];
  const hear = (type: string, args: readonly unknown[]) => {
    const text = format(...args);
    if (process.env.TEST_VERBOSE || /^(\s|$)/.test(text)) console.log(text);
    else if (type === 'error') unshown.push(text.split('\n', 1).join());
  };
  return new Promise((resolve, reject) => {
    const end = (code: number) => {
      if (code !== 0) console.error(unshown.join('\n'));
      resolve(code);
    };
    page.exposeFunction('codeAutomationLog', hear).catch(reject);
    page.exposeFunction('codeAutomationExit', end).catch(reject);
  });
}

function windowUrl(authority: string, flags: Flags): string {
  const remote = (file: string) => `vscode-remote://${authority}${pathToFileURL(file).pathname}`;
  const payload = [
    ['extensionDevelopmentPath', remote(flags.extension)],
    ['extensionTestsPath', remote(flags.tests)],
  ];
  return `http://${authority}/?${new URLSearchParams({ folder: flags.folder, payload: JSON.stringify(payload) })}`;
}
