import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { NEWEST } from '../../vscode/fetch';
import { out, project, temporaryFolder } from '../../vscode/folders';
import { testsPass } from '../../vscode/testRun';
import { unpackedExtension } from '../../vscode/vsix';
import { median, ms, percentile95, type Row } from '../measure';
import type { TypingFigures } from './host';
import { languageServerTimes } from './languageServer';
import { LETTER_LINES, unfinishedLetter } from './letter';

/** How soon somebody who types in a long template is answered, and how long it takes to understand a very long one. */
export async function languageRows(): Promise<Row[]> {
  const { ours, atOnce } = await inEditor();
  const theirs = await languageServerTimes(unfinishedLetter(LETTER_LINES));
  return [besideServer(ours, theirs, atOnce), overAtOnce(ours, atOnce), await reading(10_000, 16)];
}

function besideServer(ours: readonly number[], theirs: readonly number[], atOnce: readonly number[]): Row {
  const share = percentile95(theirs) / percentile95(ours);
  return {
    what: 'edit, then completion, 3,500 lines, p95',
    value: `${ms(percentile95(ours))} = 1/${share.toFixed(0)}`,
    peer: `theme-language-server ${ms(percentile95(theirs))} · answered at once ${ms(percentile95(atOnce))}`,
    limit: '1/20',
    holds: share >= 20,
  };
}

function overAtOnce(ours: readonly number[], atOnce: readonly number[]): Row {
  const over = median(ours) - median(atOnce);
  return {
    what: 'edit, then completion, 3,500 lines, median',
    value: `${ms(median(ours))} = + ${ms(over)}`,
    peer: `answered at once ${ms(median(atOnce))}`,
    limit: '+ 10 ms',
    holds: over <= 10,
  };
}

async function inEditor(): Promise<TypingFigures> {
  const figures = join(temporaryFolder('bench'), 'figures.json');
  const passed = await testsPass({
    title: `VS Code ${NEWEST}, extension host, typing`,
    version: NEWEST,
    program: join(project, 'test/vscode/extensionHostProgram.cjs'),
    tests: await bundled('host/index.ts', 'typing.cjs'),
    extension: await unpackedExtension(),
    env: { BENCH_RESULT: figures },
  });
  if (!passed) throw new Error('The benchmark failed in the extension host.');
  return JSON.parse(readFileSync(figures, 'utf8')) as TypingFigures;
}

async function reading(lines: number, limit: number): Promise<Row> {
  const script = await bundled('reading.ts', 'reading.cjs');
  const times = JSON.parse(execFileSync(process.execPath, [script, String(lines)], { encoding: 'utf8' })) as number[];
  return {
    what: `edit, then all facts and shapes, ${lines.toLocaleString('en')} lines`,
    value: ms(median(times)),
    limit: ms(limit),
    holds: median(times) <= limit,
  };
}

async function bundled(source: string, name: string): Promise<string> {
  const outfile = join(out, 'bench', name);
  const entryPoints = [join(import.meta.dirname, source)];
  await build({ entryPoints, outfile, bundle: true, platform: 'node', format: 'cjs', external: ['vscode'] });
  return outfile;
}
