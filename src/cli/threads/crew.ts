import { realpathSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import type { Result, Results, Task } from '../results';
import type { TemplateFile } from '../templates';
import { compileLess } from './compileLess';
import { Thread } from './thread';

/** With fewer files, the check would be over before a thread has started. */
const MANY = 100;
/** Includes the main thread. Each further thread takes some 30 MB and has to warm up. */
const MOST_THREADS = 3;
/** Files in a list that is passed to a thread. */
const LIST = 10;
/** Lists that may be started ahead of the one whose results are due. Bounds how many results are held in memory. */
const AHEAD = 64;

/** Starts worker threads that help to check these files; none if there are only few files. */
export function threadsFor(
  files: readonly TemplateFile[],
  task: Task,
  program: string,
  most = Math.min(availableParallelism(), MOST_THREADS),
): readonly Thread[] {
  if (files.length < MANY || (task.fix && !areApart(files))) return [];
  compileLess();
  const threads: Thread[] = [];
  try {
    while (threads.length < most - 1) threads.push(new Thread(program, task));
  } catch (error) {
    // The system allows no more threads: go on with those that have started.
    if ((error as NodeJS.ErrnoException).code !== 'ERR_WORKER_INIT_FAILED') throw error;
  }
  return threads;
}

/**
 * Whether all files are different ones. Two paths may lead to the same file through links, and it must not be fixed
 * twice at once.
 */
function areApart(files: readonly TemplateFile[]): boolean {
  const targets = files.map(({ path }) => {
    try {
      return realpathSync.native(path);
    } catch {
      return path;
    }
  });
  return new Set(targets).size === files.length;
}

/** Distributes files over threads and yields the results in the order of the files. */
export class Crew {
  private readonly lists: (readonly TemplateFile[])[] = [];
  /** The index of the first list that has not been started. */
  private next = 0;
  /** The index of the list whose results are due. */
  private current = 0;
  /** By index of the list: those that other threads are working on. */
  private readonly awaited = new Map<number, Promise<void>>();
  private readonly done = new Map<number, readonly Result[]>();

  constructor(
    private readonly files: readonly TemplateFile[],
    private readonly own: Pick<Results, 'ofFiles'>,
    private readonly threads: readonly Thread[],
  ) {
    for (let start = 0; start < files.length; start += LIST) this.lists.push(files.slice(start, start + LIST));
  }

  async *results(): AsyncIterable<Result> {
    if (this.threads.length === 0) {
      yield* this.own.ofFiles(this.files);
      return;
    }
    for (; this.current < this.lists.length; this.current++) {
      this.giveOut();
      for (;;) {
        const results = this.done.get(this.current);
        if (results) {
          this.done.delete(this.current);
          yield* results;
          break;
        }
        await this.goOn();
      }
    }
  }

  /** Checks the next list in this thread. If none is left to start, waits for the list that is due. */
  private async goOn(): Promise<void> {
    const index = this.begin();
    if (index === undefined) {
      await this.awaited.get(this.current);
      return;
    }
    const results: Result[] = [];
    for await (const result of this.own.ofFiles(this.lists[index] ?? [])) results.push(result);
    this.done.set(index, results);
  }

  private giveOut(): void {
    for (const thread of this.threads) {
      while (thread.isFree) {
        const index = this.begin();
        if (index === undefined) return;
        this.awaited.set(index, this.receive(index, thread));
      }
    }
  }

  private async receive(index: number, thread: Thread): Promise<void> {
    this.done.set(index, await thread.resultsOf(this.lists[index] ?? []));
    this.awaited.delete(index);
    this.giveOut();
  }

  private begin(): number | undefined {
    const mayBegin = this.next < Math.min(this.lists.length, this.current + AHEAD);
    return mayBegin ? this.next++ : undefined;
  }
}
