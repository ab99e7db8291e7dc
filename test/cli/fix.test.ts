import assert from 'node:assert/strict';
import { chmodSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { folderWith } from '../unit/cli/folders';
import { FILES, LINE, RIGHT, WRONG } from './examples';
import { run, runLine } from './running';

describe('amplitude-connected-content check --fix', () => {
  const fix = (folder: string, ...args: readonly string[]) =>
    run(['check', '--fix', '--config', 'only.json', ...args], { folder });
  const read = (folder: string, name = 'wrong.liquid') => readFileSync(join(folder, name), 'utf8');

  it('mends what has one right answer, and reports what remains', async () => {
    const folder = folderWith({ ...FILES, 'more.html': `\uFEFF${WRONG.replace('\n', '\r\n').repeat(3)}` });
    assert.deepEqual(await fix(folder, '.'), {
      code: 0,
      stdout: '',
      stderr: 'No problems in 3 templates. 2 templates changed.\n',
    });
    assert.equal(read(folder), RIGHT);
    assert.equal(read(folder, 'more.html'), `\uFEFF${RIGHT.replace('\n', '\r\n').repeat(3)}`);
    assert.deepEqual(readdirSync(folder).sort(), ['more.html', 'only.json', 'right.liquid', 'wrong.liquid']);
  });

  it('says in JSON which files it rewrote', async () => {
    const { stdout } = await fix(folderWith(FILES), '.', '--format', 'json');
    const { fixed, problems } = JSON.parse(stdout);
    assert.deepEqual([fixed, problems], [['wrong.liquid'], []]);
  });

  it('exits with 2 and reports what it could not mend', async () => {
    const folder = folderWith(FILES);
    chmodSync(join(folder, 'wrong.liquid'), 0o444);
    assert.deepEqual(await fix(folder, 'wrong.liquid'), {
      code: 2,
      stdout: LINE,
      stderr: [
        '“wrong.liquid” is read-only: it was left as it is.',
        '1 warning in 1 of 1 template. --fix can fix 1 of them.',
        '',
      ].join('\n'),
    });
    assert.equal(read(folder), WRONG);
  });

  it('leaves a file whole when the disk takes no more', async () => {
    const long = WRONG.repeat(2_000);
    const folder = folderWith({ ...FILES, 'long.liquid': long });
    const { code, stderr } = await runLine('ulimit -f 8; $check --fix --config only.json long.liquid', { folder });
    assert.equal(code, 2);
    assert.match(stderr, /^“long\.liquid” cannot be written: it would be larger than files may be here\. It was left/);
    assert.equal(read(folder, 'long.liquid'), long);
    assert.deepEqual(readdirSync(folder).sort(), ['long.liquid', 'only.json', 'right.liquid', 'wrong.liquid']);
  });
});
