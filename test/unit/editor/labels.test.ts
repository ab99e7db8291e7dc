import assert from 'node:assert/strict';
import { plainLabel, withoutIcons, withoutLinks } from '../../../src/editor/labels';

describe('a label', () => {
  it('shows text of others on one line and as it is, though VS Code knows an icon of that name', () => {
    assert.equal(plainLabel('a\n$(trash) $(sync~spin)'), 'a\\u{A}\\$(trash) \\$(sync~spin)');
  });

  it('has no backslash before what is no icon', () => {
    for (const text of ['$(1 + 2)', '$()', '$(', 'a$b']) assert.equal(withoutIcons(text), text);
  });
});

describe('text without links', () => {
  it('reads the same, and VS Code finds no link in it', () => {
    // As VS Code looks for them: vs/base/common/linkedText.
    const link = /\[([^\]]+)\]\(((?:https?:\/\/|command:|file:)[^)\s]+)(?: (["'])(.+?)(\3))?\)/i;
    for (const text of ['[a](command:quit)', '[[a](https://x)](command:y "t")', 'a](file:b)[c](command:d)']) {
      assert.doesNotMatch(withoutLinks(text), link);
      assert.equal(withoutLinks(text).replaceAll(' ', ''), text.replaceAll(' ', ''));
    }
  });
});
