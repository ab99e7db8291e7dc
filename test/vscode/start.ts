// `npm start`: VS Code in the browser with the packaged extension, as a new user would have it. Keys and state stay for the next start.
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { fetchVSCode, NEWEST } from './fetch';
import { kept, sampleFolder } from './folders';
import { homeIn, installExtension, serveWindow } from './front';
import { exitOnSignals, fail } from './processes';
import { writeSettings } from './settings';
import { packagedExtension } from './vsix';

/** The same one each time where possible: a browser keeps keys and state by address. */
const PORT = 8765;

async function main(): Promise<void> {
  exitOnSignals();
  const home = homeIn(join(kept, 'start'));
  const [code, vsix] = await Promise.all([fetchVSCode(NEWEST), packagedExtension()]);
  if (!existsSync(home.userData)) writeSettings(home.userData);
  await installExtension(code, home, vsix);
  const { url, server } = await serveWindow(code, home, sampleFolder, await portOr(PORT));
  console.log(`\nVS Code ${code.version} with the extension is ready: ${url}\nCtrl+C ends it.`);
  await server.ended;
  throw new Error(`VS Code ended by itself:\n${server.output().slice(-2000)}`);
}

/** The port when it is free, else 0: any other. */
async function portOr(port: number): Promise<number> {
  const free = await new Promise<boolean>((resolve) => {
    const probe = createServer().once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });
  if (!free) console.log(`Port ${port} is in use: keys and state of the last start stay with that address.`);
  return free ? port : 0;
}

main().catch(fail);
