import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { NEWEST } from '../vscode/fetch';
import { out, project, temporaryFolder } from '../vscode/folders';
import { testsPass } from '../vscode/testRun';
import { packagedExtension, unpackedExtension } from '../vscode/vsix';
import type { HostFigures } from './host';
import { kb, median, type Row } from './measure';

const RUNS = 5;

/** The packaged extension in VS Code's own extension host, each time in a new one; and its size. */
export async function hostRows(): Promise<Row[]> {
  const extension = await unpackedExtension();
  const tests = join(out, 'bench/host.js');
  await build({
    entryPoints: [join(project, 'test/bench/host/index.ts')],
    outfile: tests,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    external: ['vscode'],
  });
  const figures: HostFigures[] = [];
  for (let run = 0; run < RUNS; run++) {
    const result = join(temporaryFolder('bench'), 'figures.json');
    const passed = await testsPass({
      title: `VS Code ${NEWEST}, extension host, ${run + 1} of ${RUNS}`,
      version: NEWEST,
      program: join(project, 'test/vscode/extensionHostProgram.cjs'),
      tests,
      extension,
      env: { BENCH_RESULT: result },
    });
    if (!passed) throw new Error('The benchmark failed in the extension host.');
    figures.push(JSON.parse(readFileSync(result, 'utf8')) as HostFigures);
  }
  const growth = median(figures.map(({ heap: [after100, after1000] }) => after1000 - after100)) / 1024 / 1024;
  const vsix = statSync(await packagedExtension()).size;
  const bundle = statSync(join(extension, 'dist/extension.js')).size;
  return [
    { what: 'heap, 1,000 people over 100', value: `${growth.toFixed(1)} MB`, limit: '30 MB', holds: growth <= 30 },
    { what: 'VSIX', value: kb(vsix), limit: '800 KB', holds: vsix <= 800 * 1024 },
    { what: 'dist/extension.js', value: kb(bundle), limit: '400 KB', holds: bundle <= 400 * 1024 },
  ];
}
