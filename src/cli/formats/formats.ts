import type { CheckOptions } from '../checkOptions';
import type { Shell } from '../command';
import type { Format } from '../report';
import type { Totals } from '../totals';

/** Loads only the format that is asked for. */
export async function formatNamed(name: CheckOptions['format'], totals: Totals, shell: Shell): Promise<Format> {
  const { folder, env, stdout } = shell;
  const root = env.GITHUB_WORKSPACE || folder;
  switch (name) {
    case 'text': {
      const { columns } = stdout;
      const frames = columns === undefined ? {} : { frames: { columns, ...(await import('./frame')) } };
      return (await import('./text')).createText({ colours: stdout.hasColours(env), ...frames });
    }
    case 'json':
      return (await import('./json')).createJson(totals);
    case 'github':
      return (await import('./github')).createGithub(root);
    case 'sarif':
      return (await import('./sarif')).createSarif(root, await import('../build'));
  }
}
