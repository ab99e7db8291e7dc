import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { FileFailure } from '../../../src/cli/fileFailure';
import { MOST_BYTES, readStream, readText } from '../../../src/cli/reading';
import { rewrite } from '../../../src/cli/rewriting';
import { folderWith } from './folders';

const fileIn = (folder: string, name: string) => ({ path: join(folder, name), name });
const read = (path: string) => readText({ path, name: 'x.liquid' });

function fails(work: () => unknown, sentence: string): void {
  assert.throws(work, (error) => error instanceof FileFailure && error.message === sentence);
}

describe('Reading a template', () => {
  it('gives its text without the mark before it', () => {
    const folder = folderWith({ a: 'é😀\r\n', b: '\uFEFFx', c: '' });
    assert.deepEqual([read(join(folder, 'a')).text, read(join(folder, 'a')).hasMark], ['é😀\r\n', false]);
    assert.deepEqual([read(join(folder, 'b')).text, read(join(folder, 'b')).hasMark], ['x', true]);
    assert.equal(read(join(folder, 'c')).text, '');
  });

  it('gives each its own, large or small', () => {
    const large = 'x'.repeat(200_000);
    const folder = folderWith({ large, small: 'y' });
    assert.equal(read(join(folder, 'large')).text, large);
    assert.equal(read(join(folder, 'small')).text, 'y');
  });

  it('waits for nothing that is no file', async () => {
    const folder = folderWith();
    execFileSync('mkfifo', [join(folder, 'pipe')]);
    mkdirSync(join(folder, 'folder.liquid'));
    fails(() => read('/dev/zero'), '“x.liquid” is not a file.');
    fails(() => read(join(folder, 'pipe')), '“x.liquid” is not a file.');
    fails(() => read(join(folder, 'folder.liquid')), '“x.liquid” is a folder.');
    const server = createServer();
    await new Promise<void>((listening) => server.listen(join(folder, 'socket'), listening));
    try {
      fails(() => read(join(folder, 'socket')), '“x.liquid” cannot be read: it is not a file.');
    } finally {
      server.close();
    }
  });

  it('says why it cannot be read', () => {
    const folder = folderWith({ file: '' });
    symlinkSync('loop', join(folder, 'loop'));
    fails(() => read(join(folder, 'nowhere')), '“x.liquid” cannot be read: it does not exist.');
    fails(() => read(join(folder, 'loop')), '“x.liquid” cannot be read: its links lead in a circle.');
    fails(() => read(join(folder, 'file/inside')), '“x.liquid” cannot be read: part of its path is not a folder.');
    fails(() => read(join(folder, 'n'.repeat(300))), '“x.liquid” cannot be read: its name is too long.');
  });

  it('ends at a size that no template has', () => {
    const folder = folderWith({ most: '', huge: '' });
    truncateSync(join(folder, 'most'), MOST_BYTES);
    truncateSync(join(folder, 'huge'), 5 * 1024 ** 3);
    fails(() => read(join(folder, 'huge')), '“x.liquid” is larger than 10 MB, which no template is.');
    assert.equal(read(join(folder, 'most')).text.length, MOST_BYTES);
  });

  it('takes UTF-8 alone', () => {
    const folder = folderWith({
      latin: Buffer.from('caf\u00E9', 'latin1'),
      little: Buffer.from('\uFEFFhi', 'utf16le'),
      big: Buffer.from('\uFEFFhi', 'utf16le').swap16(),
      unmarked: Buffer.from('hi', 'utf16le'),
    });
    fails(() => read(join(folder, 'latin')), '“x.liquid” is not in UTF-8: save it in UTF-8.');
    for (const name of ['little', 'big', 'unmarked']) {
      fails(() => read(join(folder, name)), '“x.liquid” is in UTF-16: save it in UTF-8.');
    }
  });

  it('takes a stream in pieces, up to the same size', async () => {
    async function* pieces(...parts: readonly Buffer[]) {
      yield* parts;
    }
    const bytes = Buffer.from('\uFEFFé😀');
    assert.equal(await readStream(pieces(bytes.subarray(0, 4), bytes.subarray(4)), 'x'), 'é😀');
    await assert.rejects(
      readStream(pieces(Buffer.alloc(MOST_BYTES), Buffer.alloc(1)), 'x'),
      /“x” is larger than 10 MB/,
    );
  });
});

describe('Rewriting a template', () => {
  it('keeps its mode, its mark and its line ends, and leaves nothing beside it', () => {
    const folder = folderWith({ 'a.liquid': '\uFEFFold\r\n' });
    const file = fileIn(folder, 'a.liquid');
    chmodSync(file.path, 0o751);
    rewrite(file, readText(file), 'new\r\n');
    assert.equal(readFileSync(file.path, 'utf8'), '\uFEFFnew\r\n');
    assert.equal(statSync(file.path).mode & 0o7777, 0o751);
    assert.deepEqual(readdirSync(folder), ['a.liquid']);
  });

  it('rewrites what a link leads to, not the link', () => {
    const folder = folderWith({ 'deep/target.liquid': 'old' });
    symlinkSync('deep/target.liquid', join(folder, 'one'));
    symlinkSync('one', join(folder, 'two'));
    const file = fileIn(folder, 'two');
    rewrite(file, readText(file), 'new');
    assert.ok(lstatSync(file.path).isSymbolicLink());
    assert.equal(readFileSync(join(folder, 'deep/target.liquid'), 'utf8'), 'new');
    assert.deepEqual(readdirSync(join(folder, 'deep')), ['target.liquid']);
  });

  it('never changes the file that another name of it has', () => {
    const folder = folderWith({ 'a.liquid': 'old' });
    linkSync(join(folder, 'a.liquid'), join(folder, 'kept'));
    const file = fileIn(folder, 'a.liquid');
    rewrite(file, readText(file), 'new');
    assert.equal(readFileSync(join(folder, 'kept'), 'utf8'), 'old');
  });

  it('leaves what is read-only', () => {
    const folder = folderWith({ 'a.liquid': 'old' });
    const file = fileIn(folder, 'a.liquid');
    chmodSync(file.path, 0o444);
    fails(() => rewrite(file, readText(file), 'new'), '“a.liquid” is read-only: it was left as it is.');
    assert.equal(readFileSync(file.path, 'utf8'), 'old');
  });

  it('leaves what somebody else changed since it was read', () => {
    const folder = folderWith({ 'a.liquid': 'old' });
    const file = fileIn(folder, 'a.liquid');
    const before = readText(file);
    writeFileSync(file.path, 'own');
    utimesSync(file.path, 1, 1);
    fails(() => rewrite(file, before, 'new'), '“a.liquid” was changed meanwhile: it was left as it is.');
    assert.equal(readFileSync(file.path, 'utf8'), 'own');
  });

  it('says that a file has vanished, and brings it not back', () => {
    const folder = folderWith({ 'a.liquid': 'old' });
    const file = fileIn(folder, 'a.liquid');
    const before = readText(file);
    rmSync(file.path);
    fails(() => rewrite(file, before, 'new'), '“a.liquid” cannot be written: it does not exist. It was left as it is.');
    assert.deepEqual(readdirSync(folder), []);
  });

  it('works for names as long as they may be', () => {
    const name = `${'n'.repeat(248)}.liquid`;
    const folder = folderWith({ [name]: 'old' });
    const file = fileIn(folder, name);
    rewrite(file, readText(file), 'new');
    assert.equal(readFileSync(file.path, 'utf8'), 'new');
  });
});
