/** Reports a file or folder that could not be read, checked or written. Plain data. */
export interface Failure {
  /** As given on the command line, or relative to the working directory. */
  readonly file: string;
  /** A sentence for people. */
  readonly message: string;
}

/** Thrown for a file or folder that could not be read, checked or written. */
export class FileFailure extends Error implements Failure {
  constructor(
    readonly file: string,
    message: string,
  ) {
    super(message);
  }
}

/** Turns an error into a `Failure`: a `FileFailure` as it is, anything else as a fault of this program. */
export function failureOf(file: string, error: unknown): Failure {
  if (error instanceof FileFailure) return { file: error.file, message: error.message };
  const { message } = error instanceof Error ? error : new Error(String(error));
  return { file, message: `“${file}” could not be checked, by a fault of this program: ${message}` };
}

const REASONS: { readonly [code: string]: string } = {
  ENOENT: 'it does not exist',
  ENOTDIR: 'part of its path is not a folder',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EROFS: 'the disk is read-only',
  ELOOP: 'its links lead in a circle',
  ENAMETOOLONG: 'its name is too long',
  ENXIO: 'it is not a file',
  EISDIR: 'it is a folder',
  EIO: 'the disk failed',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  EFBIG: 'it would be larger than files may be here',
  EMFILE: 'too many files are open',
  ENFILE: 'too many files are open',
};

/** Returns the reason of a system error in words: `permission denied`. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { code } = error as NodeJS.ErrnoException;
  return (code && REASONS[code]) ?? code ?? error.message;
}
