import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { NEWEST } from '../../vscode/fetch';
import { out, project, temporaryFolder } from '../../vscode/folders';
import { testsPass } from '../../vscode/testRun';
import { unpackedExtension } from '../../vscode/vsix';
import { median, ms, percentile95, type Row } from '../measure';
import type { ProblemFigures } from './host';

/** How long problems take after each edit of a very long template, and how long nothing else runs meanwhile. */
export async function problemRows(): Promise<Row[]> {
  const { worked, blocked, shown, problems } = await inEditor();
  const what = 'problems of a 10,000-line template after an edit, in VS Code';
  const longest = Math.max(...blocked);
  const late = percentile95(shown);
  return [
    { what, value: ms(median(worked)), limit: ms(30), holds: median(worked) <= 30, peer: `${problems} problems` },
    { what: 'the same, longest block of typing', value: ms(longest), limit: ms(50), holds: longest <= 50 },
    { what: 'the same, until they are shown, p95', value: ms(late), limit: ms(150), holds: late <= 150 },
  ];
}

async function inEditor(): Promise<ProblemFigures> {
  const outfile = join(out, 'bench/problems.cjs');
  const entryPoints = [join(import.meta.dirname, 'host/index.ts')];
  await build({ entryPoints, outfile, bundle: true, platform: 'node', format: 'cjs', external: ['vscode'] });
  const figures = join(temporaryFolder('bench'), 'figures.json');
  const passed = await testsPass({
    title: `VS Code ${NEWEST}, extension host, problems`,
    version: NEWEST,
    program: join(project, 'test/vscode/extensionHostProgram.cjs'),
    tests: outfile,
    extension: await unpackedExtension(),
    env: { BENCH_RESULT: figures },
  });
  if (!passed) throw new Error('The benchmark failed in the extension host.');
  return JSON.parse(readFileSync(figures, 'utf8')) as ProblemFigures;
}
