/** A file or folder that could not be read, checked or written. The message is the sentence that a person reads. */
export class FileFailure extends Error {
  constructor(
    /** As the person named it, or relative to where the command was started. */
    readonly file: string,
    message: string,
  ) {
    super(message);
  }
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
