import { once } from 'node:events';
import type { WriteStream } from 'node:tty';

/**
 * A stream that a command writes to. If its reader stops reading, as `head` does, the rest is discarded and the command
 * still runs to its exit code.
 */
export class Output {
  private firstFailure: NodeJS.ErrnoException | undefined;

  constructor(private readonly stream: NodeJS.WritableStream & Partial<Pick<WriteStream, 'isTTY' | 'columns'>>) {
    stream.on('error', (error) => {
      this.firstFailure ??= error;
    });
  }

  /** Resolves once more can be written. Text from files, names or messages must be made `printable` first. */
  async write(text: string): Promise<void> {
    if (text === '' || this.firstFailure) return;
    if (!this.stream.write(text)) await once(this.stream, 'drain').catch(() => undefined);
  }

  /** The error for which output was lost, as on a full disk. A reader that stopped reading is no error. */
  get failure(): NodeJS.ErrnoException | undefined {
    return this.firstFailure?.code === 'EPIPE' ? undefined : this.firstFailure;
  }

  /** The width of the terminal; nothing for files and pipes. */
  get columns(): number | undefined {
    return this.stream.isTTY ? this.stream.columns || 80 : undefined;
  }

  /** Whether to use colours: if `FORCE_COLOR` says so, or on a terminal without `NO_COLOR`. */
  hasColours({ FORCE_COLOR, NO_COLOR, TERM }: { readonly [name: string]: string | undefined }): boolean {
    if (FORCE_COLOR !== undefined) return FORCE_COLOR !== '0' && FORCE_COLOR !== 'false';
    return !NO_COLOR && TERM !== 'dumb' && this.stream.isTTY === true;
  }
}
