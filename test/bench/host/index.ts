import { writeFileSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import * as vscode from 'vscode';
import { name, publisher } from '../../../package.json';

/** What is measured inside the extension host; written to BENCH_RESULT as JSON. */
export interface HostFigures {
  /** Bytes of heap after 100 and after 1,000 look-ups of different people. */
  readonly heap: readonly [number, number];
}

/** VS Code calls it in the extension host. */
export async function run(): Promise<void> {
  await vscode.extensions.getExtension(`${publisher}.${name}`)?.activate();
  const figures: HostFigures = { heap: [await heapAfter(0, 100), await heapAfter(100, 1000)] };
  writeFileSync(process.env.BENCH_RESULT ?? '', JSON.stringify(figures));
}

/** The sample answers for a device of its cast whatever the user id, so that each of these is another person. */
async function heapAfter(from: number, to: number): Promise<number> {
  for (let user = from; user < to; user++) {
    const request = { userId: `user-${user}`, deviceId: 'treated-user' };
    await vscode.commands.executeCommand('amplitudeProfile.lookUpUser', request);
  }
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  collect();
  collect();
  return process.memoryUsage().heapUsed;
}
