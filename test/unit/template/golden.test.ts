import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseTemplate } from '../../../src/template/parser';
import { dump } from './dump';

const folder = 'test/fixtures/golden/template';

describe('the tree of a template', () => {
  const names = readdirSync(folder).filter((name) => name.endsWith('.liquid'));

  it('is known for some templates', () => assert.ok(names.length > 0));

  for (const name of names) {
    it(`stays as it is in ${name}`, () => {
      const golden = join(folder, name.replace('.liquid', '.tree'));
      const tree = dump(parseTemplate(readFileSync(join(folder, name), 'utf8')));
      if (process.env.UPDATE_GOLDEN) writeFileSync(golden, tree);
      assert.ok(existsSync(golden), `${golden} is missing; UPDATE_GOLDEN=1 writes it`);
      assert.equal(tree, readFileSync(golden, 'utf8'));
    });
  }
});
