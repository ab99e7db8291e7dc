import { randomBytes } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import esbuild from 'esbuild';
import type { BrowserContext, Locator, Page } from 'playwright-core';
import type { ToPreview } from '../../../src/webview/preview/protocol';
import type { FromPage, PageModel, ToPage } from '../../../src/webview/profile/protocol';
import { launchBrowser } from '../../vscode/browser';
import { THEMES, type ThemeName, themeCss } from './themes';

const ROOT = path.resolve(import.meta.dirname, '../../..');

declare global {
  interface Window {
    /** What the page has sent so far. */
    sent: FromPage[];
    state: unknown;
    /** What the Content Security Policy has refused. */
    refused: string[];
    /** Set by hostile data, if ever it runs. */
    hurt?: number;
    /** Of each frame that came, whether it waited for its message. */
    waiting?: boolean[];
  }
}

/** One of our pages: its bundle and its element, as `webviewHtml` puts them together. */
export interface Subject {
  readonly script: string;
  readonly source: string;
  readonly element: string;
  /** What its policy allows beyond that of every page. */
  readonly policy?: string;
}

export const PROFILE_PAGE: Subject = {
  script: 'profilePage',
  source: 'src/webview/profile/profilePage.ts',
  element: 'profile-page',
};

export const PREVIEW_PAGE: Subject = {
  script: 'previewPage',
  source: 'src/webview/preview/previewPage.ts',
  element: 'preview-page',
  policy: " 'unsafe-inline'",
};

export interface PageOptions {
  readonly theme?: ThemeName;
  readonly width?: number;
  readonly height?: number;
  readonly state?: unknown;
  /** In a process of its own: for tests that change the clock, which is one for all pages of a browser's context. */
  readonly alone?: boolean;
}

/** One process draws all pages: to start one, and to compile the page in it, takes longer than most tests. */
const browser = launchBrowser(['--process-per-site']);
const context = browser.then((started) => started.newContext());
const harnesses = new Map<Subject, Promise<Harness>>();

after(async () => {
  for (const harness of harnesses.values()) await (await harness).stop();
  await (await browser).close();
});

/** The harness of a page, one for all test files. */
export function harnessOf(subject = PROFILE_PAGE): Promise<Harness> {
  const harness = harnesses.get(subject) ?? Harness.start(subject);
  harnesses.set(subject, harness);
  return harness;
}

/** A page in a browser, under the policy and with the variables that VS Code gives a webview. */
export class Harness {
  private constructor(
    private readonly context: BrowserContext,
    private readonly server: Server,
    private readonly origin: string,
  ) {}

  static async start(subject: Subject): Promise<Harness> {
    const files = await build(subject);
    const server = createServer((request, response) => {
      const url = new URL(request.url ?? '/', 'http://127.0.0.1');
      const theme = (url.searchParams.get('theme') ?? 'dark') as ThemeName;
      const [type, body] =
        url.pathname === '/'
          ? ['text/html', html(theme, `http://127.0.0.1:${port(server)}`, subject)]
          : url.pathname === '/theme.css'
            ? ['text/css', themeCss(theme)]
            : (files.get(url.pathname) ?? ['text/plain', '']);
      response.writeHead(200, { 'content-type': `${type}; charset=utf-8` }).end(body);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const origin = `http://127.0.0.1:${port(server)}`;
    // Stays open: the process that draws the pages ends with the last of them.
    await (await (await context).newPage()).goto(`${origin}/theme.css`);
    return new Harness(await context, server, origin);
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  async open({ theme = 'dark', width = 1200, height = 900, state, alone }: PageOptions = {}): Promise<Page> {
    const page = await (alone ? (await browser).newPage() : this.context.newPage());
    await page.setViewportSize({ width, height });
    page.setDefaultTimeout(5000);
    // The test's own compiler names functions with it.
    await page.addInitScript('globalThis.__name = (named) => named');
    await page.addInitScript((kept) => {
      window.sent = [];
      window.refused = [];
      window.state = kept;
      document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
        window.refused.push(`${violatedDirective} ${blockedURI}`);
      });
      Object.assign(window, {
        acquireVsCodeApi: () => ({
          postMessage: (message: FromPage) => window.sent.push(message),
          getState: () => window.state,
          setState: (next: unknown) => {
            window.state = next;
          },
        }),
      });
    }, state);
    await page.goto(`${this.origin}/?theme=${theme}`);
    await page.waitForFunction(() => window.sent.some(({ type }) => type === 'ready'));
    return page;
  }

  async show(model: PageModel, options?: PageOptions): Promise<Page> {
    const page = await this.open(options);
    await tell(page, { type: 'show', model });
    return page;
  }
}

/** Sends what the extension would send, and waits until it is painted. */
export async function tell(page: Page, message: ToPage | ToPreview): Promise<void> {
  await page.evaluate(async (data) => {
    const arrived = new Promise((resolve) => addEventListener('message', resolve, { once: true }));
    window.postMessage(data, window.origin);
    await arrived;
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  }, message);
}

export function sent(page: Page): Promise<FromPage[]> {
  return page.evaluate(() => window.sent);
}

/** How wide a page is that has so much room: wider than that, it scrolls sideways. */
export async function widthAt(page: Page, width: number): Promise<number> {
  await page.setViewportSize({ width, height: 900 });
  return page.evaluate(async () => {
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    return document.documentElement.scrollWidth;
  });
}

export async function textOf(element: Locator): Promise<string> {
  return (await element.textContent()) ?? '';
}

function port(server: Server): number {
  return (server.address() as AddressInfo).port;
}

async function build({ script, source }: Subject): Promise<ReadonlyMap<string, readonly [string, string | Buffer]>> {
  const { outputFiles } = await esbuild.build({
    absWorkingDir: ROOT,
    entryPoints: { [script]: source, codicon: '@vscode/codicons/dist/codicon.css' },
    bundle: true,
    minify: true,
    format: 'iife',
    target: 'chrome132',
    outdir: '/dist',
    write: false,
    loader: { '.ttf': 'file' },
    assetNames: '[name]',
  });
  const types: { readonly [extension: string]: string } = {
    '.js': 'text/javascript',
    '.css': 'text/css',
    '.ttf': 'font/ttf',
  };
  const files = new Map<string, readonly [string, string | Buffer]>();
  for (const file of outputFiles)
    files.set(file.path, [types[path.extname(file.path)] ?? '', Buffer.from(file.contents)]);
  return files;
}

function html(theme: ThemeName, source: string, { script, element, policy: more = '' }: Subject): string {
  const nonce = randomBytes(16).toString('base64');
  const policy = `default-src 'none'; base-uri 'none'; form-action 'none'; script-src 'nonce-${nonce}'; style-src ${source}${more}; font-src ${source}; img-src ${source}`;
  return `<!DOCTYPE html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <meta http-equiv="Content-Security-Policy" content="${policy}">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>Page</title>
  <link rel="stylesheet" href="/theme.css?theme=${theme}">
  <link rel="stylesheet" id="vscode-codicon-stylesheet" href="/dist/codicon.css">
  <link rel="stylesheet" href="/dist/${script}.css">
</head>
<body class="${THEMES[theme].bodyClass}" data-vscode-theme-kind="${THEMES[theme].bodyClass}">
  <${element}></${element}>
  <script nonce="${nonce}" src="/dist/${script}.js"></script>
</body>
</html>`;
}
