import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Changes the person's own settings of the machine, as by hand; the default with undefined. */
export function setMachineSetting(name: string, value: unknown): void {
  const file = join(process.env.TEST_HOME ?? '', 'user-data/Machine/settings.json');
  const settings = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
  writeFileSync(file, JSON.stringify({ ...settings, [name]: value }));
}
