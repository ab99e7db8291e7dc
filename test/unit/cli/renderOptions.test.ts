import assert from 'node:assert/strict';
import { Misuse } from '../../../src/cli/command';
import { HELP, readRenderOptions } from '../../../src/cli/renderOptions';
import { WHAT_IFS } from '../../../src/preview/whatIf';

function refuses(args: readonly string[], sentence: RegExp): void {
  assert.throws(
    () => readRenderOptions(args),
    (error) => error instanceof Misuse && sentence.test(error.message),
  );
}

describe('The options of render', () => {
  it('have defaults: the message as it is, on standard output', () => {
    assert.deepEqual(readRenderOptions(['a.liquid']), {
      template: 'a.liquid',
      fixture: undefined,
      whatIfs: ['as-it-is'],
      isList: false,
      expect: undefined,
      expectAbort: undefined,
      format: 'text',
      config: undefined,
    });
  });

  it('may stand anywhere, with = or without', () => {
    const options = readRenderOptions(['--fixture=f.json', 'a', '--expect', 'b', '--format=json', '--config', 'c']);
    assert.deepEqual(
      [options?.template, options?.fixture, options?.expect, options?.format, options?.config],
      ['a', 'f.json', 'b', 'json', 'c'],
    );
    assert.equal(readRenderOptions(['--', '--what-if'])?.template, '--what-if');
  });

  it('name what is rehearsed: one, several in the order of their names, or all', () => {
    const named = (...names: readonly string[]) =>
      readRenderOptions(['a', ...names.flatMap((it) => ['--what-if', it])]);
    assert.deepEqual([named('slow')?.whatIfs, named('slow')?.isList], [['slow'], false]);
    assert.deepEqual(named('slow', 'control', 'slow')?.whatIfs, ['slow', 'control']);
    assert.equal(named('slow', 'slow')?.isList, false);
    assert.deepEqual(
      [named('slow', 'as-it-is')?.whatIfs, named('slow', 'as-it-is')?.isList],
      [['slow', 'as-it-is'], true],
    );
    assert.deepEqual(named('slow', 'all')?.whatIfs, ['as-it-is', ...WHAT_IFS.map(({ id }) => id)]);
  });

  it('tell an abort without a reason from none', () => {
    assert.equal(readRenderOptions(['a', '--expect-abort', ''])?.expectAbort, '');
    assert.equal(readRenderOptions(['a', '--expect-abort=no profile'])?.expectAbort, 'no profile');
  });

  it('ask for help, whatever else there is, and the help names every rehearsal', () => {
    assert.equal(readRenderOptions(['--help', '--format', 'x']), undefined);
    for (const { id, title } of WHAT_IFS) assert.ok(HELP.includes(`    ${id} `) && HELP.includes(title), id);
  });

  it('are refused when they mean nothing', () => {
    refuses([], /^Name a template/);
    refuses(['a', 'b'], /^render takes one template: “b” is another\.$/);
    refuses(['a', '--nonsense'], /--nonsense/);
    refuses(['a', '--format', 'xml'], /^--format is one of text, json, not “xml”\.$/);
    refuses(['a', '--what-if', 'rain'], /^--what-if is one of as-it-is, control, .+, all, not “rain”\.$/);
    refuses(['a', '--what-if', 'all', '--what-if', 'rain'], /not “rain”/);
    refuses(['a', '--what-if', 'toString'], /not “toString”/);
    refuses(['a', '--expect', 'b', '--expect-abort', ''], /not both\.$/);
    refuses(['a', '--what-if', 'all', '--expect-abort', ''], /^--expect-abort is for one message/);
    refuses(['a', '--expect', '--format', 'json'], /^--expect needs a value\.$/);
  });
});
