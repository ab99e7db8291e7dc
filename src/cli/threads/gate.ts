/** Milliseconds to wait for work under way, which may be writing to a slow disk. */
const PATIENCE = 10_000;

const INSIDE = 0;
const CLOSED = 1;

/** Keeps the process from ending while a thread is doing work that must not be interrupted. */
export class Gate {
  private readonly state: Int32Array;

  constructor(
    /** Shared with the gate in the other thread. */
    readonly memory = new SharedArrayBuffer(2 * Int32Array.BYTES_PER_ELEMENT),
  ) {
    this.state = new Int32Array(memory);
  }

  /** Called in the worker. Does the work, unless the gate is closed: then blocks until the process ends. */
  pass(work: () => void): void {
    Atomics.store(this.state, INSIDE, 1);
    try {
      if (Atomics.load(this.state, CLOSED) === 0) work();
    } finally {
      Atomics.store(this.state, INSIDE, 0);
      Atomics.notify(this.state, INSIDE);
    }
    if (Atomics.load(this.state, CLOSED) === 1) Atomics.wait(this.state, CLOSED, 1);
  }

  /**
   * Called in the main thread before the process ends. Waits for the work under way; the worker starts nothing more.
   */
  close(): void {
    Atomics.store(this.state, CLOSED, 1);
    Atomics.wait(this.state, INSIDE, 1, PATIENCE);
  }
}
