import assert from 'node:assert/strict';
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import type { Result, Task } from '../../../src/cli/results';
import { NO_SETTINGS } from '../../../src/cli/settings';
import type { TemplateFile } from '../../../src/cli/templates';
import { Crew, threadsFor } from '../../../src/cli/threads/crew';
import { folderWith } from './folders';

const TASK: Task = {
  settings: NO_SETTINGS,
  severity: 'hint',
  fix: false,
  look: { format: 'text', root: '/', colours: false, columns: undefined },
};

const FILES = Array.from({ length: 300 }, (_, index): TemplateFile => ({ name: `${index}`, path: `/${index}` }));

/** What is said of each file: here by whom. */
const said = (name: string, message: string): Result => ({ failure: { file: name, message } });

const own = {
  async *ofFiles(files: readonly TemplateFile[]): AsyncIterable<Result> {
    for (const { name } of files) yield said(name, 'own');
  },
};

/** What comes of the files when other threads run that script. It finds `port`, and `answer`, which answers for files. */
async function failuresWith(script: string): Promise<readonly { readonly file: string; readonly message: string }[]> {
  const folder = folderWith({
    'program.cjs': `const { parentPort: port, threadId } = require('node:worker_threads');
      const answer = (files) => port.postMessage(files.map(({ name }) => ({ failure: { file: name, message: 'other' } })));
      ${script}`,
  });
  const threads = threadsFor(FILES, TASK, join(folder, 'program.cjs'), 3);
  assert.equal(threads.length, 2);
  const found: Result[] = [];
  try {
    for await (const result of new Crew(FILES, own, threads).results()) found.push(result);
  } finally {
    await Promise.all(threads.map((thread) => thread.end()));
  }
  return found.map((result) => ('failure' in result ? result.failure : { file: '', message: '' }));
}

const names = (results: readonly { readonly file: string }[]) => results.map(({ file }) => file);

describe('Threads of check', () => {
  it('are none for few files, and for one processor', () => {
    assert.deepEqual(threadsFor(FILES.slice(0, 50), TASK, 'nowhere.js', 8), []);
    assert.deepEqual(threadsFor(FILES, TASK, 'nowhere.js', 1), []);
  });

  it('are none when links make one file of two that are to be fixed', () => {
    const folder = folderWith({ 'a.liquid': '' });
    symlinkSync('a.liquid', join(folder, 'b.liquid'));
    const twice = ['a.liquid', 'b.liquid'].map((name) => ({ name, path: join(folder, name) }));
    assert.deepEqual(threadsFor([...FILES, ...twice], { ...TASK, fix: true }, 'nowhere.js', 2), []);
  });

  it('leave the results in the order of the files, whoever is slow', async () => {
    const results = await failuresWith(`port.on('message', (files) => setTimeout(answer, 20 * threadId % 50, files));`);
    assert.deepEqual(names(results), names(FILES.map(({ name }) => ({ file: name }))));
    assert.deepEqual(new Set(results.map(({ message }) => message)), new Set(['own', 'other']));
  });

  for (const [what, script, why] of [
    ['throw', `port.on('message', () => { throw new Error('no more'); });`, 'no more'],
    ['end', `port.on('message', () => process.exit(3));`, 'a thread ended with 3'],
    ['cannot begin', `require('./nowhere');`, "Cannot find module './nowhere'"],
  ] as const) {
    it(`leave no file out when they ${what}`, async () => {
      const results = await failuresWith(script);
      assert.deepEqual(names(results), names(FILES.map(({ name }) => ({ file: name }))));
      const others = results.filter(({ message }) => message !== 'own');
      assert.equal(others.length, 40);
      for (const { file, message } of others) {
        assert.ok(message.startsWith(`“${file}” could not be checked, by a fault of this program: `), message);
        assert.ok(message.includes(why), message);
      }
    });
  }
});
