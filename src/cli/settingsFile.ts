import type { Shell } from './command';
import { textNamed } from './namedText';
import { printable } from './printable';
import { NO_SETTINGS, type Settings } from './settings';

/** What the file of `--config` says; what in it means nothing is remarked on standard error. Throws `Misuse`. */
export async function settingsFrom(config: string | undefined, { folder, stderr }: Shell): Promise<Settings> {
  if (config === undefined) return NO_SETTINGS;
  const { settingsIn } = await import('./settingsText');
  const settings = settingsIn(textNamed(config, folder), config);
  for (const remark of settings.remarks) await stderr.write(`${printable(remark)}\n`);
  return settings;
}
