import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { createOnigScanner, createOnigString, loadWASM } from 'vscode-oniguruma';
import { type IGrammar, INITIAL, type IRawGrammar, Registry, type StateStack } from 'vscode-textmate';

const require = createRequire(import.meta.url);
const root = join(import.meta.dirname, '../../..');
const OURS = new Map([
  ['text.html.liquid', 'liquid.tmLanguage.json'],
  ['liquid.injection.html', 'liquid-html.injection.tmLanguage.json'],
  ['liquid.injection.attributes', 'liquid-attributes.injection.tmLanguage.json'],
  ['liquid.injection.javascript', 'liquid-javascript.injection.tmLanguage.json'],
]);
const THEIRS = new Map([
  ['text.html.derivative', 'html-derivative'],
  ['text.html.basic', 'html'],
  ['source.css', 'css'],
  ['source.js', 'javascript'],
]);

const INJECTIONS = new Map([
  ['text.html.derivative', ['liquid.injection.html', 'liquid.injection.attributes', 'liquid.injection.javascript']],
  ['text.html.liquid', ['liquid.injection.attributes', 'liquid.injection.javascript']],
]);

/** A piece of a line with its scopes, the outermost first. */
export interface Token {
  readonly start: number;
  readonly end: number;
  readonly scopes: readonly string[];
}

export type Language = 'liquid' | 'html';

const wasm = readFileSync(require.resolve('vscode-oniguruma/release/onig.wasm'));
const registry = new Registry({
  onigLib: loadWASM({ data: wasm }).then(() => ({ createOnigScanner, createOnigString })),
  loadGrammar: async (scopeName) => readGrammar(scopeName),
  getInjections: (scopeName) => INJECTIONS.get(scopeName) ?? [],
});

function readGrammar(scopeName: string): IRawGrammar | undefined {
  const ours = OURS.get(scopeName);
  const theirs = THEIRS.get(scopeName);
  if (ours) return JSON.parse(readFileSync(join(root, 'media/syntaxes', ours), 'utf8'));
  return theirs && JSON.parse(readFileSync(require.resolve(`tm-grammars/grammars/${theirs}.json`), 'utf8'));
}

/** The grammar that VS Code would use for a document of this language. */
export async function grammarOf(language: Language): Promise<IGrammar> {
  const grammar = await registry.loadGrammar(language === 'liquid' ? 'text.html.liquid' : 'text.html.derivative');
  if (!grammar) throw new Error(`No grammar for ${language}`);
  return grammar;
}

/** The tokens of each line, and the scopes that are still open behind the last one. */
export function tokenize(grammar: IGrammar, lines: readonly string[]): { tokens: Token[][]; open: readonly string[] } {
  let state: StateStack = INITIAL;
  const tokens = lines.map((line) => {
    const result = grammar.tokenizeLine(line, state);
    state = result.ruleStack;
    return result.tokens.map(({ startIndex, endIndex, scopes }) => ({ start: startIndex, end: endIndex, scopes }));
  });
  const [end] = grammar.tokenizeLine('', state).tokens;
  return { tokens, open: end?.scopes.slice(1) ?? [] };
}
