import { once } from 'node:events';
import type { WriteStream } from 'node:tty';

/**
 * What a command writes to. Whoever reads may stop reading, as `head` does: the rest is then written nowhere, and the command
 * goes on to its exit code.
 */
export class Output {
  #failure: NodeJS.ErrnoException | undefined;

  constructor(private readonly stream: NodeJS.WritableStream & Partial<WriteStream>) {
    stream.on('error', (error) => {
      this.#failure ??= error;
    });
  }

  /** Resolves when more can be written. Text that came from outside must be `printable`. */
  async write(text: string): Promise<void> {
    if (text === '' || this.#failure) return;
    if (!this.stream.write(text)) await once(this.stream, 'drain').catch(() => undefined);
  }

  /** Why what was written did not arrive, as on a full disk. Not when nobody wanted to read it. */
  get failure(): NodeJS.ErrnoException | undefined {
    return this.#failure?.code === 'EPIPE' ? undefined : this.#failure;
  }

  /** Of a terminal; nothing for files and pipes. */
  get columns(): number | undefined {
    return this.stream.isTTY ? this.stream.columns || 80 : undefined;
  }

  /** Whether colours are wanted: by `FORCE_COLOR`, or by a terminal without `NO_COLOR`. */
  hasColours({ FORCE_COLOR, NO_COLOR, TERM }: { readonly [name: string]: string | undefined }): boolean {
    if (FORCE_COLOR !== undefined) return FORCE_COLOR !== '0' && FORCE_COLOR !== 'false';
    return !NO_COLOR && TERM !== 'dumb' && this.stream.isTTY === true;
  }
}
