import assert from 'node:assert/strict';
import { FilesBeingRead, isWithin } from '../../../../src/editor/problems/filesBeingRead';

const at = (path: string, authority = '') => ({ scheme: 'file', authority, path });

/** A read that ends when it is told to. */
function slowRead() {
  let end: (content: string) => void = () => undefined;
  let fail: (error: Error) => void = () => undefined;
  const reading = new Promise<string>((resolve, reject) => {
    end = resolve;
    fail = reject;
  });
  return { reading, end, fail };
}

describe('A file that is being read', () => {
  it('gives its content', async () => {
    const files = new FilesBeingRead();
    assert.equal(await files.read(at('/a/b.liquid'), Promise.resolve('Hi')), 'Hi');
  });

  it('gives nothing when it, or a folder around it, is deleted in the meantime', async () => {
    for (const gone of ['/a/b.liquid', '/a']) {
      const files = new FilesBeingRead();
      const { reading, end } = slowRead();
      const content = files.read(at('/a/b.liquid'), reading);
      files.deleted(at(gone));
      end('Hi');
      assert.equal(await content, undefined, gone);
    }
  });

  it('does not fail for a file that is gone', async () => {
    const files = new FilesBeingRead();
    const { reading, fail } = slowRead();
    const content = files.read(at('/a/b.liquid'), reading);
    files.deleted(at('/a/b.liquid'));
    fail(new Error('no such file'));
    assert.equal(await content, undefined);
    await assert.rejects(files.read(at('/a/c.liquid'), Promise.reject(new Error('no access'))), /no access/);
  });

  it('does not mind others that are deleted', async () => {
    const files = new FilesBeingRead();
    const { reading, end } = slowRead();
    const content = files.read(at('/a/b.liquid'), reading);
    for (const gone of [at('/a/b'), at('/a/b.liquid2'), at('/a/c.liquid'), at('/a', 'elsewhere')]) files.deleted(gone);
    end('Hi');
    assert.equal(await content, 'Hi');
  });

  it('is read anew by its name when it is there again', async () => {
    const files = new FilesBeingRead();
    const { reading, end } = slowRead();
    const before = files.read(at('/a/b.liquid'), reading);
    files.deleted(at('/a/b.liquid'));
    const after = files.read(at('/a/b.liquid'), Promise.resolve('new'));
    end('old');
    assert.deepEqual([await before, await after], [undefined, 'new']);
  });
});

describe('A place', () => {
  it('is within itself and the folders around it', () => {
    assert.ok(isWithin(at('/a/b'), at('/a/b')) && isWithin(at('/a/b'), at('/a')));
    assert.ok(!isWithin(at('/a'), at('/a/b')) && !isWithin(at('/ab'), at('/a')));
  });
});
