import { Worker } from 'node:worker_threads';
import { failureOf } from '../fileFailure';
import type { Result, Task } from '../results';
import type { TemplateFile } from '../templates';
import { Gate } from './gate';
import type { Assignment } from './serving';

/** Lists of files that a thread holds at a time. With a second one at hand it never waits. */
const MOST_LISTS = 2;

/** The size of the young generation in megabytes. More does not make a thread faster. */
const YOUNG = 12;

interface Asked {
  readonly files: readonly TemplateFile[];
  answer(results: readonly Result[]): void;
}

/** A worker thread that checks files. */
export class Thread {
  private readonly gate = new Gate();
  private readonly worker: Worker;
  private readonly asked: Asked[] = [];
  private fault: Error | undefined;
  private readonly close = () => this.gate.close();

  /**
   * `program` is a script that passes its `workerData` to `serve`. It runs without the Node.js options of this process.
   */
  constructor(program: string, task: Task) {
    const workerData: Assignment = { task, memory: this.gate.memory };
    this.worker = new Worker(program, {
      workerData,
      execArgv: [],
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG },
    });
    this.worker
      .on('message', (results: readonly Result[]) => this.asked.shift()?.answer(results))
      .on('messageerror', (error) => this.fail(error))
      .on('error', (error) => this.fail(error))
      .on('exit', (code) => this.fail(new Error(`a thread ended with ${code}`)));
    process.once('exit', this.close);
  }

  /** Whether the thread can take another list of files. */
  get isFree(): boolean {
    return !this.fault && this.asked.length < MOST_LISTS;
  }

  /** Resolves to the results of the files. If the thread crashes, each of them is a failure. */
  resultsOf(files: readonly TemplateFile[]): Promise<readonly Result[]> {
    return new Promise((answer) => this.asked.push({ files, answer }) && this.worker.postMessage(files));
  }

  /** Ends the thread, without interrupting a write. */
  async end(): Promise<void> {
    this.gate.close();
    await this.worker.terminate();
  }

  private fail(fault: Error): void {
    this.fault ??= fault;
    process.off('exit', this.close);
    for (const { files, answer } of this.asked.splice(0)) {
      answer(files.map(({ name }) => ({ failure: failureOf(name, this.fault) })));
    }
  }
}
