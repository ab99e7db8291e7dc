/** Milliseconds for what a thread may be in the middle of, on a slow disk. */
const PATIENCE = 10_000;

const INSIDE = 0;
const CLOSED = 1;

/** Keeps the process from ending while a thread is in the middle of what must not be broken off. */
export class Gate {
  private readonly state: Int32Array;

  constructor(
    /** For the gate of the other thread. */
    readonly memory = new SharedArrayBuffer(2 * Int32Array.BYTES_PER_ELEMENT),
  ) {
    this.state = new Int32Array(memory);
  }

  /** In the thread: does the work, or waits for the end of the process where that has come. */
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

  /** Before the process ends: waits until the thread is done with what it has begun. It begins nothing more. */
  close(): void {
    Atomics.store(this.state, CLOSED, 1);
    Atomics.wait(this.state, INSIDE, 1, PATIENCE);
  }
}
