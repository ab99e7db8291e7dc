import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { openTemplate } from '../openTemplate';

/** An editor with a template, the cursor at the `█`, and what a person can do there. */
async function editing(template: string, language = 'liquid') {
  const { document, position } = await openTemplate(template, language);
  const editor = await vscode.window.showTextDocument(document);
  editor.selection = new vscode.Selection(position, position);
  return {
    type: async (text: string) => {
      for (const sign of text) await vscode.commands.executeCommand('type', { text: sign });
    },
    reads: (expected: string) =>
      new Promise<void>((resolve) => {
        const listener = vscode.workspace.onDidChangeTextDocument(check);
        function check() {
          if (document.getText() !== expected) return;
          listener.dispose();
          resolve();
        }
        check();
      }),
    text: () => document.getText(),
  };
}

describe('A block in a template', () => {
  for (const language of ['liquid', 'html']) {
    it(`gets its end tag once its first tag is closed, in ${language}`, async () => {
      const { type, reads } = await editing('<p>█</p>', language);
      await type('{% if a %}');
      await reads('<p>{% if a %}{% endif %}</p>');
      await type('b');
      await reads('<p>{% if a %}b{% endif %}</p>');
    });
  }

  it('reads as it was typed when its end tag is typed too', async () => {
    const { type, reads } = await editing('█');
    await type('{% unless a %}');
    await reads('{% unless a %}{% endunless %}');
    await type('b{% endunless %}');
    await reads('{% unless a %}b{% endunless %}');
  });

  it('gets no end tag where brackets are not closed by themselves', async () => {
    const settings = vscode.workspace.getConfiguration('editor');
    await settings.update('autoClosingBrackets', 'never', vscode.ConfigurationTarget.Global);
    try {
      const silent = await editing('█');
      await silent.type('{% if a %}');
      const { type, reads } = await editing('█', 'html');
      await settings.update('autoClosingBrackets', undefined, vscode.ConfigurationTarget.Global);
      await type('{% if b %}');
      await reads('{% if b %}{% endif %}');
      assert.equal(silent.text(), '{% if a %}');
    } finally {
      await settings.update('autoClosingBrackets', undefined, vscode.ConfigurationTarget.Global);
    }
  });
});
