import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import * as vscode from 'vscode';
import { name, publisher } from '../../../package.json';
import { codeOf, diagnosedAs } from '../diagnosed';
import { openTemplate } from '../openTemplate';
import { run } from '../run';

const CALL =
  '{% connected_content https://profile-api.amplitude.com/v1/userprofile?user_id=1&get_amp_props=true :save a %}';

/** Its file is the first one of these tests, so nothing was asked of the extension before. */
describe('When the extension begins', () => {
  const folder = join(vscode.extensions.getExtension(`${publisher}.${name}`)?.extensionPath ?? '', 'dist');
  /** The names of its files that were read, without their hashes. */
  const read = () =>
    Object.keys(createRequire(__filename).cache)
      .filter((file) => dirname(file) === folder)
      .map((file) => basename(file).replace(/-[^-]*$|\.js$/, ''));

  it('looks people up without reading what is for templates', async () => {
    await run('selectConnection', { connection: 'Sample' });
    await run('lookUpUser', { userId: 'testUser', properties: true });
    assert.ok(read().includes('extension'));
    assert.deepEqual(
      read().filter((file) => /^(templateFeatures|previews|render)$/.test(file)),
      [],
    );
  });

  it('answers all that is asked of the first template at once', async () => {
    const { ask, document, position } = await openTemplate(`${CALL}{{ a.userData.█amp_props.library }}{{ a | upcas }}`);
    const all = new vscode.Range(0, 0, 0, document.getText().length);
    const [completions, hovers, hints, definitions, symbols, lenses] = await Promise.all([
      ask<vscode.CompletionList>('executeCompletionItemProvider', position),
      ask<vscode.Hover[]>('executeHoverProvider', position),
      ask<vscode.InlayHint[]>('executeInlayHintProvider', all),
      ask<vscode.LocationLink[]>('executeDefinitionProvider', position.translate(0, -'a.userData.'.length)),
      ask<vscode.DocumentSymbol[]>('executeDocumentSymbolProvider'),
      ask<vscode.CodeLens[]>('executeCodeLensProvider'),
    ]);
    const labels = completions.items.map(({ label }) => (typeof label === 'string' ? label : label.label));
    assert.ok(labels.includes('amp_props'), labels.join());
    for (const [what, answer] of Object.entries({ hovers, hints, definitions, symbols, lenses })) {
      assert.notEqual(answer.length, 0, `no ${what}`);
    }
    await diagnosedAs(document.uri, (diagnostics) => diagnostics.map(codeOf).includes('unknown-filter'));
    assert.ok(read().includes('templateFeatures'));
  });
});
