import type { MessagePort } from 'node:worker_threads';
import { type Result, Results, type Task } from '../results';
import type { TemplateFile } from '../templates';
import { Gate } from './gate';

/** The data that a thread is started with. */
export interface Assignment {
  readonly task: Task;
  /** The memory of the thread's gate. */
  readonly memory: SharedArrayBuffer;
}

/** Called in a worker: answers each list of files with their results, in the same order. */
export async function serve(port: MessagePort, { task, memory }: Assignment): Promise<void> {
  const gate = new Gate(memory);
  const results = await Results.of(task, (work) => gate.pass(work));
  port.on('message', (files: readonly TemplateFile[]) => {
    const found: readonly Result[] = files.flatMap((file) => [...results.ofFile(file)]);
    port.postMessage(found);
  });
}
