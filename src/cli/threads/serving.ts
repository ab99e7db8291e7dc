import type { MessagePort } from 'node:worker_threads';
import { type Result, Results, type Task } from '../results';
import type { TemplateFile } from '../templates';
import { Gate } from './gate';

/** What a thread is started with. */
export interface Assignment {
  readonly task: Task;
  /** Of its gate. */
  readonly memory: SharedArrayBuffer;
}

/** In a thread: answers each list of files with their results, in the same order. */
export async function serve(port: MessagePort, { task, memory }: Assignment): Promise<void> {
  const gate = new Gate(memory);
  const results = await Results.of(task, (work) => gate.pass(work));
  port.on('message', (files: readonly TemplateFile[]) => {
    const found: readonly Result[] = files.flatMap((file) => [...results.ofFile(file)]);
    port.postMessage(found);
  });
}
