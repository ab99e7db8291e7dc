import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { version } from '../../package.json';
import { folderWith } from '../unit/cli/folders';
import { CODE, FILES, LINE, RIGHT, WRONG } from './examples';
import { run } from './running';

describe('amplitude-connected-content check', () => {
  const check = (folder: string, ...args: readonly string[]) =>
    run(['check', '--config', 'only.json', ...args], { folder });

  it('exits with 0 when there is no problem', async () => {
    assert.deepEqual(await check(folderWith(FILES), 'right.liquid'), {
      code: 0,
      stdout: '',
      stderr: 'No problems in 1 template.\n',
    });
  });

  it('exits with 1 when there are problems, and writes nothing', async () => {
    const folder = folderWith(FILES);
    assert.deepEqual(await check(folder, '.'), {
      code: 1,
      stdout: LINE,
      stderr: '1 warning in 1 of 2 templates. --fix can fix 1 of them.\n',
    });
    assert.equal(readFileSync(join(folder, 'wrong.liquid'), 'utf8'), WRONG);
  });

  it('exits with 2 when something cannot be read or means nothing, and checks the rest', async () => {
    assert.deepEqual(await check(folderWith(FILES), 'nowhere.liquid', '*.html', 'wrong.liquid'), {
      code: 2,
      stdout: LINE,
      stderr: [
        'No file matches “*.html”.',
        '“nowhere.liquid” cannot be read: it does not exist.',
        '1 warning in 1 of 1 template. --fix can fix 1 of them.',
        '',
      ].join('\n'),
    });
  });

  it('exits with 2 when it is called in a way that means nothing', async () => {
    const folder = folderWith(FILES);
    for (const [args, sentence] of [
      [[], /^Usage: /],
      [['nonsense'], /^There is no command “nonsense”/],
      [['toString'], /^There is no command “toString”/],
      [['check'], /^Name files/],
    ] as const) {
      const { code, stdout, stderr } = await run(args, { folder });
      assert.deepEqual([code, stdout], [2, ''], args.join(' '));
      assert.match(stderr, sentence);
    }
  });

  it('tells of itself', async () => {
    assert.deepEqual(await run(['--version']), { code: 0, stdout: `${version}\n`, stderr: '' });
    assert.match((await run(['--help'])).stdout, /^Usage: .+\n\n {2}check /);
    const { code, stdout } = await run(['check', '--help']);
    assert.equal(code, 0);
    assert.match(stdout, /^Exit codes: 0 no problems, 1 problems, 2 /m);
  });

  it('reports and counts from a severity on', async () => {
    const folder = folderWith(FILES);
    assert.equal((await check(folder, '.', '--severity', 'warning')).code, 1);
    assert.deepEqual(await check(folder, '.', '--severity', 'error', '--fix'), {
      code: 0,
      stdout: '',
      stderr: 'No problems in 2 templates.\n',
    });
    assert.equal(readFileSync(join(folder, 'wrong.liquid'), 'utf8'), WRONG);
  });

  it('takes severities from the settings', async () => {
    const settings = (severity: string) => `{ "amplitudeProfile.problems": { "${CODE}": "${severity}" } } // so`;
    const folder = folderWith({ ...FILES, 'loud.json': settings('error'), 'quiet.json': settings('off') });
    const found = async (config: string) =>
      (await run(['check', 'wrong.liquid', '--config', config, '--format', 'json'], { folder })).stdout;
    const problems = async (config: string): Promise<{ code: string; severity: string }[]> =>
      JSON.parse(await found(config)).problems.filter(({ code }: { code: string }) => code === CODE);
    assert.equal((await problems('loud.json'))[0]?.severity, 'error');
    assert.deepEqual(await problems('quiet.json'), []);
  });

  it('reads standard input', async () => {
    const folder = folderWith(FILES);
    const named = ['check', '-', '--config', 'only.json', '--stdin-filename', 'wrong.liquid'];
    const { code, stdout, stderr } = await run(named, { folder, input: `\uFEFF${WRONG}` });
    assert.deepEqual([code, stdout, stderr], [1, LINE, '1 warning in 1 of 1 template.\n']);
    assert.equal((await run(['check', '-', '--config', 'only.json'], { folder, input: RIGHT })).code, 0);
    const latin = await run(['check', '-'], { folder, input: Buffer.from('\u00E9', 'latin1') });
    assert.deepEqual([latin.code, latin.stderr], [2, '“<stdin>” is not in UTF-8: save it in UTF-8.\n']);
  });

  it('has a pure standard output in every format', async () => {
    const folder = folderWith(FILES);
    const formats = { json: /^\{\n/, sarif: /^\{\n/, github: /^::warning [^\n]+\n$/, text: /^wrong[^\n]+\n$/ };
    for (const [format, pattern] of Object.entries(formats)) {
      const { code, stdout } = await check(folder, '.', '--format', format);
      assert.equal(code, 1, format);
      assert.match(stdout, pattern);
      if (stdout.startsWith('{')) JSON.parse(stdout);
    }
    const { stdout, stderr } = await check(folder, 'nowhere.liquid', '--format', 'json');
    assert.equal(JSON.parse(stdout).failures[0].file, 'nowhere.liquid');
    assert.equal(stderr, '“nowhere.liquid” cannot be read: it does not exist.\n');
  });

  it('has everything for SARIF in its one file', async () => {
    const { stdout } = await check(folderWith(FILES), '.', '--format', 'sarif');
    const [{ tool, results }] = JSON.parse(stdout).runs;
    assert.equal(tool.driver.version, version);
    assert.equal(tool.driver.rules[results[0].ruleIndex].id, CODE);
    assert.match(tool.driver.rules[results[0].ruleIndex].help.markdown, /cache_max_age/);
  });

  it('names files from the root of the repository for GitHub, wherever it is started', async () => {
    const root = folderWith(Object.fromEntries(Object.entries(FILES).map(([name, text]) => [`emails/${name}`, text])));
    const circumstances = { folder: join(root, 'emails'), env: { GITHUB_WORKSPACE: root } };
    const { stdout } = await run(['check', '.', '--config', 'only.json', '--format', 'github'], circumstances);
    assert.match(stdout, /^::warning file=emails\/wrong\.liquid,/);
  });
});
