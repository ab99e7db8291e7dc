import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { TemplateDocuments } from '../../../src/editor/templates/templateDocuments';
import { type OpenTemplate, openTemplate, toOpen } from '../openTemplate';

const TEMPLATE = '{% assign amount = 1 %}{{ █amount }}';

async function usesIn({ ask, position, texts }: OpenTemplate): Promise<string[]> {
  const found = await ask<vscode.Location[]>('executeReferenceProvider', position);
  return texts(found.map(({ range }) => range));
}

describe('Read as templates are', () => {
  for (const language of ['liquid', 'html']) {
    it(`untitled documents in ${language}`, async () => {
      assert.deepEqual(await usesIn(await openTemplate(TEMPLATE, language)), ['amount', 'amount']);
    });
  }

  it('files', async () => {
    const [folder] = vscode.workspace.workspaceFolders ?? [];
    assert.ok(folder);
    const file = vscode.Uri.joinPath(folder.uri, 'members-only.liquid');
    const document = await vscode.workspace.openTextDocument(file);
    const open = await toOpen(document, document.getText().indexOf('cohorts contains'));
    assert.ok((await usesIn(open)).length >= 3);
  });

  it('virtual documents', async () => {
    const text = TEMPLATE.replace('█', '');
    const provider = vscode.workspace.registerTextDocumentContentProvider('elsewhere', {
      provideTextDocumentContent: () => text,
    });
    try {
      const document = await vscode.workspace.openTextDocument(vscode.Uri.parse('elsewhere:/a.liquid'));
      assert.deepEqual(await usesIn(await toOpen(document, text.lastIndexOf('amount'))), ['amount', 'amount']);
    } finally {
      provider.dispose();
    }
  });

  it('no versions that a file is compared with, where nothing is offered either', async () => {
    const provider = vscode.workspace.registerTextDocumentContentProvider('showModifications', {
      provideTextDocumentContent: () => 'Hi amp',
    });
    try {
      const document = await vscode.workspace.openTextDocument(vscode.Uri.parse('showModifications:/a.liquid'));
      const { ask } = await toOpen(document);
      const end = document.positionAt(document.getText().length);
      const { items } = await ask<vscode.CompletionList>('executeCompletionItemProvider', end);
      assert.deepEqual(
        items.filter(({ kind }) => kind === vscode.CompletionItemKind.Snippet),
        [],
      );
    } finally {
      provider.dispose();
    }
  });

  it('not what the extension shows itself, nor what a file is compared with', () => {
    const documents = new TemplateDocuments();
    const isRead = (scheme: string) =>
      documents.has({
        uri: vscode.Uri.from({ scheme, path: '/a.liquid' }),
        languageId: 'liquid',
      } as vscode.TextDocument);
    assert.ok(isRead('file') && isRead('untitled') && isRead('elsewhere'));
    const own = ['amplitude-profile', 'amplitude-problems', 'amplitude-answer'];
    const compared = [
      'git',
      'vscode-local-history',
      'showModifications',
      'clipboardCompare3',
      'merge-conflict.conflict-diff',
    ];
    assert.deepEqual([...own, ...compared].filter(isRead), []);
    documents.dispose();
  });

  it('not other documents', async () => {
    assert.deepEqual(await usesIn(await openTemplate(TEMPLATE, 'plaintext')), []);
  });

  it('documents of the languages that the settings name, from then on', async () => {
    const open = await openTemplate(TEMPLATE, 'plaintext');
    const settings = vscode.workspace.getConfiguration('amplitudeProfile');
    await settings.update('templateLanguages', ['plaintext'], vscode.ConfigurationTarget.Global);
    try {
      assert.deepEqual(await usesIn(open), ['amount', 'amount']);
      assert.deepEqual(await usesIn(await openTemplate(TEMPLATE, 'liquid')), []);
    } finally {
      await settings.update('templateLanguages', undefined, vscode.ConfigurationTarget.Global);
    }
    assert.deepEqual(await usesIn(open), []);
  });

  it('documents as they stand after each edit', async () => {
    const open = await openTemplate(TEMPLATE);
    const edit = new vscode.WorkspaceEdit();
    edit.insert(open.document.uri, open.document.positionAt(open.document.getText().length), '{{ amount }}');
    await vscode.workspace.applyEdit(edit);
    assert.deepEqual(await usesIn(open), ['amount', 'amount', 'amount']);
  });
});
