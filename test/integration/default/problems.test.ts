import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { actionsAt, diagnosed, diagnosedAs, perform } from '../diagnosed';
import { openTemplate } from '../openTemplate';
import { setOwn } from '../ownSettings';

const CODE = 'cache-age-out-of-range';
const call = (age: string, name = 'a') =>
  `{% connected_content https://x.io/${name} :cache_max_age ${age} :save ${name} %}{{ ${name}.b }}`;
const at = (document: vscode.TextDocument, text: string) => {
  const position = document.positionAt(document.getText().indexOf(text));
  return new vscode.Range(position, position);
};
const whole = new vscode.Range(0, 0, 1000, 0);

async function replaceAll(document: vscode.TextDocument, text: string): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, whole, text);
  await vscode.workspace.applyEdit(edit);
}

describe('Problems', () => {
  for (const language of ['liquid', 'html']) {
    it(`are shown in ${language}, with what they are, how bad, and where that is explained`, async () => {
      const { document, texts } = await openTemplate(call('20'), language);
      const [diagnostic] = await diagnosed(document.uri, CODE);
      assert.ok(diagnostic);
      assert.deepEqual(texts([diagnostic.range]), ['20']);
      assert.equal(diagnostic.severity, vscode.DiagnosticSeverity.Warning);
      assert.equal(diagnostic.message, 'Braze caches an answer for 300 to 14400 seconds: write 300.');
      assert.ok(typeof diagnostic.code === 'object');
      const explanation = await vscode.workspace.openTextDocument(diagnostic.code.target);
      assert.match(explanation.getText(), new RegExp(`^# \\x60${CODE}\\x60\\n\\nWarning\\.`));
    });
  }

  it('follow what is typed', async () => {
    const { document } = await openTemplate(call('20'));
    await diagnosed(document.uri, CODE);
    await replaceAll(document, call('300'));
    await diagnosed(document.uri);
    await replaceAll(document, `${call('20')}\n${call('99999', 'b')}`);
    const [first, second] = await diagnosed(document.uri, CODE, CODE);
    assert.deepEqual([first?.range.start.line, second?.range.start.line], [0, 1]);
  });

  it('are shown in virtual documents', async () => {
    const provider = vscode.workspace.registerTextDocumentContentProvider('elsewhere', {
      provideTextDocumentContent: () => call('20'),
    });
    try {
      const { uri } = await vscode.workspace.openTextDocument(vscode.Uri.parse('elsewhere:/cached.liquid'));
      await diagnosed(uri, CODE);
    } finally {
      provider.dispose();
    }
  });

  it('are shown in no other documents, and go with the language', async () => {
    const { document } = await openTemplate(call('20'), 'plaintext');
    const template = await vscode.languages.setTextDocumentLanguage(document, 'liquid');
    await diagnosed(document.uri, CODE);
    await vscode.languages.setTextDocumentLanguage(template, 'plaintext');
    await diagnosed(document.uri);
  });

  it('go when their document is closed', async () => {
    const { document } = await openTemplate(call('20'));
    await vscode.window.showTextDocument(document);
    await diagnosed(document.uri, CODE);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await diagnosed(document.uri);
  });

  it('what does nothing is faded', async () => {
    const { document } = await openTemplate('{% # amplitude-disable-next-line %}');
    const [diagnostic] = await diagnosed(document.uri, 'unused-suppression');
    assert.deepEqual(diagnostic?.tags, [vscode.DiagnosticTag.Unnecessary]);
  });
});

describe('The setting amplitudeProfile.problems', () => {
  afterEach(() => setOwn({ 'amplitudeProfile.problems': undefined, 'amplitudeProfile.templateLanguages': undefined }));

  it('says how bad a problem is, or that it is none, from then on', async () => {
    const { document } = await openTemplate(call('20'));
    await diagnosed(document.uri, CODE);
    for (const [level, severity] of [
      ['error', vscode.DiagnosticSeverity.Error],
      ['information', vscode.DiagnosticSeverity.Information],
      ['hint', vscode.DiagnosticSeverity.Hint],
    ] as const) {
      await setOwn({ 'amplitudeProfile.problems': { [CODE]: level } });
      await diagnosedAs(document.uri, ([diagnostic]) => diagnostic?.severity === severity);
    }
    await setOwn({ 'amplitudeProfile.problems': { [CODE]: 'off' } });
    await diagnosed(document.uri);
    await setOwn({ 'amplitudeProfile.problems': { [CODE]: 'loud' } });
    await diagnosed(document.uri, CODE);
  });

  it('of a folder holds for the files in it alone', async () => {
    const [folder] = vscode.workspace.workspaceFolders ?? [];
    assert.ok(folder);
    const file = vscode.Uri.joinPath(folder.uri, 'cached.liquid');
    await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(call('20')));
    const settings = vscode.workspace.getConfiguration('amplitudeProfile', folder);
    await settings.update('problems', { [CODE]: 'off' }, vscode.ConfigurationTarget.WorkspaceFolder);
    try {
      await vscode.workspace.openTextDocument(file);
      await diagnosed(file);
    } finally {
      await settings.update('problems', undefined, vscode.ConfigurationTarget.WorkspaceFolder);
    }
    await diagnosed(file, CODE);
  });

  it('does not matter where another language is read as templates', async () => {
    const { document } = await openTemplate(call('20'), 'plaintext');
    await setOwn({ 'amplitudeProfile.templateLanguages': ['plaintext'] });
    await diagnosed(document.uri, CODE);
    await setOwn({ 'amplitudeProfile.templateLanguages': undefined });
    await diagnosed(document.uri);
  });
});

describe('Quick fixes', () => {
  const { QuickFix, SourceFixAll, Source, Refactor } = vscode.CodeActionKind;
  it('mend the problem at the cursor', async () => {
    const { document } = await openTemplate(`${call('20')}\n${call('99999', 'b')}`);
    await diagnosed(document.uri, CODE, CODE);
    const [first, ...others] = await actionsAt(document, at(document, '20'), QuickFix);
    assert.equal(first?.title, 'Change to 300');
    assert.equal(first.isPreferred, true);
    assert.deepEqual(
      others.map(({ title }) => title),
      [
        `Fix all “${CODE}” problems in this template`,
        `Suppress “${CODE}” for this line`,
        `Suppress “${CODE}” for this template`,
        `Explain “${CODE}”`,
      ],
    );
    assert.ok(first.edit && (await vscode.workspace.applyEdit(first.edit)));
    assert.equal(document.getText(), `${call('300')}\n${call('99999', 'b')}`);
    await diagnosed(document.uri, CODE);
  });

  it('mend every problem of a code', async () => {
    const { document } = await openTemplate(`${call('20')}\n${call('99999', 'b')}`);
    await perform(document, at(document, '20'), `Fix all “${CODE}” problems in this template`);
    assert.equal(document.getText(), `${call('300')}\n${call('14400', 'b')}`);
    await diagnosed(document.uri);
  });

  it('suppress a problem by a comment', async () => {
    for (const language of ['liquid', 'html']) {
      const { document } = await openTemplate(`<p>\n  ${call('20')}</p>`, language);
      await perform(document, at(document, '20'), `Suppress “${CODE}” for this line`);
      assert.equal(document.getText(), `<p>\n  {% # amplitude-disable-next-line ${CODE} -%}\n  ${call('20')}</p>`);
      await diagnosed(document.uri);
    }
  });

  it('are those of the text as it stands, before its problems are shown', async () => {
    const { document } = await openTemplate(call('300'));
    await replaceAll(document, call('20'));
    const [first] = await actionsAt(document, at(document, '20'), QuickFix);
    assert.equal(first?.title, 'Change to 300');
    await replaceAll(document, call('300'));
    assert.deepEqual(await actionsAt(document, at(document, '300'), QuickFix), []);
  });

  it('are offered at their place alone, and in templates alone', async () => {
    const { document } = await openTemplate(call('20'));
    assert.deepEqual(await actionsAt(document, at(document, 'connected'), QuickFix), []);
    const other = await openTemplate(call('20'), 'plaintext');
    assert.deepEqual(await actionsAt(other.document, whole), []);
  });

  it('are of the kind that is asked for', async () => {
    const { document } = await openTemplate(call('20'));
    const kinds = async (kind?: vscode.CodeActionKind) =>
      new Set((await actionsAt(document, at(document, '20'), kind)).map((action) => action.kind?.value));
    const fixAll = 'source.fixAll.amplitudeProfile';
    assert.deepEqual(await kinds(QuickFix), new Set(['quickfix']));
    for (const kind of [SourceFixAll.append('amplitudeProfile'), SourceFixAll, Source]) {
      assert.deepEqual(await kinds(kind), new Set([fixAll]), kind.value);
    }
    for (const kind of [SourceFixAll.append('others'), vscode.CodeActionKind.SourceOrganizeImports]) {
      assert.deepEqual(await kinds(kind), new Set(), kind.value);
    }
    assert.deepEqual(await kinds(Refactor), new Set(['refactor.rewrite']));
  });
});

describe('Refactorings', () => {
  const { QuickFix, Refactor, RefactorExtract, RefactorRewrite } = vscode.CodeActionKind;
  const text =
    '{% connected_content https://profile-api.amplitude.com/v1/userprofile?user_id=u-17&get_amp_props=true :save a %}';

  it('are offered where they can be made, and make their edits', async () => {
    const { document } = await openTemplate(text);
    const place = at(document, '-17');
    for (const kind of [undefined, Refactor, RefactorRewrite]) {
      const titles = (await actionsAt(document, place, kind)).map(({ title }) => title);
      assert.ok(titles.includes('Ask for the user_id of the recipient'), titles.join(', '));
    }
    for (const kind of [QuickFix, RefactorExtract]) {
      const titles = (await actionsAt(document, place, kind)).map(({ title }) => title);
      assert.ok(!titles.includes('Ask for the user_id of the recipient'), titles.join(', '));
    }
    await perform(document, place, 'Ask for the user_id of the recipient');
    assert.equal(document.getText(), text.replace('u-17', '{{${user_id} | url_param_escape}}'));
  });

  it('make a call of a cURL command that was pasted, without its key', async () => {
    const key = '0123456789abcdef0123456789abcdef';
    const api = 'https://profile-api.amplitude.com/v1/userprofile';
    const command = `curl -G '${api}' \\\r\n  --data-urlencode 'user_id=u 17' -d get_amp_props=true \\\r\n  -H 'Authorization: Api-Key ${key}'`;
    for (const language of ['liquid', 'html']) {
      const { document } = await openTemplate(`<p>\r\n${command}\r\n</p>`, language);
      await perform(document, at(document, 'Api-Key'), 'Turn into a call of the Profile API');
      const query = 'user_id={{${user_id} | url_param_escape}}&get_amp_props=true';
      const call = `{% connected_content ${api}?${query} :auth_credentials amplitude :save amplitude %}`;
      assert.equal(document.getText(), `<p>\r\n${call}\r\n</p>`);
      await diagnosed(document.uri, 'unused-variable');
    }
  });

  it('extract what is selected, here or everywhere', async () => {
    const use = '{{ a.userData.amp_props.city }}';
    const { document } = await openTemplate(`${text}\r\n<b>${use}</b> ${use}`);
    const selected = at(document, 'a.userData').with({ end: at(document, ' }}').start });
    const titles = (await actionsAt(document, selected, RefactorExtract)).map(({ title }) => title);
    assert.deepEqual(titles, ['Extract to the variable “city”', 'Extract to the variable “city”, in all 2 places']);
    await perform(document, selected, 'Extract to the variable “city”, in all 2 places');
    assert.equal(
      document.getText(),
      `${text}\r\n<b>{% assign city = a.userData.amp_props.city %}{{ city }}</b> {{ city }}`,
    );
  });

  it('show the control group a default', async () => {
    const call = text.replace('get_amp_props=true', 'get_recs=true&rec_id=home');
    const output = "{{ a.userData.recommendations[0].items[0] | default: 'New' }}";
    const { document } = await openTemplate(`${call}\n${output}`);
    await perform(document, at(document, 'items'), 'Show the control group a default');
    const guard = '{% if a.userData.recommendations[0].is_control == false %}';
    assert.equal(document.getText(), `${call}\n${guard}${output}{% else %}New{% endif %}`);
  });
});

describe('Fix all', () => {
  afterEach(() => setOwn({ 'editor.codeActionsOnSave': undefined }));

  for (const kind of ['source.fixAll.amplitudeProfile', 'source.fixAll']) {
    it(`mends a file when it is saved, by ${kind}`, async () => {
      const [folder] = vscode.workspace.workspaceFolders ?? [];
      assert.ok(folder);
      await setOwn({ 'editor.codeActionsOnSave': { [kind]: 'explicit' } });
      const file = vscode.Uri.joinPath(folder.uri, `saved-${kind}.liquid`);
      await vscode.workspace.fs.writeFile(file, new Uint8Array());
      const document = await vscode.workspace.openTextDocument(file);
      await vscode.window.showTextDocument(document);
      await replaceAll(document, `${call('20')}{% # amplitude-disable %}`);
      assert.ok(await document.save());
      assert.equal(new TextDecoder().decode(await vscode.workspace.fs.readFile(file)), call('300'));
    });
  }

  it('has nothing to offer where nothing can be mended', async () => {
    const { document } = await openTemplate(call('300'));
    assert.deepEqual(await actionsAt(document, whole, vscode.CodeActionKind.SourceFixAll), []);
  });
});
