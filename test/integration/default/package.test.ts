import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import * as vscode from 'vscode';
import { name, publisher } from '../../../package.json';

/** All that is shipped. */
const ALLOWED = [
  /^package\.json$/,
  /^(readme|changelog|docs\/problems)\.md$/i,
  /^LICENSE(\.txt)?$/,
  /^dist\/(extension|cli|profilePage|previewPage)\.js$/,
  /^dist\/(allCommands|chunk|client|otherCalls|previews|render|sampleAdapter|templateFeatures|workspaceCommands)-[0-9A-Z]{8}\.js$/,
  /^dist\/(codicon|profilePage|previewPage)\.css$/,
  /^dist\/codicon\.ttf$/,
  /^dist\/ThirdPartyNotices\.txt$/,
  /^media\/icon\.png$/,
  /^media\/walkthrough\/\w+\.svg$/,
  /^media\/[a-z-]+\.(svg|json|schema\.json)$/,
  /^media\/(snippets|syntaxes)\/[\w.-]+\.json$/,
];

/** Control, format and private characters, line separators, variation selectors, fillers. */
const UNSEEN = /[^\P{C}\n\r\t]|\p{Variation_Selector}|[\u2028\u2029\u115F\u1160\u3164\uFFA0]/u;

/** Paths of the machine it was made on, private keys, maps of the source, code that is made at run time. */
const SECRET =
  /\/(home|Users|root|tmp|work)\/[\w.-]+\/|BEGIN [A-Z ]*PRIVATE KEY|sourceMappingURL|\beval\(|new Function\(/;

describe('What is shipped', () => {
  const root = vscode.extensions.getExtension(`${publisher}.${name}`)?.extensionPath ?? '';
  const files = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll('\\', '/'));
  const texts = files
    .filter((file) => !/\.(png|ttf)$/.test(file))
    .map((file) => [file, readFileSync(join(root, file), 'utf8')] as const);

  it('is the files that are meant to be, and no others', () => {
    assert.ok(files.includes('dist/extension.js'));
    assert.deepEqual(
      files.filter((file) => !ALLOWED.some((allowed) => allowed.test(file))),
      [],
    );
  });

  it('hides no character', () => {
    for (const [file, text] of texts) {
      const [unseen] = UNSEEN.exec(text) ?? [];
      assert.equal(unseen?.codePointAt(0)?.toString(16), undefined, file);
    }
  });

  it('shows no picture that is not in it', () => {
    const pages = texts.filter(([file]) => /^(readme|changelog)\.md$/i.test(file));
    assert.equal(pages.length, 2);
    for (const [file, text] of pages) assert.equal(/!\[.*\]\((?!https:).*\)/.exec(text)?.[0], undefined, file);
  });

  it('tells nothing of where it was made', () => {
    for (const [file, text] of texts) assert.equal(SECRET.exec(text)?.[0], undefined, file);
  });

  it('runs no script when it is installed', () => {
    const { scripts } = JSON.parse(texts.find(([file]) => file === 'package.json')?.[1] ?? '');
    for (const hook of ['preinstall', 'install', 'postinstall', 'prepare', 'vscode:uninstall']) {
      assert.ok(!Object.hasOwn(scripts ?? {}, hook), hook);
    }
  });
});
