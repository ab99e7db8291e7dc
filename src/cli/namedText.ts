import { resolve } from 'node:path';
import { Misuse, type Shell } from './command';
import { FileFailure } from './fileFailure';
import { readStream, readText } from './reading';

/** Reads a file that the command cannot do without. Throws `Misuse`. */
export function textNamed(name: string, folder: string): string {
  try {
    return readText({ path: resolve(folder, name), name }).text;
  } catch (error) {
    throw misuseOf(error);
  }
}

/** Reads standard input, which messages call `name`. Rejects with `Misuse`. */
export async function inputOf({ stdin }: Shell, name: string): Promise<string> {
  try {
    return await readStream(stdin, name);
  } catch (error) {
    throw misuseOf(error);
  }
}

function misuseOf(error: unknown): unknown {
  return error instanceof FileFailure ? new Misuse(error.message) : error;
}
