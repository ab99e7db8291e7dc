import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface TemplateFile {
  readonly file: string;
  readonly text: string;
}

const ROOT = join(import.meta.dirname, '../..');

/** The templates in a folder of the project; none where there is no such folder. */
export function templatesIn(folder: string): readonly TemplateFile[] {
  const path = join(ROOT, folder);
  const files = existsSync(path) ? readdirSync(path).filter((file) => /\.(liquid|html)$/.test(file)) : [];
  return files.map((file) => ({ file, text: readFileSync(join(path, file), 'utf8') }));
}

/** The templates that people try the extension with. */
export const SAMPLES = templatesIn('test/fixtures/workspace');

/** What people published. It is not ours to pass on, so it lies beside the checkout, where it is at hand. */
export const PUBLISHED = templatesIn('../shared/templates');
