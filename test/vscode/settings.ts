import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export type Settings = Readonly<Record<string, unknown>>;

/** Nothing that speaks up unasked, goes to the network, or takes the room of what is to be seen. */
const QUIET: Settings = {
  'chat.disableAIFeatures': true,
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'git.openRepositoryInParentFolders': 'never',
  'security.workspace.trust.enabled': false,
  'security.workspace.trust.startupPrompt': 'never',
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'update.showReleaseNotes': false,
  'workbench.enableExperiments': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
};

/** VS Code's server reads settings of scope `machine` from `Machine`, all others from `User`; on the desktop all are in `User`. */
export function writeSettings(userData: string, settings: Settings = {}): void {
  for (const part of ['User', 'Machine']) {
    mkdirSync(join(userData, part), { recursive: true });
    writeFileSync(
      join(userData, part, 'settings.json'),
      `${JSON.stringify({ ...QUIET, ...settings }, undefined, 2)}\n`,
    );
  }
}
