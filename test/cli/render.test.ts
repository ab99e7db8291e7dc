import assert from 'node:assert/strict';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { folderWith } from '../unit/cli/folders';
import { run, runLine, start } from './running';

const URL =
  'https://profile-api.amplitude.com/v1/userprofile?user_id={{${user_id} | url_param_escape}}&get_amp_props=true';

const MESSAGE = `{%- connected_content ${URL} :save amplitude -%}
{%- if amplitude.__http_status_code__ != 200 -%}{%- abort_message('no profile') -%}{%- endif -%}
Hi {{ \${first_name} }},
how is {{ amplitude.userData.amp_props.city | default: 'your town' }}?
`;

const FIXTURE = JSON.stringify({
  person: { userId: 'ada' },
  personalization: { first_name: 'Ada' },
  answers: [
    {
      url: 'https://profile-api.amplitude.com/v1/userprofile?user_id=ada&*',
      body: { userData: { amp_props: { city: 'Oslo' } } },
    },
  ],
});

const READ = 'Hi Ada,\nhow is Oslo?\n';

const FILES = { 'hello.liquid': MESSAGE, 'ada.json': FIXTURE, 'hello.txt': READ };

describe('amplitude-connected-content render', () => {
  const render = (folder: string, ...args: readonly string[]) => run(['render', ...args], { folder });

  it('prints the message to the letter, and nothing else', async () => {
    const folder = folderWith(FILES);
    const rendered = { code: 0, stdout: READ, stderr: '' };
    assert.deepEqual(await render(folder, 'hello.liquid', '--fixture', 'ada.json'), rendered);
    assert.deepEqual(await render('/', join(folder, 'hello.liquid'), '--fixture', join(folder, 'ada.json')), rendered);
    const odd = folderWith({ 'odd.liquid': '\uFEFFa\r\n{{ "b" }}\t\u001B[0m' });
    assert.equal((await render(odd, 'odd.liquid')).stdout, 'a\r\nb\t\u001B[0m');
  });

  it('takes the fixture beside the template', async () => {
    const folder = folderWith({ ...FILES, 'hello.liquid.fixture.json': FIXTURE });
    assert.equal((await render(folder, 'hello.liquid')).stdout, READ);
  });

  it('reads the template from standard input', async () => {
    const { code, stdout } = await run(['render', '-', '--fixture', 'ada.json'], {
      folder: folderWith(FILES),
      input: MESSAGE,
    });
    assert.deepEqual([code, stdout], [0, READ]);
  });

  it('exits with 1 when the message is aborted, and says why', async () => {
    const folder = folderWith(FILES);
    const { code, stdout, stderr } = await render(folder, 'hello.liquid');
    assert.deepEqual([code, stdout], [1, '']);
    assert.match(stderr, /^hello\.liquid:1:1: warning: Not called: the fixture has no answer for GET https:/);
    assert.match(stderr, /^hello\.liquid:2:\d+: error: The message is aborted: no profile$/m);
    const wanted = ['hello.liquid', '--fixture', 'ada.json', '--what-if', 'unknown-user', '--expect-abort'];
    assert.deepEqual(await render(folder, ...wanted, 'no profile'), { code: 0, stdout: '', stderr: '' });
    assert.equal((await render(folder, ...wanted, 'another reason')).code, 1);
  });

  it('compares the message with what is expected', async () => {
    const folder = folderWith({ ...FILES, 'other.txt': READ.replace('Oslo', 'Paris') });
    const expect = (file: string) => render(folder, 'hello.liquid', '--fixture', 'ada.json', '--expect', file);
    assert.deepEqual(await expect('hello.txt'), { code: 0, stdout: '', stderr: '' });
    assert.deepEqual(await expect('other.txt'), {
      code: 1,
      stdout: `--- other.txt
+++ hello.liquid, rendered
@@ -1,2 +1,2 @@
 Hi Ada,
-how is Paris?
+how is Oslo?
`,
      stderr: '',
    });
  });

  it('lists what is read in every case, and compares the list', async () => {
    const folder = folderWith(FILES);
    const all = ['hello.liquid', '--fixture', 'ada.json', '--what-if', 'all'];
    const { code, stdout } = await render(folder, ...all);
    assert.equal(code, 0);
    assert.match(
      stdout,
      /^==> as-it-is: As it is <==\nHi Ada,\nhow is Oslo\?\n\n==> control: Control group <==\nreads as in /,
    );
    assert.match(stdout, /^==> unknown-user: Unknown user <==\naborted: no profile\n$/m);
    assert.match(stdout, /^==> null-properties: Properties are null <==\nHi Ada,\nhow is your town\?\n$/m);
    writeFileSync(join(folder, 'all.txt'), stdout);
    assert.deepEqual((await render(folder, ...all, '--expect', 'all.txt')).code, 0);
    writeFileSync(join(folder, 'hello.liquid'), MESSAGE.replace('town', 'village'));
    const changed = await render(folder, ...all, '--expect', 'all.txt');
    assert.equal(changed.code, 1);
    assert.match(changed.stdout, /^-how is your town\?\n\+how is your village\?$/m);
  });

  it('gives programs what renderTemplate gives', async () => {
    const folder = folderWith(FILES);
    const { code, stdout } = await render(folder, 'hello.liquid', '--fixture', 'ada.json', '--format', 'json');
    const url = 'https://profile-api.amplitude.com/v1/userprofile?user_id=ada&get_amp_props=true';
    assert.equal(code, 0);
    assert.deepEqual(JSON.parse(stdout), {
      output: READ,
      calls: [{ url, status: 200, durationMs: 0, fromCache: false, variable: 'amplitude' }],
      problems: [],
    });
    const slow = await render(folder, 'hello.liquid', '--what-if', 'slow', '--format', 'json');
    assert.equal(slow.code, 1);
    const { output, aborted, problems } = JSON.parse(slow.stdout);
    assert.deepEqual([output, aborted], ['', { reason: 'no profile' }]);
    assert.deepEqual(problems, [{ message: 'The answer took longer than 2 seconds.', line: 0, character: 0 }]);
    const expecting = ['--fixture', 'ada.json', '--expect', 'hello.liquid', '--format', 'json'];
    const unlike = await render(folder, 'hello.liquid', ...expecting);
    assert.deepEqual([unlike.code, JSON.parse(unlike.stdout).output], [1, READ]);
    assert.match(unlike.stderr, /^--- hello\.liquid\n\+\+\+ hello\.liquid, rendered\n@@ /);
    const both = ['--what-if', 'slow', '--what-if', 'as-it-is', '--format', 'json'];
    const list = JSON.parse((await render(folder, 'hello.liquid', '--fixture', 'ada.json', ...both)).stdout);
    assert.deepEqual(
      list.map(({ whatIf, output }: { whatIf: string; output: string }) => [whatIf, output]),
      [
        ['slow', ''],
        ['as-it-is', READ],
      ],
    );
  });

  it('exits with 2 when it is called in a way that means nothing, and prints nothing', async () => {
    const folder = folderWith({ ...FILES, 'broken.json': '{' });
    const { code, stdout, stderr } = await render(folder, 'hello.liquid', '--fixture', 'broken.json');
    assert.deepEqual([code, stdout], [2, '']);
    assert.match(stderr, /^“broken\.json” cannot be used\. The fixture is not JSON/);
  });

  it('tells of itself', async () => {
    assert.match((await run(['--help'])).stdout, /^ {2}render +print what a person would read/m);
    const { code, stdout } = await run(['render', '--help']);
    assert.equal(code, 0);
    assert.match(stdout, /^Exit codes: 0 rendered, /m);
  });

  it('takes the endpoint from the settings', async () => {
    const folder = folderWith({
      'proxied.liquid': MESSAGE.replace('profile-api.amplitude.com', 'amplitude.example.com'),
      'settings.json': '{"amplitudeProfile.endpoint":"https://amplitude.example.com/v1/userprofile"}',
      'ada.json': FIXTURE.replace('profile-api.amplitude.com', 'amplitude.example.com'),
    });
    const slow = ['proxied.liquid', '--fixture', 'ada.json', '--what-if', 'slow'];
    assert.equal((await render(folder, ...slow)).stdout, READ);
    assert.equal((await render(folder, ...slow, '--config', 'settings.json')).code, 1);
  });
});

describe('amplitude-connected-content render in a hostile world', () => {
  it('stops with a sentence, and 1, whatever a template would do', async () => {
    const folder = folderWith({
      'long.liquid': '{% for a in (1..9999999) %}{% for b in (1..9999999) %}{% assign c = b %}{% endfor %}{% endfor %}',
      'wide.liquid': '{% for a in (1..9999999) %}{{ "0123456789012345678901234567890123456789" }}{% endfor %}',
      'deep.liquid': '{% if true %}'.repeat(3_000),
    });
    for (const name of ['long.liquid', 'wide.liquid']) {
      const { code, stdout, stderr } = await run(['render', name], { folder });
      assert.deepEqual([code, stdout], [1, ''], name);
      assert.match(stderr, /^\w+\.liquid:1:\d+: error: Rendering stopped after [^\n]+\n$/);
    }
    assert.equal((await run(['render', 'deep.liquid'], { folder })).code, 0);
  });

  it('lets no name, message or expectation do anything to a terminal or a build', async () => {
    const evil = '::error::\u001B[2J\u009B\u202E##vso[x]';
    const folder = folderWith({
      [`${evil}.liquid`]: ` ${evil}{% abort_message('${evil}') %}`,
      'a.liquid': `${evil}\n{{ content_blocks.\${${evil}} }}\n ${evil}`,
      'b.txt': `${evil}\n\n`,
      'f.json': `{"${evil}\n`,
    });
    for (const args of [
      [`${evil}.liquid`],
      ['a.liquid', '--expect', 'b.txt'],
      ['a.liquid', '--what-if', 'all'],
      ['a.liquid', '--format', 'json'],
      ['a.liquid', '--fixture', 'f.json'],
      ['a.liquid', '--what-if', evil],
      [evil],
    ]) {
      const { stdout, stderr } = await run(['render', ...args], { folder });
      const printed = stdout + stderr;
      assert.ok(printed.length > 50);
      assert.doesNotMatch(printed, /(?!\n)[\p{Cc}\p{Cf}]/u);
      assert.doesNotMatch(printed, /##\w*\[|^\s*::/m);
    }
  });

  it('shows a message to a terminal, harmless and on lines of its own', async () => {
    const folder = folderWith({ 'a.liquid': '\u001B]0;x\u0007Hi' });
    const { stdout } = await runLine('script -qec "$render a.liquid" /dev/null', { folder });
    assert.equal(stdout, '\\u{1B}]0;x\\u{7}Hi\r\n');
  });

  it('shows differences in colours that a person may refuse', async () => {
    const folder = folderWith({ 'a.liquid': 'Hi\n', 'a.txt': 'Ho\n' });
    const line = 'script -qec "$render a.liquid --expect a.txt" /dev/null';
    assert.ok((await runLine(line, { folder, env: { TERM: 'xterm' } })).stdout.includes('\u001B[31m-Ho'));
    assert.ok(!(await runLine(line, { folder, env: { NO_COLOR: '1' } })).stdout.includes('\u001B'));
  });

  it('ends with 130 on Ctrl+C, waiting or working', async () => {
    const folder = folderWith({
      'a.liquid': '{% for a in (1..9999999) %}{% for b in (1..9999999) %}{% endfor %}{% endfor %}',
      'settings.json': '{"amplitudeProfile.problems":{"nonsense":"off"}}',
    });
    for (const template of ['-', 'a.liquid']) {
      const child = await start(['render', template, '--config', 'settings.json'], { folder });
      await once(child.stderr, 'data');
      child.kill('SIGINT');
      const [code] = await once(child, 'exit');
      assert.equal(code, 130, template);
    }
  });

  it('ends quietly when nobody reads on, and says when its output did not arrive', async () => {
    const folder = folderWith({ 'a.liquid': '{% for a in (1..200000) %}0123456789012345{% endfor %}' });
    const line = '$render a.liquid | head -c 1 >/dev/null; echo ${PIPESTATUS[0]}';
    const { stdout, stderr } = await runLine(line, { folder });
    assert.deepEqual([stdout, stderr], ['0\n', '']);
    const full = await runLine('$render a.liquid >/dev/full', { folder });
    assert.deepEqual([full.code, full.stderr], [2, 'The output could not be written: the disk is full.\n']);
  });

  it('makes no call, whatever the template says', async () => {
    const { createServer } = await import('node:http');
    let calls = 0;
    const server = createServer((_, response) => {
      calls++;
      response.end('{}');
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as { port: number };
    const endpoint = `http://127.0.0.1:${port}/v1/userprofile`;
    const folder = folderWith({
      'a.liquid': `{% connected_content ${endpoint}?user_id=1 :retry %}{% connected_content http://127.0.0.1/ %}`,
      'settings.json': JSON.stringify({ 'amplitudeProfile.endpoint': endpoint }),
    });
    const { code, stderr } = await run(['render', 'a.liquid', '--config', 'settings.json'], { folder });
    server.close();
    assert.deepEqual([code, calls], [0, 0]);
    assert.equal(stderr.match(/Not called/g)?.length, 2);
  });
});
