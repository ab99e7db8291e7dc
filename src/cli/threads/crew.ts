import { realpathSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import type { Result, Results, Task } from '../results';
import type { TemplateFile } from '../templates';
import { compileLess } from './compileLess';
import { Thread } from './thread';

/** Fewer files are checked before a thread has begun. */
const MANY = 100;
/** This one counts. Each of the others takes some 30 MB, and warms up anew. */
const MOST_THREADS = 3;
/** Files that are given to a thread at once. */
const LIST = 10;
/** Lists that are begun before the results of an earlier one have been taken: so much is kept at most. */
const AHEAD = 64;

/** Threads beside this one for checking these files; none for few. */
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
    // The system gives no more threads: those that there are do all of it.
    if ((error as NodeJS.ErrnoException).code !== 'ERR_WORKER_INIT_FAILED') throw error;
  }
  return threads;
}

/** Behind links two may be one, which is mended once. */
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

/** Gives files to threads, and puts what they find in order. */
export class Crew {
  private readonly lists: (readonly TemplateFile[])[] = [];
  /** The first list that nobody has begun. */
  private next = 0;
  /** The list whose results are taken next. */
  private current = 0;
  /** By list: of what other threads have begun. */
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

  /** Checks a list in this thread, or waits for another where none is left to begin. */
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
