import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page, type ViewportSize } from 'playwright-core';
import { version as carriedVersion } from '../../node_modules/@sparticuz/chromium/package.json';
import { keepAs, kept, project, temporaryBeside } from './folders';
import { run } from './processes';

const FLAGS = [
  '--no-sandbox',
  '--headless=shell',
  // Drawing by a simulated GPU costs twice the time of all else.
  '--disable-gpu',
  '--disable-software-rasterizer',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-dev-shm-usage',
  '--disable-sync',
  '--no-first-run',
];

const NAMES = ['google-chrome', 'google-chrome-stable', 'chromium', 'chromium-browser'];
const MAC = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';

/**
 * What mails name, and what the browser takes where they name nothing. Machines of people have them, or others in their place. Where they
 * are missing, each document waits until the browser has looked for them, for every size anew.
 */
const FAMILIES = ['Arial', 'Helvetica', 'Verdana', 'Georgia', 'Times New Roman'];
const FONTS = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir prefix="relative">fonts</dir>
${FAMILIES.map(inPlaceOf).join('')}</fontconfig>
`;

function inPlaceOf(family: string): string {
  return `  <match>
    <test name="family"><string>${family}</string></test>
    <edit name="family" mode="assign" binding="same"><string>Open Sans</string></edit>
  </match>
`;
}

interface Chromium {
  readonly executablePath: string;
  readonly env: Record<string, string>;
}

/** The Chrome or Chromium of this machine (`CHROMIUM` names another one), or else the one that npm carries. */
export async function launchBrowser(flags: readonly string[] = []): Promise<Browser> {
  const { executablePath, env } = installedChromium() ?? (await carriedChromium());
  // Signals are the caller's: Playwright ends the browser when this process exits.
  const signals = { handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false };
  return chromium.launch({ executablePath, env: { ...process.env, ...env }, args: [...FLAGS, ...flags], ...signals });
}

/** It is a style sheet of the window alone: pages inside it have their own rules about styles. */
const STILL = `if (self === top) {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync('*, ::before, ::after { animation: none !important; transition: none !important }');
  document.adoptedStyleSheets.push(sheet);
}`;

/**
 * Windows of VS Code in which nothing moves by itself. Its progress bars, turning icons and transitions heed no wish for less motion, and
 * as long as one of them lasts the window is drawn sixty times a second.
 */
export async function stillWindows(browser: Browser, viewport: ViewportSize): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport, reducedMotion: 'reduce' });
  await context.addInitScript(STILL);
  context.on('page', hearNoNetwork);
  return context;
}

/** A page as Playwright has it inside. */
interface PageInside {
  readonly _connection?: {
    toImpl?(page: Page): {
      delegate?: { _mainFrameSession?: { _client?: { send(method: string): Promise<unknown> } } };
    };
  };
}

/**
 * Has the browser not repeat to Playwright all that VS Code's window says to its server, which nobody asks for and which takes as much
 * work as some tests. Playwright has no switch for it; where its inside changes, this saves nothing and harms nothing.
 */
function hearNoNetwork(page: Page): void {
  const inside = (page as PageInside)._connection?.toImpl?.(page);
  // A page that is closed by then rejects.
  inside?.delegate?._mainFrameSession?._client?.send('Network.disable').catch(() => undefined);
}

function installedChromium(): Chromium | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter);
  const places = [process.env.CHROMIUM ?? MAC, ...NAMES.flatMap((name) => folders.map((folder) => join(folder, name)))];
  const executablePath = places.find((place) => existsSync(place));
  return executablePath === undefined ? undefined : { executablePath, env: {} };
}

/** Chromium with the shared libraries and the font that a bare machine lacks. The package unpacks into the folder for temporary files. */
async function carriedChromium(): Promise<Chromium> {
  const home = join(kept, `chromium-${carriedVersion}-with-fonts`);
  if (!existsSync(home)) {
    const fresh = temporaryBeside(home);
    const env = { ...process.env, TMPDIR: fresh, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x' };
    await run(process.execPath, ['-e', "import('@sparticuz/chromium').then((it) => it.default.executablePath())"], {
      cwd: project,
      env,
    });
    await writeFile(join(fresh, 'fonts.conf'), FONTS);
    await keepAs(home, fresh);
  }
  return {
    executablePath: join(home, 'chromium'),
    env: { LD_LIBRARY_PATH: join(home, 'al2023/lib'), FONTCONFIG_FILE: join(home, 'fonts.conf') },
  };
}
