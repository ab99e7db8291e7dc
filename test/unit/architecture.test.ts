import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join, posix } from 'node:path';

/** What the code of a folder may import: other folders, and packages from outside. */
interface Allowance {
  readonly folders: readonly string[];
  readonly outside?: (packageName: string) => boolean;
}

const named =
  (...names: string[]) =>
  (name: string) =>
    names.includes(name);
const pureLibrary = (name: string) => !isNode(name) && !named('vscode', 'axios', 'lit')(name);

/** Files at the top of `src` count as a folder of their own name. */
const TABLE: { readonly [folder: string]: Allowance } = {
  template: { folders: [] },
  profile: { folders: [] },
  language: { folders: ['template', 'profile'], outside: pureLibrary },
  problems: { folders: ['template', 'profile', 'language'], outside: pureLibrary },
  preview: { folders: ['template', 'profile'], outside: pureLibrary },
  api: { folders: ['profile'], outside: (name) => name !== 'vscode' && name !== 'lit' },
  sample: { folders: ['profile'] },
  webview: {
    folders: ['profile'],
    outside: named('lit', '@vscode-elements/elements', '@tanstack/lit-virtual', 'diff'),
  },
  cli: {
    folders: ['template', 'profile', 'language', 'problems', 'preview', 'sample'],
    outside: (name) => isNode(name) || pureLibrary(name),
  },
  editor: {
    folders: ['template', 'profile', 'language', 'problems', 'preview', 'api', 'sample', 'webview'],
    outside: named('vscode', 'valibot', 'picomatch'),
  },
  'extension.ts': {
    folders: ['template', 'profile', 'language', 'problems', 'preview', 'api', 'sample', 'webview', 'editor'],
    outside: named('vscode'),
  },
};

/** Single files that may import more than their folder. */
const EXCEPTIONS: { readonly [file: string]: (packageName: string) => boolean } = {
  'sample/server.ts': isNode,
};

type Sources = ReadonlyMap<string, string>;

function isNode(name: string): boolean {
  return name.startsWith('node:') || builtinModules.includes(name);
}

/** `import type … from 'x'`, `export * from 'x'`, `import 'x'`, `import('x')`, `require('x')`. */
function importsIn(source: string): string[] {
  const code = source.replace(/\/\*.*?\*\/|^\s*\/\/.*$/gms, '');
  const statements = /^\s*(?:import|export)\b[^'"`;]*?\bfrom\s*['"]([^'"]+)['"]/gm;
  const bare = /^\s*import\s*['"]([^'"]+)['"]/gm;
  const calls = /\b(?:import|require)\s*\(\s*['"`]([^'"`]+)['"`]/g;
  return [statements, bare, calls].flatMap((form) => [...code.matchAll(form)].map(([, specifier = '']) => specifier));
}

function targetOf(file: string, specifier: string): string {
  const path = posix.join(posix.dirname(file), specifier);
  return posix.extname(path) === '' ? `${path}.ts` : path;
}

/** `@scope/name/file` → `@scope/name`, `name/file` → `name`. */
function packageOf(specifier: string): string {
  return /^(@[^/]+\/)?[^/]+/.exec(specifier)?.[0] ?? specifier;
}

const folderOf = (file: string) => file.split('/')[0] ?? file;

function objection(file: string, specifier: string): string | undefined {
  const folder = folderOf(file);
  const allowed = TABLE[folder];
  if (!allowed) return `${file}: the folder is not in the table`;
  if (!specifier.startsWith('.')) {
    const name = packageOf(specifier);
    const permitted = allowed.outside?.(name) || EXCEPTIONS[file]?.(name);
    return permitted ? undefined : `${file}: may not import ${specifier}`;
  }
  const target = targetOf(file, specifier);
  const wanted = folderOf(target);
  const permitted = wanted === folder || allowed.folders.includes(wanted);
  return permitted ? undefined : `${file}: may not import ${target}`;
}

function objections(sources: Sources): string[] {
  return [...sources].flatMap(([file, source]) => {
    const unknown = TABLE[folderOf(file)] ? [] : [`${file}: the folder is not in the table`];
    const found = importsIn(source).map((one) => objection(file, one));
    return [...new Set([...unknown, ...found.filter((sentence) => sentence !== undefined)])];
  });
}

/** Each import cycle once, as `a.ts → b.ts → a.ts`. Types count: what needs each other's types belongs together. */
function cycles(sources: Sources): string[] {
  const found: string[] = [];
  const done = new Set<string>();
  const visit = (file: string, trail: readonly string[]): void => {
    if (trail.includes(file)) found.push([...trail.slice(trail.indexOf(file)), file].join(' → '));
    if (done.has(file) || trail.includes(file)) return;
    for (const specifier of importsIn(sources.get(file) ?? '')) {
      if (specifier.startsWith('.')) visit(targetOf(file, specifier), [...trail, file]);
    }
    done.add(file);
  };
  for (const file of sources.keys()) visit(file, []);
  return found;
}

function sourcesIn(folder: string): Sources {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => file.replaceAll('\\', '/'));
  const code = files.filter((file) => /\.[cm]?[jt]sx?$/.test(file));
  return new Map(code.map((file) => [file, readFileSync(join(folder, file), 'utf8')]));
}

describe('the import table', () => {
  const sources = sourcesIn(join(__dirname, '../../src'));

  it('is kept by all of src', () => {
    assert.ok(sources.size > 10);
    assert.deepEqual(objections(sources), []);
  });

  it('leaves no import cycle', () => {
    assert.deepEqual(cycles(sources), []);
  });

  const planted: [file: string, source: string, objection: RegExp][] = [
    ['profile/x.ts', `import axios from 'axios';`, /may not import axios/],
    ['profile/x.ts', `import { readFileSync } from 'node:fs';`, /may not import node:fs/],
    ['profile/x.ts', `import {\n  type A,\n} from '../api/client';`, /may not import api\/client\.ts/],
    ['api/x.ts', `import * as vscode from 'vscode';`, /may not import vscode/],
    ['api/x.ts', `export { a } from '../sample/handler';`, /may not import sample\/handler\.ts/],
    ['sample/x.ts', `import type { AxiosAdapter } from 'axios';`, /may not import axios/],
    ['sample/handler.ts', `import { createServer } from 'http';`, /may not import http/],
    ['editor/x.ts', `import { get } from 'axios/lib/axios';`, /may not import axios/],
    ['editor/x.ts', `const fs = require('fs/promises');`, /may not import fs/],
    ['webview/x.ts', `import type { R } from '../preview/render';`, /may not import preview\/render\.ts/],
    ['webview/x.ts', `const vscode = await import('vscode');`, /may not import vscode/],
    ['language/x.ts', `import { LitElement } from 'lit';`, /may not import lit/],
    ['problems/x.ts', `import type * as vscode from 'vscode';`, /may not import vscode/],
    ['cli/x.ts', `import * as vscode from 'vscode';`, /may not import vscode/],
    ['cli/x.ts', `import { a } from '../api/client';`, /may not import api\/client\.ts/],
    ['utils/x.ts', '', /the folder is not in the table/],
    ['helpers.ts', '', /the folder is not in the table/],
  ];

  for (const [file, source, expected] of planted) {
    it(`objects to ${source === '' ? 'the file' : source.replace(/\s+/g, ' ')} in ${file}`, () => {
      const [first, ...others] = objections(new Map([[file, source]]));
      assert.match(first ?? '', expected);
      assert.deepEqual(others, []);
    });
  }

  it('allows what it says', () => {
    const allowed: [string, string][] = [
      ['api/x.ts', `import axios from 'axios';\nimport { Agent } from 'node:https';`],
      ['sample/server.ts', `import { createServer } from 'node:http';\nimport { a } from './handler';`],
      ['webview/x.ts', `import { html } from 'lit/static-html.js';\nimport '../profile/outline';`],
      ['preview/x.ts', `import { sha1 } from '@noble/hashes/sha1';\n// import vscode from 'vscode';`],
      ['extension.ts', `import * as vscode from 'vscode';\nexport const text = "from 'nowhere'";`],
    ];
    assert.deepEqual(objections(new Map(allowed)), []);
  });

  it('finds a cycle, even of types', () => {
    const round: [string, string][] = [
      ['profile/a.ts', `import { b } from './b';`],
      ['profile/b.ts', `import type { C } from './c';`],
      ['profile/c.ts', `export * from './a';`],
    ];
    assert.deepEqual(cycles(new Map(round)), ['profile/a.ts → profile/b.ts → profile/c.ts → profile/a.ts']);
  });
});
