import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { keepAs, kept, temporaryBeside } from './folders';
import { run } from './processes';

/**
 * The versions we promise to work with: a recent one, and the minimum of `engines.vscode`.
 * code-server 4.x.y on npm carries VS Code 1.x.y: Microsoft's own server and web workbench.
 */
export const VERSIONS = ['1.139.1', '1.100.3'] as const;
export type Version = (typeof VERSIONS)[number];
export const NEWEST: Version = VERSIONS[0];

const NODE: Readonly<Record<Version, string>> = { '1.139.1': '24', '1.100.3': '20' };

/** Raise it when what is done to a fetched copy changes. */
const RECIPE = 2;

/** Where the parts of one fetched VS Code are. */
export interface VSCode {
  readonly version: Version;
  /** The Node it is made for. */
  readonly node: string;
  /** Microsoft's server, which can run tests inside the extension host. */
  readonly server: string;
  /** code-server's front, which serves VS Code to people and keeps their secrets over a reload. */
  readonly front: string;
}

/** VS Code of exactly this version, fetched from npm once and kept. `say` hears what takes time. */
export async function fetchVSCode(version: Version, say: (sentence: string) => void = console.log): Promise<VSCode> {
  const home = join(kept, `vscode-${version}-from-npm-${RECIPE}`);
  const code = partsOf(version, home);
  if (await isVersion(home, version)) return code;

  say(`Fetching VS Code ${version} from npm, once…`);
  const fresh = await temporaryBeside(home);
  await install(version, fresh);
  if (!(await isVersion(fresh, version))) throw new Error(`npm did not give VS Code ${version}.`);
  await keepAs(home, fresh);
  return code;
}

function partsOf(version: Version, home: string): VSCode {
  return {
    version,
    node: join(home, 'node_modules', nodePackage(), 'bin/node'),
    server: join(home, 'node_modules/code-server/lib/vscode/out/server-main.js'),
    front: join(home, 'node_modules/code-server/out/node/entry.js'),
  };
}

const nodePackage = () => `node-${process.platform}-${process.arch}`;

async function isVersion(home: string, version: Version): Promise<boolean> {
  try {
    const product = await readFile(join(home, 'node_modules/code-server/lib/vscode/product.json'), 'utf8');
    return (JSON.parse(product) as { version: string }).version === version;
  } catch {
    return false;
  }
}

/** Install scripts are never run: they need compilers, and what they would build is replaced here. */
async function install(version: Version, home: string): Promise<void> {
  const quiet = ['--ignore-scripts', '--no-audit', '--no-fund'];
  const vscode = join(home, 'node_modules/code-server/lib/vscode');
  await writeFile(join(home, 'package.json'), '{ "private": true }\n');
  const packages = [`code-server@${version.replace('1.', '4.')}`, `${nodePackage()}@${NODE[version]}`];
  await run('npm', ['install', ...quiet, ...packages], { cwd: home });
  await run('npm', ['install', ...quiet, '--omit=dev'], { cwd: vscode });
  // What its own extensions share. Without it, the one for HTML fails with each HTML file that is opened, and says so.
  await run('npm', ['install', ...quiet, '--omit=dev'], { cwd: join(vscode, 'extensions') });
  await writeLogsWithoutNativeCode(vscode);
  await startWithoutPasswords(home);
}

/** VS Code's log writer is native. Without it no log would reach the disk, and a secret in a log would be missed. */
async function writeLogsWithoutNativeCode(vscode: string): Promise<void> {
  const folder = join(vscode, 'node_modules/@vscode/spdlog');
  await mkdir(folder, { recursive: true });
  await copyFile(join(import.meta.dirname, 'plainLog.cjs'), join(folder, 'index.js'));
}

/** The front loads argon2, for passwords, which nobody uses here; older versions come without a build of it. */
async function startWithoutPasswords(home: string): Promise<void> {
  const folder = join(home, 'node_modules/argon2');
  const stub = `const none = async () => { throw new Error('There are no passwords here.'); };
module.exports = { hash: none, verify: none, needsRehash: () => false };
`;
  await writeFile(join(folder, 'argon2.js'), stub);
}
