import { existsSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { build } from 'esbuild';
import { out, project, temporaryBeside } from './folders';
import { testFilesIn } from './testFiles';

/** What a folder of integration tests wants of the VS Code it runs in; `suite.ts` in the folder exports it as `suite`. */
export interface Suite {
  /** False: the folder is open in Restricted Mode. */
  readonly trusted?: boolean;
}

/** A suite, ready to run. */
export interface BuiltSuite extends Suite {
  readonly name: string;
  /** A module whose `run` runs the tests. */
  readonly index: string;
}

const sources = join(project, 'test/integration');

/** Bundles each folder of test/integration for the extension host, which loads CommonJS: into the project, where they find mocha. */
export async function buildSuites(bundles = temporaryBeside(join(out, 'integration'))): Promise<BuiltSuite[]> {
  const folders = readdirSync(sources, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return Promise.all(folders.map(({ name }) => buildSuite(name, bundles)));
}

async function buildSuite(name: string, bundles: string): Promise<BuiltSuite> {
  const folder = join(sources, name);
  const tests = testFilesIn(folder).map((file) => ({ in: file, out: relative(folder, file).replace(/\.ts$/, '') }));
  await build({
    entryPoints: [...tests, { in: join(sources, 'index.ts'), out: 'index' }],
    outdir: join(bundles, name),
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    external: ['vscode', 'mocha'],
    sourcemap: 'inline',
    logLevel: 'warning',
  });
  return { ...(await wishesOf(folder)), name, index: join(bundles, name, 'index.js') };
}

async function wishesOf(folder: string): Promise<Suite> {
  const file = join(folder, 'suite.ts');
  return existsSync(file) ? ((await import(file)) as { suite: Suite }).suite : {};
}
