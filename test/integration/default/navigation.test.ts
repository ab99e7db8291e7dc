import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { openTemplate } from '../openTemplate';

const API = 'https://profile-api.amplitude.com/v1/userprofile';

describe('In a template', () => {
  it('Go to Definition leads from a variable to the tag that makes it', async () => {
    const { ask, position, texts } = await openTemplate('{% connected_content https://x.io :save a %}{{ █a.b }}');
    const [link, ...others] = await ask<vscode.LocationLink[]>('executeDefinitionProvider', position);
    assert.deepEqual(others, []);
    assert.deepEqual(texts(link && [link.targetRange]), ['{% connected_content https://x.io :save a %}']);
    assert.deepEqual(texts(link?.targetSelectionRange && [link.targetSelectionRange]), ['a']);
  });

  it('Find All References finds every place of a variable', async () => {
    const { ask, position, texts } = await openTemplate('{% assign aa = 1 %}{{ █aa }}{% for b in aa %}{% endfor %}');
    const found = await ask<vscode.Location[]>('executeReferenceProvider', position);
    assert.deepEqual(texts(found.map(({ range }) => range)), ['aa', 'aa', 'aa']);
  });

  it('the places of a variable and the tags of a block are highlighted', async () => {
    const variable = await openTemplate('{% assign █aa = 1 %}{{ aa }}');
    const places = await variable.ask<vscode.DocumentHighlight[]>('executeDocumentHighlights', variable.position);
    assert.deepEqual(
      places.map(({ kind }) => kind),
      [vscode.DocumentHighlightKind.Write, vscode.DocumentHighlightKind.Read],
    );
    const block = await openTemplate('{% i█f a %}{% else %}{% endif %}');
    const words = await block.ask<vscode.DocumentHighlight[]>('executeDocumentHighlights', block.position);
    assert.deepEqual(block.texts(words.map(({ range }) => range)), ['if', 'else', 'endif']);
  });

  describe('Rename', () => {
    const rename = async (template: string, newName: string) => {
      const { ask, document, position } = await openTemplate(template);
      const edit = await ask<vscode.WorkspaceEdit | undefined>('executeDocumentRenameProvider', position, newName);
      assert.ok(edit && (await vscode.workspace.applyEdit(edit)));
      return document.getText();
    };

    it('changes :save and every use', async () => {
      const template = '{% connected_content https://x.io :save a %}{{ █a.b }}{{ c | plus: a }}';
      const expected = '{% connected_content https://x.io :save shop %}{{ shop.b }}{{ c | plus: shop }}';
      assert.equal(await rename(template, 'shop'), expected);
    });

    it('offers the name, and refuses with a sentence', async () => {
      const { ask, position, document } = await openTemplate('{% assign b = 1 %}{% assign aa = 1 %}{{ a█a }}');
      const offered = await ask<{ range: vscode.Range; placeholder: string }>('prepareRename', position);
      assert.equal(offered.placeholder, 'aa');
      assert.equal(document.getText(offered.range), 'aa');
      await assert.rejects(rename('{% assign b = 1 %}{% assign █a = 1 %}', 'b'), /already means something/);
      await assert.rejects(rename('{% assign █a = 1 %}', 'a-b'), /ASCII letters, digits and underscores/);
      await assert.rejects(rename('{% assign █a = 1 %}', 'nil'), /word of Liquid/);
      await assert.rejects(rename('{{ █connected }}{% connected_content https://x.io %}', 'a'), /:save/);
    });
  });

  it('the outline holds calls, variables and blocks', async () => {
    const { ask } = await openTemplate(
      '{% connected_content https://x.io :save a %}{% for b in a %}{% assign c = b %}{% endfor %}',
    );
    const [call, loop] = await ask<vscode.DocumentSymbol[]>('executeDocumentSymbolProvider');
    assert.deepEqual([call?.name, call?.detail, loop?.name], ['a', 'x.io', 'for b in a']);
    assert.deepEqual(
      loop?.children.map(({ name }) => name),
      ['c'],
    );
  });

  it('blocks, calls and comments fold', async () => {
    const { ask } = await openTemplate(
      '{% if a %}\nb\n{% endif %}\n{% comment %}\nc\n{% endcomment %}\n{% connected_content\n  https://x.io\n%}',
    );
    const folds = await ask<vscode.FoldingRange[]>('executeFoldingRangeProvider');
    assert.deepEqual(
      folds.map(({ start, end, kind }) => [start, end, kind]),
      [
        [0, 1, undefined],
        [3, 4, vscode.FoldingRangeKind.Comment],
        [6, 7, undefined],
      ],
    );
  });

  it('the selection grows along the expression', async () => {
    const { ask, position, texts } = await openTemplate('{{ a.b█b | upcase }}');
    const [innermost] = await ask<vscode.SelectionRange[]>('executeSelectionRangeProvider', [position]);
    const grown: string[] = [];
    for (let step = innermost; step; step = step.parent as vscode.SelectionRange) grown.push(...texts([step.range]));
    for (const expected of ['bb', 'a.bb', 'a.bb | upcase', '{{ a.bb | upcase }}'])
      assert.ok(grown.includes(expected), expected);
  });

  it('the arguments of a filter are shown', async () => {
    const { ask, position } = await openTemplate('{{ a | truncate: 5, █ }}');
    const help = await ask<vscode.SignatureHelp>('executeSignatureHelpProvider', position, ',');
    assert.match(help.signatures[0]?.label ?? '', /^truncate: /);
    assert.equal(help.activeParameter, 1);
  });

  it('the address of the Profile API links to its documentation', async () => {
    const { ask, document } = await openTemplate(
      `{% connected_content ${API}?user_id={{ a }} %}\n{% connected_content https://x.io/b %}`,
    );
    const links = await ask<vscode.DocumentLink[]>('executeLinkProvider');
    const ours = links.filter(({ target }) => target?.authority === 'amplitude.com');
    assert.deepEqual(
      ours.map(({ range }) => document.getText(range)),
      [API],
    );
  });

  it('lenses above a call say what it asks for, look somebody up, and tell the send budget', async () => {
    const { ask } = await openTemplate(
      `\n{% connected_content ${API}?user_id={{\${user_id}}}&get_recs=true&rec_id=home-page&get_amp_props=true :save a %}`,
    );
    const lenses = await ask<vscode.CodeLens[]>('executeCodeLensProvider', 10);
    assert.deepEqual(
      lenses.map(({ range, command }) => [range.start.line, command?.title]),
      [
        [1, 'Asks for recommendations home-page, properties'],
        [1, 'Look Up…'],
        [1, 'Preview'],
        [1, 'About 200 recipients a minute stay under 600 requests'],
      ],
    );
    const { command, arguments: [lookUp] = [] } = lenses[1]?.command ?? {};
    assert.equal(command, 'amplitudeProfile.lookUpCall');
    assert.deepEqual(lookUp, { request: { recIds: ['home-page'], properties: true }, dynamic: ['user_id'] });
  });
});
