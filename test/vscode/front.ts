import { join } from 'node:path';
import { environmentIn } from './environment';
import type { VSCode } from './fetch';
import { launch, type Program, run } from './processes';

/** Where one VS Code keeps what it writes. */
export interface Home {
  readonly root: string;
  readonly userData: string;
  readonly extensions: string;
}

export function homeIn(root: string): Home {
  return { root, userData: join(root, 'user-data'), extensions: join(root, 'extensions') };
}

/** Installs a VSIX for `serveWindow`, as a person would. */
export async function installExtension(code: VSCode, home: Home, vsix: string): Promise<void> {
  await run(code.node, [code.front, ...foldersOf(home), '--install-extension', vsix, '--force'], inside(home));
}

/** VS Code on a port of this machine, for browsers. */
export interface Window {
  readonly url: string;
  readonly server: Program;
}

/** Serves VS Code with a folder open; resolves when the first page has been answered. Port 0 takes any free one. */
export async function serveWindow(code: VSCode, home: Home, folder: string, port = 0): Promise<Window> {
  const flags = [
    ...['--auth', 'none', '--bind-addr', `127.0.0.1:${port}`],
    ...['--disable-telemetry', '--disable-update-check', '--disable-getting-started-override'],
  ];
  const server = launch(code.node, [code.front, ...flags, ...foldersOf(home), folder], inside(home));
  const [, url = ''] = await server.printed(/HTTP server listening on (http:\S+)/);
  await fetch(url);
  return { url, server };
}

const foldersOf = (home: Home) => ['--user-data-dir', home.userData, '--extensions-dir', home.extensions];

const inside = (home: Home) => ({ cwd: home.root, env: environmentIn(home.root) });
