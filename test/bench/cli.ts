import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { out } from '../vscode/folders';
import { unpackedExtension } from '../vscode/vsix';
import { inTurn, median, ms, type Row } from './measure';
import { dialect, logic, mail } from './template/mail';

const TEMPLATES = 2_000;
const BYTES = 5 * 1024;
const MOST_MS = 1_500;
const MOST_MB = 200;

/** The packaged command over a folder of templates, as a whole process: from its start to its end, and its memory at the peak. */
export async function cliRows(): Promise<Row[]> {
  const folder = join(out, 'bench/templates');
  const peakFile = join(out, 'bench/peak');
  const peakHook = join(out, 'bench/peak.cjs');
  writeTemplates(folder);
  writeFileSync(
    peakHook,
    `process.on('exit', () => require('fs').writeFileSync(${JSON.stringify(peakFile)}, String(process.resourceUsage().maxRSS)));`,
  );
  const program = join(await unpackedExtension(), 'dist/cli.js');
  const peaks: number[] = [];
  const check = async () => {
    const child = spawn(process.execPath, ['--require', peakHook, program, 'check', folder], { stdio: 'ignore' });
    const [code] = await once(child, 'exit');
    if (code > 1) throw new Error(`check ended with ${code}.`);
    peaks.push(Number(readFileSync(peakFile, 'utf8')) / 1024);
  };
  const [times = []] = await inTurn([check], { rounds: 5, warmUp: 1 });
  const [time, peak] = [median(times), median(peaks)];
  return [
    {
      what: `check of ${TEMPLATES} templates of 5 KB, whole process`,
      value: `${ms(time)}, ${peak.toFixed(0)} MB`,
      limit: `${MOST_MS} ms, ${MOST_MB} MB`,
      holds: time <= MOST_MS && peak <= MOST_MB,
    },
  ];
}

function writeTemplates(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const texts = [mail, logic, dialect].map((text) => text(BYTES));
  for (let index = 0; index < TEMPLATES; index++) {
    const text = `<!-- ${index} -->\n${texts[index % texts.length]}`.padEnd(BYTES, '.');
    writeFileSync(join(folder, `${index}.liquid`), text);
  }
}
