// Bundles what is shipped: the extension for the extension host, the command for shells, the scripts and the icon font
// for the webviews.
const { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } = require('node:fs');
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
  metafile: true,
  logLevel: 'info',
};

const commonJs = { format: 'cjs', platform: 'node', supported: { 'dynamic-import': false }, minify: production };

/**
 * Splits the extension into files that are loaded when they are first needed. esbuild can only split ES modules, but
 * the extension host needs CommonJS, so its output is converted. Every file costs time to load: what activation needs
 * is bundled into `extension.js`, and the other files take shared modules from there. `vscode` is required directly,
 * because esbuild would copy its hundreds of exports for every file that imports it.
 */
const asCommonJs = {
  name: 'as-common-js',
  setup: ({ onEnd }) =>
    onEnd(async ({ outputFiles = [] }) => {
      const vscode = /\bimport\s*\*\s*as\s+([\w$]+)\s*from\s*"vscode";/g;
      const files = new Map(
        outputFiles.map(({ path, text }) => [
          `./${basename(path)}`,
          text.replace(vscode, 'const $1 = require("vscode");'),
        ]),
      );
      const begin = './extension.js';
      const first = [begin];
      for (const file of first) first.push(...importedBy(files.get(file)).filter((one) => !first.includes(one)));
      const shared = first.slice(1);
      const named = shared.map((file, index) => `export * as part${index} from "${file}";`);
      await esbuild.build({
        ...commonJs,
        stdin: { contents: [`export * from "${begin}";`, ...named].join('\n') },
        bundle: true,
        outfile: join(outdir, begin),
        plugins: [fromMemory(files, first)],
      });
      for (const [file, text] of files) {
        if (first.includes(file)) continue;
        const { code } = await esbuild.transform(text, commonJs);
        const required = shared.reduce(
          (all, one, index) => all.replaceAll(`require("${one}")`, `require("${begin}").part${index}`),
          code,
        );
        writeFileSync(join(outdir, file), required);
      }
    }),
};

/** Returns the files that a module imports statically. */
function importedBy(text) {
  return [...text.matchAll(/\b(?:from|import)\s*"(\.\/[^"]+)";/g)].map(([, file]) => file);
}

/** Bundles `included` of these files; all others are loaded at run time. */
function fromMemory(files, included) {
  return {
    name: 'from-memory',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /.*/ }, ({ path }) =>
        included.includes(path) ? { path, namespace: 'memory' } : { path, external: true },
      );
      onLoad({ filter: /.*/, namespace: 'memory' }, ({ path }) => ({ contents: files.get(path) }));
    },
  };
}

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
      profilePage: 'src/webview/profile/profilePage.ts',
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

/**
 * Returns the README without its pictures, because VS Code does not show images from the folder of an installed
 * extension.
 */
function readmeWithoutPictures() {
  return readFileSync('README.md', 'utf8').replace(/^!\[.*\]\(docs\/.+\)\n\n/gm, '');
}

/** Returns the licences of all packages with a part in these bundles. Fails when one of them has no licence. */
function thirdPartyNotices(metafiles) {
  const bundles = metafiles.flatMap(({ outputs }) => Object.values(outputs));
  const files = bundles.flatMap(({ inputs }) => Object.keys(inputs).filter((file) => inputs[file].bytesInOutput > 0));
  const folders = new Set(files.flatMap((file) => /^.*\bnode_modules\/(?:@[^/]+\/)?[^/]+/.exec(file) ?? []));
  return [...folders]
    .sort()
    .map(noticeOf)
    .join(`\n${'-'.repeat(80)}\n\n`);
}

function noticeOf(folder) {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return `${[`${name} ${version} (${license})`, ...licencesIn(folder)].join('\n\n')}\n`;
}

/** Some packages have their licence at the end of their README. */
function licencesIn(folder) {
  const textsIn = (pattern) =>
    readdirSync(folder)
      .filter((file) => pattern.test(file))
      .map((file) => readFileSync(join(folder, file), 'utf8').trim());
  const texts = textsIn(/^licen[cs]e/i);
  const found =
    texts.length > 0 ? texts : textsIn(/^readme/i).flatMap((text) => /\n#* ?licen[cs]e\s.*/is.exec(text) ?? []);
  if (found.length === 0) throw new Error(`${folder} has no licence.`);
  return found.map((text) => text.trim());
}

async function main() {
  rmSync(outdir, { recursive: true, force: true });
  mkdirSync(outdir);
  writeFileSync(join(outdir, 'README.md'), readmeWithoutPictures());
  if (watch) {
    for (const options of builds) await (await esbuild.context(options)).watch();
    return;
  }
  const metafiles = [];
  for (const options of builds) metafiles.push((await esbuild.build(options)).metafile);
  writeFileSync(join(outdir, 'ThirdPartyNotices.txt'), thirdPartyNotices(metafiles));
  chmodSync(join(outdir, 'cli.js'), 0o755);
}

main().catch((error) => {
  // esbuild has printed its own errors.
  if (!error.errors) console.error(error.message);
  process.exit(1);
});
