import assert from 'node:assert/strict';
import { outcomesOf } from '../../../src/cli/messages/rehearsals';
import { type NamedTemplate, remarksOn } from '../../../src/cli/messages/remarks';
import { unreadableIn } from '../../../src/cli/messages/unreadable';
import { type Style, verdictOn, type Wish } from '../../../src/cli/messages/verdict';
import { NO_SETTINGS } from '../../../src/cli/settings';
import { Lines } from '../../../src/language/lines';
import type { Fixture } from '../../../src/preview/fixture';
import { parseTemplate } from '../../../src/template/parser';

const CALL =
  '{% connected_content https://profile-api.amplitude.com/v1/userprofile?user_id=1&get_amp_props=true :save a %}';
const ABORTS = `${CALL}\n{% if a.__http_status_code__ != 200 %}{% abort_message('no profile') %}{% endif %}Hi.\n`;
const ANSWER: Fixture = { answers: [{ url: 'https://profile-api.amplitude.com/*', body: { userData: {} } }] };
const PLAIN: Style = { colours: false, isTerminal: false };
const ONE: Wish = { isList: false };

async function rendered(text: string, fixture: Fixture = {}, ...whatIfs: readonly string[]) {
  const template = parseTemplate(text);
  const outcomes = await outcomesOf(template, fixture, whatIfs.length > 0 ? whatIfs : ['as-it-is'], '');
  const mistake = unreadableIn(template, NO_SETTINGS);
  const source: NamedTemplate = { name: 'a.liquid', lines: new Lines(text), mistake };
  return {
    remarks: remarksOn(source, outcomes),
    verdict: (wish: Wish = ONE, style = PLAIN) => verdictOn(source, outcomes, wish, style),
  };
}

describe('What render makes of a message', () => {
  it('is the message to the letter', async () => {
    for (const text of ['', 'Hi', 'Hi\n', '\u001B[2JHi\r\n::error::\t\u202E']) {
      assert.deepEqual((await rendered(text)).verdict(), { code: 0, stdout: text, stderr: [] });
    }
  });

  it('is harmless on a terminal, and ends its line', async () => {
    const { verdict } = await rendered('\u001B[2JHi\r\n::error::\t\u202E');
    assert.equal(verdict(ONE, { ...PLAIN, isTerminal: true }).stdout, '\\u{1B}[2JHi\n\\u{3A}:error::\t\\u{202E}\n');
    assert.equal((await rendered('')).verdict(ONE, { ...PLAIN, isTerminal: true }).stdout, '');
  });

  it('is nothing when it is as expected, and the difference otherwise', async () => {
    const { verdict } = await rendered('Hi\n');
    const expected = (text: string) => ({ isList: false, expected: { name: 'a.txt', text } });
    assert.deepEqual(verdict(expected('Hi\n')), { code: 0, stdout: '', stderr: [] });
    const { code, stdout } = verdict(expected('Hi'));
    assert.equal(code, 1);
    assert.match(stdout, /^--- a\.txt\n\+\+\+ a\.liquid, rendered\n@@/);
  });

  it('is the reason when the message is aborted, and what failed before', async () => {
    const { verdict, remarks } = await rendered(ABORTS, ANSWER, 'unknown-user');
    assert.deepEqual(remarks, []);
    const stderr = [
      'a.liquid:2:39: error: The message is aborted: no profile',
      'a.liquid:1:1: note: The call for “a” was answered with 400.',
    ];
    assert.deepEqual(verdict(), { code: 1, stdout: '', stderr });
    const expected = { name: 'a.txt', text: '' };
    assert.deepEqual(verdict({ isList: false, expected }), { code: 1, stdout: '', stderr });
    const { stderr: notJson } = (await rendered(ABORTS, ANSWER, 'not-json')).verdict();
    assert.equal(notJson[1], 'a.liquid:1:1: note: The call for “a” was answered with 200, but not with JSON.');
    assert.deepEqual((await rendered('{% abort_message() %}')).verdict().stderr, [
      'a.liquid:1:1: error: The message is aborted, without a reason.',
    ]);
  });

  it('may be wanted to be aborted', async () => {
    const wish = (abort: string) => ({ isList: false, abort });
    const { verdict } = await rendered(ABORTS, ANSWER, 'unknown-user');
    assert.deepEqual(verdict(wish('no profile')), { code: 0, stdout: '', stderr: [] });
    assert.equal(verdict(wish('')).code, 1);
    assert.match(verdict(wish('')).stderr[0] ?? '', /is aborted: no profile$/);
    const sent = (await rendered(ABORTS, ANSWER)).verdict(wish('no profile'));
    assert.deepEqual(sent, { code: 1, stdout: '', stderr: ['a.liquid:1:1: error: The message is not aborted.'] });
  });

  it('is an error when rendering stopped', async () => {
    const endless = '{{ (1..100000000) | reverse }}';
    const { verdict, remarks } = await rendered(endless);
    assert.deepEqual(verdict(), { code: 1, stdout: '', stderr: [] });
    assert.match(remarks[0] ?? '', /^a\.liquid:1:\d+: error: Rendering stopped: /);
    assert.equal((await rendered(endless, {}, 'slow', 'control')).verdict({ isList: true }).code, 1);
  });
});

describe('What render makes of several what-ifs', () => {
  const names = ['as-it-is', 'control', 'unknown-user', 'slow'];
  const list = [
    '==> as-it-is: As it is <==\n\nHi.\n',
    '==> control: Control group <==\nreads as in as-it-is\n',
    '==> unknown-user: Unknown user <==\naborted: no profile\n',
    '==> slow: Slower than 2 s <==\nreads as in unknown-user\n',
  ].join('\n');

  it('is a list that says everything once', async () => {
    const { verdict, remarks } = await rendered(ABORTS, ANSWER, ...names);
    assert.deepEqual(verdict({ isList: true }), { code: 0, stdout: list, stderr: [] });
    assert.deepEqual(remarks, ['a.liquid:1:1: warning: The answer took longer than 2 seconds. [slow]']);
  });

  it('is compared as a whole, wherever the file was checked out', async () => {
    const { verdict } = await rendered(ABORTS, ANSWER, ...names);
    const expected = (text: string) => ({ isList: true, expected: { name: 'all.txt', text } });
    assert.deepEqual(verdict(expected(list)), { code: 0, stdout: '', stderr: [] });
    assert.equal(verdict(expected(list.replaceAll('\n', '\r\n'))).code, 0);
    assert.equal(verdict(expected('')).code, 1);
  });

  it('moves no cursor and commands no build, wherever it goes', async () => {
    const { verdict } = await rendered('::error::\u001B[2J\r\n##vso[x]', {}, 'as-it-is', 'slow');
    assert.match(verdict({ isList: true }).stdout, /^\\u\{3A\}:error::\\u\{1B\}\[2J\n\\u\{23\}#vso\[x\]\n$/m);
  });
});

describe('What render says of a template', () => {
  it('is that Braze may refuse it, the first mistake alone', async () => {
    const { verdict, remarks } = await rendered('Hi {% if a %}{% if b %}');
    assert.equal(remarks.length, 1);
    assert.match(remarks[0] ?? '', /^a\.liquid:1:4: warning: Braze may refuse this\. [^\n]+ \[unclosed-block\]$/);
    assert.deepEqual(verdict(), { code: 0, stdout: 'Hi ', stderr: [] });
    assert.match((await rendered('{{ a')).remarks.join('\n'), /\[unclosed-tag\]$/);
    assert.deepEqual((await rendered('{{ a, b }}{{ }}')).remarks, []);
  });

  it('is that no what-if changes anything when there is nothing to change', async () => {
    const remark = 'a.liquid:1:1: warning: No call to the Profile API is made, so no what-if changes anything.';
    assert.deepEqual((await rendered('Hi', {}, 'slow')).remarks, [remark]);
    assert.deepEqual((await rendered('Hi', {}, 'as-it-is', 'slow')).remarks, [remark]);
    assert.deepEqual((await rendered('Hi')).remarks, []);
  });
});

describe('What render says of calls', () => {
  const other = '{% connected_content https://x.io/a?api_key=secret :save b %}{{ b.c }}';

  it('is that nothing answers them, without what is secret in their address', async () => {
    assert.deepEqual((await rendered(other)).remarks, [
      'a.liquid:1:1: warning: Not called: the fixture has no answer for GET https://x.io/a?api_key=…',
    ]);
  });

  it('is nothing when the fixture answers them', async () => {
    const { verdict, remarks } = await rendered(other, { answers: [{ url: 'https://x.io/*', body: { c: 1 } }] });
    assert.deepEqual([remarks, verdict().stdout], [[], '1']);
  });

  it('is nothing when the sample connection answers them, which it does for the Profile API alone', async () => {
    const text = `${CALL.replace('user_id=1', 'user_id={{${user_id}}}')}{{ a.userData.user_id }}${other}`;
    const { verdict, remarks } = await rendered(text, { person: { userId: 'testUser' }, sample: true });
    assert.equal(verdict().stdout, 'testUser');
    assert.match(
      remarks.join('\n'),
      /^a\.liquid:1:\d+: warning: Not called: [^\n]+ GET https:\/\/x\.io\/a\?api_key=…$/,
    );
  });
});
