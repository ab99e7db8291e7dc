// Bundles what is shipped: the extension for the extension host, the scripts and the icon font for the webviews.
const esbuild = require('esbuild');

const production = process.argv.includes('--production');
const watch = process.argv.includes('--watch');

/** @type {import('esbuild').BuildOptions} */
const common = {
  bundle: true,
  outdir: 'dist',
  minify: production,
  sourcemap: production ? false : 'linked',
  legalComments: 'none',
  logLevel: 'info',
};

const builds = [
  {
    ...common,
    entryPoints: { extension: 'src/extension.ts' },
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    external: ['vscode'],
    mainFields: ['module', 'main'],
    alias: { 'form-data': './src/api/formData.ts' },
  },
  {
    ...common,
    entryPoints: { profilePage: 'src/webview/profilePage.ts', codicon: '@vscode/codicons/dist/codicon.css' },
    platform: 'browser',
    format: 'iife',
    target: 'chrome132',
    loader: { '.ttf': 'file' },
    assetNames: '[name]',
  },
];

async function main() {
  for (const options of builds) {
    if (watch) await (await esbuild.context(options)).watch();
    else await esbuild.build(options);
  }
}

main().catch(() => process.exit(1));
