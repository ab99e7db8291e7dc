import assert from 'node:assert/strict';
import { once } from 'node:events';
import { chmodSync, mkdirSync, readdirSync, readFileSync, symlinkSync, truncateSync, watch } from 'node:fs';
import { join } from 'node:path';
import { folderWith } from '../unit/cli/folders';
import { FILES, LINE, ONLY, RIGHT, WRONG } from './examples';
import { run, runLine, start } from './running';

/** Nobody's, in Linux. */
const NOBODY = 65534;

const many = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`${index}.liquid`, WRONG]));

describe('amplitude-connected-content in a hostile world', () => {
  it('ends quietly with its own exit code when nobody reads on', async () => {
    const folder = folderWith({ 'only.json': ONLY, ...many(1_000) });
    // One that is written template by template, and one that is written as a whole.
    for (const format of ['text', 'json']) {
      const line = `$check --config only.json --format ${format} . | head -n 1 >/dev/null; echo $\{PIPESTATUS[0]}`;
      const { stdout, stderr } = await runLine(line, { folder });
      assert.deepEqual([stdout, stderr.replace(/^1000 warnings.*\n/, '')], ['1\n', ''], format);
    }
  });

  it('fixes all there is even when nobody reads on', async () => {
    const folder = folderWith({ 'only.json': ONLY, ...many(50) });
    await runLine('$check --config only.json --fix --format json . | true', { folder });
    for (const name of readdirSync(folder).filter((name) => name.endsWith('.liquid'))) {
      assert.equal(readFileSync(join(folder, name), 'utf8'), RIGHT);
    }
  });

  it('says that its output did not arrive', async () => {
    const { code, stderr } = await runLine('$check --config only.json . >/dev/full', { folder: folderWith(FILES) });
    assert.equal(code, 2);
    assert.match(stderr, /^The output could not be written: the disk is full\.$/m);
  });

  it('ends with 130 on Ctrl+C, waiting or working, and leaves every file whole', async () => {
    const remarked = '{"amplitudeProfile.problems":{"nonsense":"off"}}';
    const waiting = await start(['check', '-', '--config', 'x.json'], { folder: folderWith({ 'x.json': remarked }) });
    await once(waiting.stderr, 'data');
    const folder = folderWith({ 'only.json': ONLY, ...many(3_000) });
    const watcher = watch(folder);
    const begun = once(watcher, 'change');
    const working = await start(['check', '--fix', '--config', 'only.json', '--format', 'github', '.'], { folder });
    await begun;
    watcher.close();
    for (const child of [waiting, working]) {
      child.kill('SIGINT');
      const [code] = await once(child, 'exit');
      assert.equal(code, 130);
    }
    for (const name of readdirSync(folder)) {
      assert.ok([ONLY, WRONG, RIGHT].includes(readFileSync(join(folder, name), 'utf8')), name);
    }
  });

  it('goes round no loop, opens no pipe or device, and is stopped by no folder that looks like a file', async () => {
    const folder = folderWith({ ...FILES, 'huge.html': '' });
    mkdirSync(join(folder, 'x.liquid'));
    symlinkSync('..', join(folder, 'x.liquid/up'));
    symlinkSync('.', join(folder, 'here.liquid'));
    symlinkSync('/dev/zero', join(folder, 'zero.liquid'));
    truncateSync(join(folder, 'huge.html'), 5 * 1024 ** 3);
    const { code, stdout, stderr } = await runLine('mkfifo p.liquid; $check --config only.json . /dev/zero p.liquid', {
      folder,
    });
    assert.deepEqual([code, stdout], [2, LINE]);
    assert.deepEqual(stderr.split('\n').slice(0, -2), [
      '“huge.html” is larger than 10 MB, which no template is.',
      '“/dev/zero” is not a file.',
      '“p.liquid” is not a file.',
    ]);
  });

  it('lets no name and no text do anything to a terminal or a build', async () => {
    const name = '::error::\u001B[2J\u009B\u202E\n##vso[task.complete] %0A.liquid';
    const folder = folderWith({ 'only.json': ONLY, [name]: `\u001B]0;x\u0007\u009B\u202E##vso[x]${WRONG}` });
    for (const format of ['text', 'json', 'sarif', 'github']) {
      const { code, stdout, stderr } = await run(
        ['check', '.', name, 'nowhere\u001B[2J', '--config', 'only.json', '--format', format],
        {
          folder,
          env: { FORCE_COLOR: '0' },
        },
      );
      assert.equal(code, 2);
      const printed = stdout + stderr;
      assert.ok(printed.length > 100);
      assert.doesNotMatch(printed, /(?!\n)[\p{Cc}\p{Cf}]/u, format);
      assert.doesNotMatch(printed, /##\w*\[/, format);
      const commands = printed.split('\n').filter((line) => line.trimStart().startsWith('::'));
      for (const line of commands)
        assert.match(line, /^::(error|warning) (file=[^:,]+,line=1|::“nowhere)|^::error::“nowhere/);
      assert.equal(commands.length, format === 'github' ? 2 : 0, format);
    }
  });

  it('shows the same to a person at a terminal, in colours that they may refuse', async () => {
    const folder = folderWith({ 'only.json': ONLY, 'a.liquid': `\u001B]0;x\u0007\t${WRONG}` });
    const line = 'script -qec "$check --config only.json a.liquid" /dev/null';
    const plain = await runLine(line, { folder, env: { NO_COLOR: '1', COLUMNS: '200' } });
    assert.doesNotMatch(plain.stdout, /(?![\r\n])\p{Cc}/u);
    assert.match(plain.stdout, / 1 \| .*:cache_max_age 20 %\}\r\n {3}\| +\^\^\r\n {3}fix: Change to 300\r\n/);
    const coloured = await runLine(line, { folder, env: { TERM: 'xterm' } });
    assert.ok(coloured.stdout.includes('\u001B[33m'));
    assert.ok(!coloured.stdout.includes('\u001B]') && !coloured.stdout.includes('\u0007'));
  });

  it('says that somebody else may read or write it', async () => {
    const folder = folderWith(FILES);
    mkdirSync(join(folder, 'closed'));
    chmodSync(folder, 0o755);
    chmodSync(join(folder, 'closed'), 0o700);
    chmodSync(join(folder, 'right.liquid'), 0o600);
    const isRoot = process.getuid?.() === 0;
    const closed = ['closed', 'right.liquid'];
    if (!isRoot) for (const name of closed) chmodSync(join(folder, name), 0);
    const circumstances = { folder, ...(isRoot ? { uid: NOBODY } : {}) };
    const { code, stderr } = await run(['check', 'right.liquid', 'closed', '--config', 'only.json'], circumstances);
    if (!isRoot) for (const name of closed) chmodSync(join(folder, name), 0o700);
    assert.equal(code, 2);
    assert.deepEqual(stderr.split('\n').slice(0, 2), [
      '“closed” cannot be read: permission denied.',
      '“right.liquid” cannot be read: permission denied.',
    ]);
  });
});
