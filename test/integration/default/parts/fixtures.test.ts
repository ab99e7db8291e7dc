import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import { Refusal } from '../../../../src/editor/commands';
import { keepFixture, loadFixture } from '../../../../src/editor/preview/fixtures';
import { fixtureUri } from '../../../../src/editor/preview/fixtureUri';
import { watchFixture } from '../../../../src/editor/preview/fixtureWatcher';
import { FixtureFault } from '../../../../src/preview/fixture';

describe('The fixture of a template', () => {
  let folder: string;
  let template: vscode.Uri;

  beforeEach(async () => {
    folder = await fs.mkdtemp(path.join(os.tmpdir(), 'fixture-'));
    template = vscode.Uri.file(path.join(folder, 'welcome.liquid'));
  });

  afterEach(() => fs.rm(folder, { recursive: true }));

  it('is nothing where there is no file, and what was kept afterwards', async () => {
    assert.equal(await loadFixture(template), undefined);
    await keepFixture(template, () => ({ person: { userId: 'ada' } }));
    assert.deepEqual((await loadFixture(template))?.person, { userId: 'ada' });
  });

  it('is saved in its editor where it is open and changed there', async () => {
    await keepFixture(template, () => ({}));
    const open = await vscode.workspace.openTextDocument(fixtureUri(template) as vscode.Uri);
    const edit = new vscode.WorkspaceEdit();
    edit.insert(open.uri, new vscode.Position(0, 1), ' "sample": true ');
    await vscode.workspace.applyEdit(edit);
    await keepFixture(template, (fixture) => ({ ...fixture, person: { userId: 'ada' } }));
    assert.equal(open.isDirty, false);
    assert.deepEqual(JSON.parse(await fs.readFile(open.uri.fsPath, 'utf8')), {
      sample: true,
      person: { userId: 'ada' },
    });
  });

  it('is watched, also outside of the workspace', async () => {
    await new Promise<void>((changed) => {
      const watching = watchFixture(template, () => {
        watching.dispose();
        clearInterval(writing);
        changed();
      });
      // Again and again, because a watcher begins a little later.
      const writing = setInterval(() => writeFileSync(fixtureUri(template)?.fsPath ?? '', `${performance.now()}`), 50);
    });
  });

  it('is nothing where no files can lie', async () => {
    assert.equal(await loadFixture(vscode.Uri.parse('nowhere:/welcome.liquid')), undefined);
  });

  it('is a fault, and not written over, where something is there that cannot be read', async () => {
    await fs.mkdir(fixtureUri(template)?.fsPath ?? '');
    await assert.rejects(loadFixture(template), (error) => {
      return error instanceof FixtureFault && /^The fixture cannot be read/.test(error.message);
    });
    await assert.rejects(
      keepFixture(template, () => ({})),
      (error) => {
        return error instanceof Refusal && error.message.endsWith('It was not overwritten.');
      },
    );
  });
});
