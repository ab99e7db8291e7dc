import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { TemplateFiles } from '../../../../src/editor/problems/templateFiles';

describe('The templates of a workspace folder', () => {
  it('are not those of another one inside it', async () => {
    const path = mkdtempSync(join(tmpdir(), 'folders-'));
    const folderAt = (at: string, index: number) => ({ uri: vscode.Uri.file(at), name: `${index}`, index });
    const folders = [path, join(path, 'mails')].map(folderAt);
    mkdirSync(join(path, 'mails/in'), { recursive: true });
    for (const file of ['a.liquid', 'mails/b.liquid', 'mails/in/c.liquid']) writeFileSync(join(path, file), '');
    const found = folders.map((folder) => new TemplateFiles(folder, folders).find(new AbortController().signal));
    const names = (await Promise.all(found)).map(({ files }) => files.map((file) => file.path.slice(path.length + 1)));
    assert.deepEqual(names, [['a.liquid'], ['mails/b.liquid', 'mails/in/c.liquid']]);
    rmSync(path, { recursive: true });
  });
});
