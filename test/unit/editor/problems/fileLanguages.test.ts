import assert from 'node:assert/strict';
import { createLanguageOf } from '../../../../src/editor/problems/fileLanguages';

const CONTRIBUTED = [
  { id: 'html', extensions: ['.html', '.htm'] },
  { id: 'liquid', extensions: ['.liquid'] },
  { id: 'css', extensions: ['.css', '.css.liquid'] },
  { id: 'make', filenames: ['Makefile'] },
  { id: 'ci', filenamePatterns: ['**/.ci/*.html'] },
];

const languagesOf = (associations: { readonly [glob: string]: string }, ...paths: string[]) =>
  paths.map(createLanguageOf(CONTRIBUTED, associations));

describe('The language of a file', () => {
  it('goes by its extension, whatever its case, the longest of several', () => {
    assert.deepEqual(languagesOf({}, '/a/b.liquid', '/a/B.HTML', '/a/b.css.liquid', '/a/b.txt', '/a.liquid/b'), [
      'liquid',
      'html',
      'css',
      undefined,
      undefined,
    ]);
  });

  it('goes by its name, or by a pattern of its path, before its extension', () => {
    assert.deepEqual(languagesOf({}, '/a/makefile', '/a/.ci/b.html', '/a/ci/b.html'), ['make', 'ci', 'html']);
  });

  it('is what a person associates with it, by the longest pattern', () => {
    const associations = {
      '*.tpl': 'liquid',
      '*.html': 'plaintext',
      '**/Emails/**/*.html': 'liquid',
      makefile: 'liquid',
    };
    assert.deepEqual(
      languagesOf(
        associations,
        '/a/b.TPL',
        '/a/b.html',
        '/a/emails/de/b.html',
        '/emails/b.html',
        '/Makefile',
        '/.b.tpl',
      ),
      ['liquid', 'plaintext', 'liquid', 'liquid', 'liquid', 'liquid'],
    );
  });

  it('is found whatever a pattern holds', () => {
    assert.deepEqual(languagesOf({ '[': 'liquid', '!*.liquid': 'css', '': 'css', '@(a).x': 'css' }, '/a.liquid'), [
      'liquid',
    ]);
  });
});
