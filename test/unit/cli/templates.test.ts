import assert from 'node:assert/strict';
import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { templatesNamed } from '../../../src/cli/templates';
import { folderWith } from './folders';

const FILES = [
  'a.liquid',
  'b.HTML',
  'notes.txt',
  'emails/c.liquid',
  'emails/old/d.html',
  'emails/[e].liquid',
  '.hidden/f.liquid',
  'node_modules/x/g.liquid',
  'emails/.h.liquid',
];

describe('Naming templates', () => {
  let folder = '';
  before(() => {
    folder = folderWith(Object.fromEntries(FILES.map((file) => [file, ''])));
    mkdirSync(join(folder, 'dir.liquid'));
    symlinkSync('..', join(folder, 'emails/up'));
    symlinkSync('../a.liquid', join(folder, 'emails/linked.liquid'));
    symlinkSync('old', join(folder, 'emails/linkedFolder.liquid'));
    symlinkSync('nowhere', join(folder, 'emails/broken.liquid'));
  });

  async function finds(patterns: readonly string[], names: readonly string[], failures: readonly string[] = []) {
    const found = await templatesNamed(patterns, folder);
    assert.deepEqual(
      found.files.map(({ name }) => name),
      names,
    );
    assert.deepEqual(
      found.failures.map(({ message }) => message),
      failures,
    );
    for (const { path, name } of found.files) assert.equal(path, join(folder, name));
  }

  const inEmails = [
    'emails/[e].liquid',
    'emails/broken.liquid',
    'emails/c.liquid',
    'emails/linked.liquid',
    'emails/old/d.html',
  ];

  it('takes every template of a folder, but none that is hidden, installed, or behind a linked folder', () =>
    finds(['.'], ['a.liquid', 'b.HTML', ...inEmails]));

  it('takes a folder that is named, hidden or not', async () => {
    await finds(['emails'], inEmails);
    await finds(['.hidden', 'node_modules/x'], ['.hidden/f.liquid', 'node_modules/x/g.liquid']);
  });

  it('takes a file that is named, whatever it is called', () =>
    finds(['notes.txt', 'emails/.h.liquid'], ['notes.txt', 'emails/.h.liquid']));

  it('takes a name for a name before it takes it for a glob', () =>
    finds(['emails/[e].liquid'], ['emails/[e].liquid']));

  it('expands globs', async () => {
    await finds(['*.{liquid,txt}'], ['a.liquid', 'notes.txt']);
    await finds(['emails/**/*.html'], ['emails/old/d.html']);
    await finds(['**/*.liquid'], ['a.liquid', ...inEmails.filter((name) => name.endsWith('.liquid'))]);
    await finds(['./emails/c.*'], ['emails/c.liquid']);
    await finds([`${folder}/emails/c.*`], ['emails/c.liquid']);
    await finds(['.hid*/*.liquid', '{emails,x}/.h*'], ['.hidden/f.liquid', 'emails/.h.liquid']);
    await finds(['**/node_modules/**/*.liquid'], ['node_modules/x/g.liquid']);
  });

  it('leaves out what is excluded, except for files that are named', async () => {
    await finds(
      ['emails', '!emails/old', '!**/b*.liquid'],
      inEmails.filter((name) => !/old|broken/.test(name)),
    );
    await finds(['a.liquid', '!a.liquid'], ['a.liquid']);
    await finds(['emails/old', '*.html', '!./emails/old/', '!*.HTML'], [], ['No file matches “*.html”.']);
  });

  it('says that nothing is left when everything is excluded', async () => {
    await finds(['emails/old', '!emails'], [], ['All templates are excluded: “emails/old” “!emails”.']);
    await finds(['!emails'], []);
  });

  it('takes each file once', () => finds(['a.liquid', './a.liquid', '*.liquid', `${folder}/a.liquid`], ['a.liquid']));

  it('says which names mean nothing', () =>
    finds(
      ['dir.liquid', 'nowhere/*.liquid', '*.nothing', 'a.liquid'],
      ['a.liquid'],
      ['There is no template in “dir.liquid”.', 'No file matches “nowhere/*.liquid”.', 'No file matches “*.nothing”.'],
    ));

  it('leaves names of files that do not exist to be read', () => finds(['nowhere.liquid'], ['nowhere.liquid']));

  it('calls files elsewhere as they were named', async () => {
    const elsewhere = folderWith({ 'x.liquid': '' });
    const found = await templatesNamed([join(elsewhere, 'x.liquid'), '../a.liquid'], join(folder, 'emails'));
    assert.deepEqual(
      found.files.map(({ name }) => name),
      [join(elsewhere, 'x.liquid'), '../a.liquid'],
    );
  });

  it('takes globs of any shape without failing, up to a length', async () => {
    for (const glob of ['[', '{', '*(a|b', '!(', '**/'.repeat(2_000), '\\*', '*'.repeat(60_000)]) {
      const { failures } = await templatesNamed([glob], folder);
      assert.ok(failures.length <= 1);
    }
    await assert.rejects(templatesNamed(['*'.repeat(70_000)], folder), /^Error: “\*{59}…” is not a glob\.$/);
  });
});
