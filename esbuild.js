// Bundles what is shipped: the extension for the extension host, the scripts and the icon font for the webviews.
const { mkdirSync, rmSync, writeFileSync } = require('node:fs');
const { basename, join } = require('node:path');
const esbuild = require('esbuild');

const production = process.argv.includes('--production');
const watch = process.argv.includes('--watch');
const outdir = 'dist';

/** @type {import('esbuild').BuildOptions} */
const common = {
  bundle: true,
  outdir,
  minify: production,
  sourcemap: production ? false : 'inline',
  legalComments: 'none',
  logLevel: 'info',
};

/** What is loaded when it is first needed gets a file of its own. esbuild splits modules only; the extension host wants CommonJS. */
const asCommonJs = {
  name: 'as-common-js',
  setup: ({ onEnd }) =>
    onEnd(async ({ outputFiles = [] }) => {
      for (const { path, text } of outputFiles) {
        const options = { format: 'cjs', platform: 'node', supported: { 'dynamic-import': false }, minify: production };
        const { code } = await esbuild.transform(text, options);
        writeFileSync(join(outdir, basename(path)), code);
      }
    }),
};

const builds = [
  {
    ...common,
    entryPoints: { extension: 'src/extension.ts' },
    platform: 'node',
    format: 'esm',
    splitting: true,
    write: false,
    plugins: [asCommonJs],
    target: 'node20',
    external: ['vscode'],
    mainFields: ['module', 'main'],
    alias: { 'form-data': './src/api/formData.ts' },
  },
  {
    ...common,
    entryPoints: {
      profilePage: 'src/webview/profilePage.ts',
      previewPage: 'src/webview/preview/previewPage.ts',
      codicon: '@vscode/codicons/dist/codicon.css',
    },
    platform: 'browser',
    format: 'iife',
    target: 'chrome132',
    loader: { '.ttf': 'file' },
    assetNames: '[name]',
  },
];

async function main() {
  rmSync(outdir, { recursive: true, force: true });
  mkdirSync(outdir);
  for (const options of builds) {
    if (watch) await (await esbuild.context(options)).watch();
    else await esbuild.build(options);
  }
}

main().catch(() => process.exit(1));
