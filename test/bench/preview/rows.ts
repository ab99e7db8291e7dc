import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { build } from 'esbuild';
import { out, project } from '../../vscode/folders';
import { ms, type Row } from '../measure';
import { previewWindowRows } from './inWindow';
import type { Growth, Measured, Speed } from './measured';

/** Rendering a message beside the engines of others, in a process of its own, with the code bundled as it is shipped; and in a real window. */
export async function previewRows(): Promise<Row[]> {
  const script = join(out, 'bench/preview.js');
  await build({
    entryPoints: [join(project, 'test/bench/preview/measured.ts')],
    outfile: script,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    logLevel: 'warning',
  });
  const { lines, fromText, fromTree, growths } = await answerOf(script);
  return [
    speedRow(`render ${lines} lines, from text`, fromText),
    speedRow(`render ${lines} lines, from a tree`, fromTree),
    ...growths.map(growthRow),
    ...(await previewWindowRows()),
  ];
}

async function answerOf(script: string): Promise<Measured> {
  const child = fork(script, [], { execArgv: [] });
  try {
    const failed = once(child, 'exit').then(() => Promise.reject(new Error('The measurement of rendering failed.')));
    const [answer] = await Promise.race([once(child, 'message'), failed]);
    return answer as Measured;
  } finally {
    child.kill();
  }
}

function speedRow(what: string, { ours, peers }: Speed): Row {
  const fastest = Math.min(...peers.map(({ time }) => time));
  return {
    what,
    value: `${ms(ours)}, ${(fastest / ours).toFixed(1)} × as fast`,
    peer: peers.map(({ name, time }) => `${name} ${ms(time)}`).join(' · '),
    limit: '> 1 ×',
    holds: ours < fastest,
  };
}

function growthRow({ what, once, tenfold }: Growth): Row {
  const ratio = tenfold / once;
  return {
    what: `rendering, ${what}`,
    value: `${ms(once)} → ${ms(tenfold)} = ${ratio.toFixed(1)} ×`,
    limit: '12 ×',
    holds: ratio <= 12,
  };
}
