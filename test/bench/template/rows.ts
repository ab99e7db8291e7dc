import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { build } from 'esbuild';
import { out, project } from '../../vscode/folders';
import { ms, type Row } from '../measure';
import type { Growth, Question, Speed, TextName } from './measured';
import { NASTY } from './nasty';

const TITLES: { readonly [name in TextName]: string } = {
  mail: 'HTML mail',
  logic: 'mostly Liquid',
  dialect: 'our dialect',
};

/**
 * Parsing and facts of 1 MB beside the parsers of others, and how the time grows with the nastiest texts. Our code is bundled as it
 * is shipped, theirs is as it is published. Each text has a process of its own, so that none pays for what another left behind.
 */
export async function templateRows(): Promise<Row[]> {
  const script = join(out, 'bench/template.js');
  await build({
    entryPoints: [join(project, 'test/bench/template/measured.ts')],
    outfile: script,
    bundle: true,
    minify: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    packages: 'external',
    logLevel: 'warning',
  });
  const rows: Row[] = [];
  for (const text of Object.keys(TITLES) as TextName[]) {
    rows.push(speedRow(TITLES[text], await answerOf<Speed>(script, { measure: 'speed', text })));
  }
  const growths: [name: string, growth: Growth][] = [];
  for (const [index, [name]] of NASTY.entries()) {
    growths.push([name, await answerOf<Growth>(script, { measure: 'growth', index })]);
  }
  return [...rows, growthRow(growths)];
}

async function answerOf<Answer>(script: string, question: Question): Promise<Answer> {
  const child = fork(script, [JSON.stringify(question)], { execArgv: [] });
  try {
    const [answer] = await Promise.race([
      once(child, 'message'),
      once(child, 'exit').then(() =>
        Promise.reject(new Error(`The measurement of ${JSON.stringify(question)} failed.`)),
      ),
    ]);
    return answer as Answer;
  } finally {
    child.kill();
  }
}

function speedRow(title: string, { size, ours, peers }: Speed): Row {
  const speed = size / 1000 / ours;
  const fastest = Math.min(...peers.map(({ time }) => time));
  return {
    what: `parse and facts, 1 MB, ${title}`,
    value: `${ms(ours)} = ${speed.toFixed(0)} MB/s${peers.length > 0 ? `, ${(fastest / ours).toFixed(1)} × as fast` : ''}`,
    peer: peers.map(({ name, time }) => `${name} ${ms(time)}`).join(' · '),
    limit: peers.length > 0 ? '≥ 40 MB/s, ≥ 5 ×' : '≥ 40 MB/s',
    holds: speed >= 40 && (peers.length === 0 || fastest / ours >= 5),
  };
}

function growthRow(growths: readonly [name: string, growth: Growth][]): Row {
  const ratio = ({ small, large }: Growth) => large / small;
  const [worst, ...others] = [...growths].sort(([, a], [, b]) => ratio(b) - ratio(a));
  if (!worst) throw new Error('There is no nasty text.');
  const [name, growth] = worst;
  return {
    what: `100 KB → 1 MB, worst of ${growths.length} nasty texts (${name})`,
    value: `${ms(growth.small)} → ${ms(growth.large)} = ${ratio(growth).toFixed(1)} ×`,
    peer: others
      .slice(0, 3)
      .map(([name, growth]) => `${name} ${ratio(growth).toFixed(1)} ×`)
      .join(' · '),
    limit: '12 ×',
    holds: ratio(growth) <= 12,
  };
}
