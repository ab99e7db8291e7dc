import type * as vscode from 'vscode';

const SUFFIX = '.fixture.json';

/**
 * Returns the location of a template's fixture, which is beside the template. Nothing for a template without a folder.
 */
export function fixtureUri(template: vscode.Uri): vscode.Uri | undefined {
  return template.scheme === 'untitled'
    ? undefined
    : template.with({ path: template.path + SUFFIX, query: '', fragment: '' });
}

export function fixtureName(template: vscode.Uri): string {
  return `${template.path.split('/').at(-1) ?? ''}${SUFFIX}`;
}
