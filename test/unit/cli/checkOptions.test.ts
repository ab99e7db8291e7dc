import assert from 'node:assert/strict';
import { readOptions } from '../../../src/cli/checkOptions';
import { Misuse } from '../../../src/cli/command';

function refuses(args: readonly string[], sentence: RegExp): void {
  assert.throws(
    () => readOptions(args),
    (error) => error instanceof Misuse && sentence.test(error.message),
  );
}

describe('The options of check', () => {
  it('may stand anywhere, with = or without', () => {
    const options = { format: 'json', fix: true, severity: 'warning', config: 's.json', stdinName: '<stdin>' };
    assert.deepEqual(readOptions(['a', '--format=json', '--fix', 'b', '--severity', 'warning', '--config=s.json']), {
      ...options,
      patterns: ['a', 'b'],
    });
  });

  it('have defaults: everything is reported as text, and nothing is written', () => {
    assert.deepEqual(readOptions(['a.liquid']), {
      patterns: ['a.liquid'],
      format: 'text',
      fix: false,
      severity: 'hint',
      config: undefined,
      stdinName: '<stdin>',
    });
  });

  it('end at --, behind which everything is a name', () => {
    assert.deepEqual(readOptions(['--', '--fix', '-x.liquid'])?.patterns, ['--fix', '-x.liquid']);
  });

  it('name standard input', () => {
    const options = readOptions(['-', '--stdin-filename', 'emails/a.liquid']);
    assert.deepEqual([options?.patterns, options?.stdinName], [['-'], 'emails/a.liquid']);
  });

  it('ask for help, whatever else there is', () => {
    assert.equal(readOptions(['--help']), undefined);
    assert.equal(readOptions(['a', '-h', '--format', 'x']), undefined);
  });

  it('are refused when they mean nothing', () => {
    refuses([], /^Name files, folders or globs/);
    refuses([''], /^Name files, folders or globs/);
    refuses(['', 'a'], /^Name files, folders or globs/);
    refuses(['!emails', '!*.html'], /^Name files, folders or globs/);
    refuses(['a', '--nonsense'], /^There is no option --nonsense: --help lists them\. Write -- before /);
    refuses(['a', '-x'], /^There is no option -x: /);
    refuses(['a', '--format', 'xml'], /^--format is one of text, json, sarif, github, not “xml”\.$/);
    refuses(['a', '--severity', 'fatal'], /^--severity is one of error, warning, information, hint, not “fatal”\.$/);
    refuses(['a', '--severity', 'toString'], /--severity is one of/);
    refuses(['a', '--format'], /^--format needs a value\.$/);
    refuses(['a', '--fix=yes'], /^--fix takes no value\.$/);
    refuses(['-', '--fix'], /^--fix rewrites files/);
  });
});
