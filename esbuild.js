// Bundles what is shipped: the extension for the extension host, the command for shells, the scripts and the icon font for the webviews.
const { chmodSync, mkdirSync, readFileSync, rmSync, writeFileSync } = require('node:fs');
const { basename, join } = require('node:path');
const esbuild = require('esbuild');
const { version } = require('./package.json');

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

/**
 * What is loaded when it is first needed gets a file of its own. esbuild splits modules only; the extension host wants CommonJS. The API of
 * VS Code is taken as it is: esbuild would copy its hundreds of names for every file that imports it.
 */
const asCommonJs = {
  name: 'as-common-js',
  setup: ({ onEnd }) =>
    onEnd(async ({ outputFiles = [] }) => {
      for (const { path, text } of outputFiles) {
        const options = { format: 'cjs', platform: 'node', supported: { 'dynamic-import': false }, minify: production };
        const required = text.replace(
          /\bimport\s*\*\s*as\s+([\w$]+)\s*from\s*"vscode";/g,
          'const $1 = require("vscode");',
        );
        const { code } = await esbuild.transform(required, options);
        writeFileSync(join(outdir, basename(path)), code);
      }
    }),
};

/** @type {import('esbuild').BuildOptions} */
const node = { ...common, platform: 'node', target: 'node20', mainFields: ['module', 'main'] };

const builds = [
  {
    ...node,
    entryPoints: { extension: 'src/extension.ts' },
    format: 'esm',
    splitting: true,
    write: false,
    plugins: [asCommonJs],
    external: ['vscode'],
    alias: { 'form-data': './src/api/formData.ts' },
  },
  {
    ...node,
    entryPoints: { cli: 'src/cli/main.ts' },
    format: 'cjs',
    define: {
      VERSION: JSON.stringify(version),
      PROBLEMS_PAGE: JSON.stringify(readFileSync('docs/problems.md', 'utf8')),
    },
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
  if (!watch) chmodSync('dist/cli.js', 0o755);
}

main().catch(() => process.exit(1));
