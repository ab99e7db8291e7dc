/** What is said of a file or folder that could not be read, checked or written. */
export interface Failure {
  /** As the person named it, or relative to where the command was started. */
  readonly file: string;
  /** The sentence that a person reads. */
  readonly message: string;
}

/** A file or folder could not be read, checked or written. */
export class FileFailure extends Error implements Failure {
  constructor(
    readonly file: string,
    message: string,
  ) {
    super(message);
  }
}

/** Why a file could not be checked, be it for its own reason or by a fault of ours. */
export function failureOf(file: string, error: unknown): Failure {
  if (error instanceof FileFailure) return { file: error.file, message: error.message };
  const { message } = error instanceof Error ? error : new Error(String(error));
  return { file, message: `“${file}” could not be checked, by a fault of this program: ${message}` };
}

const REASONS: { readonly [code: string]: string } = {
  ENOENT: 'it does not exist',
  ENOTDIR: 'what its path leads through is no folder',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EROFS: 'the disk is read-only',
  ELOOP: 'its links lead round in a circle',
  ENAMETOOLONG: 'its name is too long',
  ENXIO: 'it is no file',
  EISDIR: 'it is a folder',
  EIO: 'the disk failed',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  EFBIG: 'it would be larger than files may be here',
  EMFILE: 'too many files are open',
  ENFILE: 'too many files are open',
};

/** What the system says of it, in words: `permission denied`. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { code } = error as NodeJS.ErrnoException;
  return (code && REASONS[code]) ?? code ?? error.message;
}
