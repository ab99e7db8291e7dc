import type { CheckOptions } from '../checkOptions';
import type { Shell } from '../command';
import type { Format } from '../report';
import type { Totals } from '../totals';

/** How reports are written. Plain data, so that it can be passed to threads. */
export interface Look {
  readonly format: CheckOptions['format'];
  /** The folder to which paths in reports are relative. */
  readonly root: string;
  readonly colours: boolean;
  /** The width of the terminal; nothing for files and pipes. */
  readonly columns: number | undefined;
}

/**
 * Returns how to write reports for this shell. In GitHub Actions, paths are relative to the repository instead of the
 * working directory.
 */
export function lookIn({ folder, env, stdout }: Shell, format: CheckOptions['format']): Look {
  return {
    format,
    root: env.GITHUB_WORKSPACE || folder,
    colours: stdout.hasColours(env),
    columns: stdout.columns,
  };
}

/** Creates the format, loading only the modules it needs. */
export async function createFormat({ format, root, colours, columns }: Look, totals: Totals): Promise<Format> {
  switch (format) {
    case 'text': {
      const frames = columns === undefined ? {} : { frames: { columns, ...(await import('./frame')) } };
      return (await import('./text')).createText({ colours, ...frames });
    }
    case 'json':
      return (await import('./json')).createJson(totals);
    case 'github':
      return (await import('./github')).createGithub(root);
    case 'sarif':
      return (await import('./sarif')).createSarif(root, await import('../build'));
  }
}
