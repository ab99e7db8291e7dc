import { resolve } from 'node:path';
import { Misuse, type Shell } from './command';
import { FileFailure } from './fileFailure';
import { readStream, readText } from './reading';

/** The text of a file without which a command can do nothing. Throws `Misuse`. */
export function textNamed(name: string, folder: string): string {
  try {
    return readText({ path: resolve(folder, name), name }).text;
  } catch (error) {
    throw misuseOf(error);
  }
}

/** The text on standard input, of which that is the name. Rejects with `Misuse`. */
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
