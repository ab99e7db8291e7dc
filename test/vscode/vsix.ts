import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { unzipSync } from 'fflate';
import { name, version } from '../../package.json';
import { project, temporaryFolder } from './folders';
import { run } from './processes';

const vsix = join(project, `${name}-${version}.vsix`);

/** What the package is made of. */
const SOURCES = ['src', 'media', 'package.json', 'package-lock.json', 'esbuild.js', '.vscodeignore'];
const TEXTS = ['README.md', 'CHANGELOG.md', 'LICENSE', 'docs/problems.md'];

/** The packaged extension, packaged anew when something it is made of is newer. */
export async function packagedExtension(): Promise<string> {
  const packaged = existsSync(vsix) ? statSync(vsix).mtimeMs : 0;
  if (newest([...SOURCES, ...TEXTS].map((source) => join(project, source))) > packaged) {
    await run('npm', ['run', 'package'], { cwd: project });
  }
  return vsix;
}

/** The packaged extension as the folder that VS Code would make of it. */
export async function unpackedExtension(): Promise<string> {
  const folder = temporaryFolder('unpacked');
  // As an installed program: everybody may start it.
  chmodSync(folder, 0o755);
  for (const [path, content] of Object.entries(unzipSync(readFileSync(await packagedExtension())))) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return join(folder, 'extension');
}

function newest(paths: readonly string[]): number {
  return Math.max(...paths.filter((path) => existsSync(path)).flatMap(timesIn));
}

function timesIn(path: string): number[] {
  const inside = statSync(path).isDirectory() ? readdirSync(path).map((entry) => join(path, entry)) : [];
  return [statSync(path).mtimeMs, ...inside.flatMap(timesIn)];
}
