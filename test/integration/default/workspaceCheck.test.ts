import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { CheckResult } from '../../../src/editor/problems/checkResult';
import { diagnosed, diagnosedAs, diagnosticsOf } from '../diagnosed';
import { setOwn } from '../ownSettings';
import { run } from '../run';

const { fs } = vscode.workspace;
const CODE = 'cache-age-out-of-range';
const WRONG = '{% connected_content https://x.io/a :cache_max_age 20 :save a %}{{ a.b | default: 1 }}';
const ANOTHER = WRONG.replace('/a', '/c').replace('save a', 'save c').replace('a.b', 'c.b');
const RIGHT = WRONG.replace('20', '300');

/** As a person opens it: VS Code keeps what programs open for minutes. */
async function open(file: vscode.Uri): Promise<vscode.TextEditor> {
  const opened = new Promise<vscode.TextEditor>((resolve) => {
    const listener = vscode.window.onDidChangeActiveTextEditor((editor) => {
      if (editor?.document.uri.toString() !== file.toString()) return;
      listener.dispose();
      resolve(editor);
    });
  });
  await vscode.commands.executeCommand('vscode.open', file);
  return opened;
}

const check = () => run<CheckResult>('checkWorkspace', {});

describe('Checking the whole workspace', () => {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  assert.ok(folder);
  const fileNamed = (name: string) => vscode.Uri.joinPath(folder.uri, 'checked', name);
  const write = async (name: string, text: string) => {
    await fs.writeFile(fileNamed(name), new TextEncoder().encode(text));
    return fileNamed(name);
  };

  beforeEach(() => fs.createDirectory(fileNamed('.')));
  afterEach(async () => {
    await run('clearProblems');
    await setOwn({ 'files.associations': undefined, 'files.exclude': undefined, 'search.exclude': undefined });
    await setOwn({ 'amplitudeProfile.templateLanguages': undefined });
    await fs.delete(fileNamed('.'), { recursive: true });
  });

  it('reads templates that are not open, and counts what it found', async () => {
    const before = await check();
    assert.ok(before.templates >= 5);
    const wrong = [await write('wrong.liquid', `\r\n${WRONG}`), await write('in/wrong.html', WRONG)];
    const right = await write('right.liquid', RIGHT);
    const after = await check();
    for (const file of wrong) await diagnosed(file, CODE);
    assert.deepEqual(diagnosticsOf(right), []);
    assert.equal(diagnosticsOf(fileNamed('wrong.liquid'))[0]?.range.start.line, 1);
    assert.equal(after.templates, before.templates + 3);
    assert.equal(after.withProblems, before.withProblems + 2);
    assert.equal(after.problems, before.problems + 2);
    assert.equal(after.warnings, before.warnings + 2);
    assert.deepEqual([after.skipped, after.cancelled], [0, false]);
  });

  it('leaves out what the settings exclude, and reads what they associate with a language', async () => {
    await setOwn({
      'files.associations': { '*.txt': 'liquid', '**/others/*.liquid': 'plaintext' },
      'files.exclude': { '**/hidden': true },
      'search.exclude': { 'checked/unsearched/**': true, '**/searched': false },
    });
    const read = [await write('mail.txt', WRONG), await write('searched/b.liquid', WRONG)];
    const names = ['others/b.liquid', 'hidden/b.liquid', 'unsearched/in/b.liquid', 'node_modules/b.liquid', 'b.js'];
    const unread = await Promise.all(names.map((name) => write(name, WRONG)));
    await check();
    for (const file of read) await diagnosed(file, CODE);
    for (const file of unread) assert.deepEqual(diagnosticsOf(file), [], file.path);
  });

  it('reads plain text if the settings name it, a language of no extension', async () => {
    await setOwn({ 'amplitudeProfile.templateLanguages': ['plaintext'] });
    const file = await write('push.txt', WRONG);
    await check();
    await diagnosed(file, CODE);
  });

  it('skips what is no text, or too large', async () => {
    await fs.createDirectory(fileNamed('folder.liquid'));
    await write('large.liquid', 'a'.repeat(3 * 1024 * 1024));
    await fs.writeFile(fileNamed('picture.html'), new Uint8Array([1, 0, 2]));
    assert.equal((await check()).skipped, 2);
  });

  it('follows files that change, come and go', async () => {
    const [one, other] = [await write('one.liquid', WRONG), fileNamed('other.liquid')];
    await check();
    await diagnosed(one, CODE);
    await write('one.liquid', RIGHT);
    await diagnosed(one);
    await write('other.liquid', WRONG);
    await diagnosed(other, CODE);
    await fs.delete(other);
    await diagnosed(other);
  });

  it('leaves documents to themselves while they are open', async () => {
    const file = await write('open.liquid', WRONG);
    await check();
    await diagnosed(file, CODE);
    const editor = await open(file);
    await diagnosed(file, CODE);
    await editor.edit((builder) => builder.insert(new vscode.Position(0, 0), `${ANOTHER}\n`));
    await diagnosed(file, CODE, CODE);
    await check();
    await diagnosed(file, CODE, CODE);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await diagnosed(file, CODE);
  });

  it('says of each file what the settings say, also when they change', async () => {
    const file = await write('wrong.liquid', WRONG);
    await check();
    await diagnosed(file, CODE);
    const settings = vscode.workspace.getConfiguration('amplitudeProfile', folder);
    await settings.update('problems', { [CODE]: 'error' }, vscode.ConfigurationTarget.WorkspaceFolder);
    try {
      await diagnosedAs(file, ([diagnostic]) => diagnostic?.severity === vscode.DiagnosticSeverity.Error);
    } finally {
      await settings.update('problems', undefined, vscode.ConfigurationTarget.WorkspaceFolder);
    }
    await diagnosedAs(file, ([diagnostic]) => diagnostic?.severity === vscode.DiagnosticSeverity.Warning);
  });

  it('knows from the settings which calls are to the Profile API, also when they change', async () => {
    const call = '{% connected_content https://x.io/v1/userprofile?user_id={{${user_id}}} :save a %}';
    const file = await write('called.liquid', `${call}{{ a.userData.amp_props.city | default: 'here' }}`);
    await check();
    await diagnosed(file);
    await setOwn({ 'amplitudeProfile.endpoint': 'https://x.io/v1/userprofile' });
    await diagnosedAs(file, (diagnostics) => diagnostics.length > 0);
    await setOwn({ 'amplitudeProfile.endpoint': undefined });
    await diagnosed(file);
  });

  it('is cleared, but for what is open', async () => {
    const [closed, opened] = [await write('closed.liquid', WRONG), await write('open.liquid', WRONG)];
    await open(opened);
    await check();
    await diagnosed(closed, CODE);
    await diagnosed(opened, CODE);
    await run('clearProblems');
    await diagnosed(closed);
    await diagnosed(opened, CODE);
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    await diagnosed(opened);
  });

  it('ends the check that is under way when another one begins', async () => {
    const file = await write('wrong.liquid', WRONG);
    const [first, second] = await Promise.all([check(), check()]);
    assert.deepEqual([first.cancelled, second.cancelled], [true, false]);
    await diagnosed(file, CODE);
  });
});
