import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readdirSync, readFileSync, watch } from 'node:fs';
import { join } from 'node:path';
import { folderWith } from '../unit/cli/folders';
import { ONLY, RIGHT, WRONG } from './examples';
import { runLine, start } from './running';

const KINDS = [WRONG, RIGHT, `{{ x }}\n${WRONG.repeat(3)}`, Buffer.from('caf\u00E9', 'latin1'), ''];

/** So many that several threads check them. Every fifth cannot be read. */
const folderOfMany = () => {
  const names = Array.from({ length: 200 }, (_, index) => `${index % 7}/${index}.liquid`);
  return folderWith({
    'only.json': ONLY,
    ...Object.fromEntries(names.map((name, index) => [name, KINDS[index % KINDS.length] ?? ''])),
  });
};

/** The same line on one processor, where no other thread is begun, and on all. */
async function onOneAndAll(line: string, ...folders: readonly [string, string]) {
  const [one, all] = folders;
  return [await runLine(`taskset -c 0 ${line}`, { folder: one }), await runLine(line, { folder: all })] as const;
}

describe('amplitude-connected-content check of many templates', () => {
  it('says the same, in the same order, on one processor and on several', async () => {
    const folder = folderOfMany();
    for (const format of ['text', 'sarif']) {
      const line = `$check . nowhere.liquid --format ${format}`;
      const [one, all] = await onOneAndAll(line, folder, folder);
      assert.deepEqual(all, one, format);
      assert.equal(all.code, 2);
      assert.equal(all.stderr.match(/ is not in UTF-8/g)?.length, 40);
      assert.ok(all.stdout.length > 10_000);
    }
  });

  it('heeds settings and severities in every thread', async () => {
    const folder = folderOfMany();
    const [one, all] = await onOneAndAll('$check . --config only.json --severity warning', folder, folder);
    assert.deepEqual(all, one);
    assert.match(all.stderr, /\n160 warnings in 80 of 160 templates\. --fix can fix 160 of them\.\n$/);
  });

  it('fixes the same', async () => {
    const folders = [folderOfMany(), folderOfMany()] as const;
    const [one, all] = await onOneAndAll('$check . --config only.json --fix --format json', ...folders);
    assert.deepEqual(all, one);
    assert.equal(JSON.parse(all.stdout).fixed.length, 80);
    const contents = folders.map((folder) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((name) => /\.\w+$/.test(name))
        .map((name) => [name, readFileSync(join(folder, name), 'latin1')]),
    );
    assert.deepEqual(contents[1], contents[0]);
    assert.equal(contents[1]?.length, 201);
  });

  it('breaks off no thread that is rewriting a file', async () => {
    const wrong = Array.from({ length: 3_000 }, (_, index) => [`${index}.liquid`, WRONG]);
    const folder = folderWith({ 'only.json': ONLY, ...Object.fromEntries(wrong) });
    const watcher = watch(folder);
    const child = await start(['check', '--fix', '--config', 'only.json', '.'], { folder });
    for (let changes = 0; changes < 1_000; changes++) await once(watcher, 'change');
    watcher.close();
    child.kill('SIGINT');
    assert.deepEqual(await once(child, 'exit'), [130, null]);
    for (const name of readdirSync(folder)) {
      assert.ok([ONLY, WRONG, RIGHT].includes(readFileSync(join(folder, name), 'utf8')), name);
    }
    assert.equal(readdirSync(folder).length, 3_001);
  });
});
