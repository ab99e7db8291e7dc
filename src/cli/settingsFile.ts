import type { Shell } from './command';
import { textNamed } from './namedText';
import { printable } from './printable';
import { NO_SETTINGS, type Settings } from './settings';

/**
 * Reads the file given by `--config`. Settings in it that have no effect are reported on standard error. Throws
 * `Misuse`.
 */
export async function settingsFrom(config: string | undefined, { folder, stderr }: Shell): Promise<Settings> {
  if (config === undefined) return NO_SETTINGS;
  const { settingsIn } = await import('./settingsText');
  const settings = settingsIn(textNamed(config, folder), config);
  for (const remark of settings.remarks) await stderr.write(`${printable(remark)}\n`);
  return settings;
}
