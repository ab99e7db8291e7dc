import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

/** Variables of the surrounding terminal, be it npm's or VS Code's own, that would lead a VS Code started here astray. */
const FOREIGN = /^(CODE_SERVER_|ELECTRON_|HASHED_PASSWORD$|NODE_OPTIONS$|PASSWORD$|PORT$|VSCODE_|XDG_|npm_)/;

/** An environment whose home and temporary files are in `folder`, so that nothing is written, or missed, elsewhere. */
export function environmentIn(folder: string): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(([name]) => !FOREIGN.test(name));
  const own = { HOME: join(folder, 'home'), TMPDIR: join(folder, 'tmp') };
  for (const path of Object.values(own)) mkdirSync(path, { recursive: true });
  return { ...Object.fromEntries(inherited), ...own };
}
