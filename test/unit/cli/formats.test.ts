import assert from 'node:assert/strict';
import fc from 'fast-check';
import { FileFailure } from '../../../src/cli/fileFailure';
import { createGithub } from '../../../src/cli/formats/github';
import { createJson } from '../../../src/cli/formats/json';
import { createText } from '../../../src/cli/formats/text';
import { Totals, tallyOf } from '../../../src/cli/totals';
import { printed, reportOn } from './reporting';

const FIX = { title: 'Change to 300', safe: true, edits: [{ start: 0, end: 1, newText: '300' }] };

describe('Text', () => {
  it('is a line for each problem, with the place as editors count it', () => {
    const text = printed(
      createText({ colours: false }),
      reportOn('emails/a.liquid', '«a»\r\n\t😀«b»\rc\n«»', { fixes: [FIX] }),
      reportOn('b.liquid', 'clean'),
    );
    assert.deepEqual(text.split('\n'), [
      'emails/a.liquid:1:1: error: Nobody is asked for. [no-user]',
      'emails/a.liquid:2:4: error: Nobody is asked for. [no-user]',
      'emails/a.liquid:4:1: error: Nobody is asked for. [no-user]',
      '',
    ]);
  });

  it('is coloured where that is wanted', () => {
    const line = printed(createText({ colours: true }), reportOn('a.liquid', '«a»', { severity: 'hint' }));
    assert.equal(
      line.replaceAll('\u001B', '␛'),
      '␛[1ma.liquid:1:1:␛[22m ␛[1m␛[36mhint:␛[39m␛[22m Nobody is asked for. ␛[2m[no-user]␛[22m\n',
    );
  });

  it('never carries what a name or a message would do to a terminal', () => {
    const text = printed(
      createText({ colours: false }),
      reportOn('::error::\u001B[2J\n##vso[x].liquid', '«a»', { message: 'A \u009B2J\r::stop-commands::x ##[group]y' }),
    );
    assert.equal(
      text,
      './::error::\\u{1B}[2J\\u{A}\\u{23}#vso[x].liquid:1:1: error: A \\u{9B}2J\\u{D}::stop-commands::x \\u{23}#[group]y [no-user]\n',
    );
  });
});

describe('JSON', () => {
  it('has the documented shape', () => {
    const totals = new Totals();
    const format = createJson(totals);
    const report = { ...reportOn('a.liquid', 'x\n«20»', { fixes: [FIX], severity: 'warning' }), isFixed: true };
    totals.add(tallyOf(report));
    format.fail(new FileFailure('b.liquid', '“b.liquid” is not a file.'));
    assert.deepEqual(JSON.parse(printed(format, report)), {
      version: 1,
      templates: 1,
      problems: [
        {
          file: 'a.liquid',
          line: 2,
          column: 1,
          endLine: 2,
          endColumn: 3,
          severity: 'warning',
          code: 'no-user',
          message: 'Nobody is asked for.',
          fixes: [
            {
              title: 'Change to 300',
              safe: true,
              edits: [{ line: 1, column: 1, endLine: 1, endColumn: 2, newText: '300' }],
            },
          ],
        },
      ],
      fixed: ['a.liquid'],
      failures: [{ file: 'b.liquid', message: '“b.liquid” is not a file.' }],
    });
  });
});

describe('Annotations of GitHub', () => {
  const github = (name: string, template: string, problem = {}) =>
    printed(createGithub('/repo'), reportOn(name, template, problem));

  it('have a level, a place and a title', () => {
    assert.equal(
      github('emails/a.liquid', '\n«ab»'),
      '::error file=emails/a.liquid,line=2,endLine=2,col=1,endColumn=3,title=no-user::Nobody is asked for.\n',
    );
    assert.match(github('a.liquid', '«a»', { severity: 'warning' }), /^::warning /);
    assert.match(github('a.liquid', '«a»', { severity: 'information' }), /^::notice /);
    assert.match(github('a.liquid', '«a»', { severity: 'hint' }), /^::notice /);
  });

  it('have columns only within a line', () => {
    assert.equal(
      github('a.liquid', '«a\nb»'),
      '::error file=a.liquid,line=1,endLine=2,title=no-user::Nobody is asked for.\n',
    );
  });

  it('escape what GitHub would read', () => {
    assert.equal(
      github('a,b:c%.liquid', '«a»', { message: '100%: a, b\r\n::error::c' }),
      '::error file=a%2Cb%3Ac%25.liquid,line=1,endLine=1,col=1,endColumn=2,title=no-user::100%25: a, b\\u{D}\\u{A}::error::c\n',
    );
  });

  it('name files from the folder of the repository', () => {
    assert.match(printed(createGithub('/repo/emails'), reportOn('emails/a.liquid', '«a»')), /^::error file=a\.liquid,/);
  });

  it('are one line each, whatever is said', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (name, message) => {
        const lines = github(name, '«a»', { message }).split('\n');
        assert.equal(lines.length, 2);
        assert.match(
          lines[0] ?? '',
          /^::error file=[^,:]*,line=1,endLine=1,col=1,endColumn=2,title=no-user::[^\r\n]*$/,
        );
      }),
    );
  });

  it('say what could not be read', () => {
    assert.equal(
      createGithub('/repo').fail(new FileFailure('a', '“a” is not a file: 100%.')),
      '::error::“a” is not a file: 100%25.\n',
    );
  });
});
