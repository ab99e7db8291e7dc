import { ConfigurationTarget, workspace } from 'vscode';

/** Changes the person's own settings, as by hand; the default with nothing. */
export async function setOwn(settings: { readonly [name: string]: unknown }): Promise<void> {
  for (const [name, value] of Object.entries(settings)) {
    await workspace.getConfiguration().update(name, value, ConfigurationTarget.Global);
  }
}
