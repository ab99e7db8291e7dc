import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { check } from '../../../src/cli/check';
import { render } from '../../../src/cli/render';
import { folderWith } from './folders';
import { refusalOf } from './shells';

describe('A command that cannot read what it is told to read says so, and prints nothing', () => {
  it('check, of its settings', async () => {
    const folder = folderWith({ 'broken.json': '{', 'fatal.json': '{"amplitudeProfile.problems":{"x":"y"}}' });
    for (const [config, sentence] of [
      ['nowhere.json', /^“nowhere\.json” cannot be read: it does not exist\.$/],
      ['broken.json', /^“broken\.json” is not JSON/],
      ['fatal.json', /^“fatal\.json” says "y" for “x”/],
      ['.', /^“\.” is a folder\.$/],
    ] as const)
      assert.match(await refusalOf(check, ['--config', config, '.'], folder), sentence);
  });

  it('render, of its template, fixture, settings and what is expected', async () => {
    const folder = folderWith({
      'hello.liquid': 'Hi',
      'folder.liquid': 'Hi',
      'latin.liquid': Buffer.from('\u00E9', 'latin1'),
      'broken.json': '{',
      'wrong.json': '{"now":"soon"}',
    });
    mkdirSync(join(folder, 'folder.liquid.fixture.json'));
    for (const [args, sentence] of [
      [['nowhere.liquid'], /^“nowhere\.liquid” cannot be read: it does not exist\.$/],
      [['.'], /^“\.” is a folder\.$/],
      [['latin.liquid'], /^“latin\.liquid” is not in UTF-8/],
      [['hello.liquid', '--fixture', 'nowhere.json'], /^“nowhere\.json” cannot be read/],
      [['hello.liquid', '--fixture', 'broken.json'], /^“broken\.json” cannot be used\. The fixture is not JSON/],
      [['hello.liquid', '--fixture', 'wrong.json'], /^“wrong\.json” cannot be used\. The fixture has “now”/],
      [['hello.liquid', '--config', 'broken.json'], /^“broken\.json” is not JSON/],
      [['hello.liquid', '--expect', 'nowhere.txt'], /^“nowhere\.txt” cannot be read/],
      [['folder.liquid'], /^“folder\.liquid\.fixture\.json” is a folder\.$/],
    ] as const)
      assert.match(await refusalOf(render, args, folder), sentence);
  });
});
