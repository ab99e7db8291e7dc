import assert from 'node:assert/strict';
import { foldsIn } from '../../../../src/language/folding/folding';
import { parseTemplate } from '../../../../src/template/parser';

/** Each fold as `first-last`, lines counted from 0; comments marked. */
function folds(...lines: string[]): string[] {
  return foldsIn(parseTemplate(lines.join('\n')), { indentation: false }).map(({ startLine, endLine, kind }) => {
    return `${startLine}-${endLine}${kind === 'comment' ? ' comment' : ''}`;
  });
}

describe('Folding', () => {
  it('folds a block and leaves its end visible', () => {
    assert.deepEqual(folds('{% for a in b %}', '{{ a }}', '{% endfor %}'), ['0-1']);
  });

  it('folds each branch', () => {
    assert.deepEqual(folds('{% if a %}', 'x', '{% elsif b %}', 'y', 'y', '{% else %}', 'z', '{% endif %}'), [
      '0-1',
      '2-4',
      '5-6',
    ]);
  });

  it('folds a case as a whole and each of its values', () => {
    assert.deepEqual(folds('{% case a %}', '{% when 1 %}', 'x', '{% else %}', 'y', '{% endcase %}'), [
      '0-4',
      '1-2',
      '3-4',
    ]);
  });

  it('folds blocks in blocks', () => {
    assert.deepEqual(folds('{% if a %}', '  {% unless b %}', '  x', '  {% endunless %}', '{% endif %}'), [
      '0-3',
      '1-2',
    ]);
  });

  it('folds calls and their headers', () => {
    assert.deepEqual(
      folds(
        '{% connected_content',
        '  https://x.io',
        '  :headers {',
        '    "a": "b",',
        '    "c": "d"',
        '  }',
        '  :save e',
        '%}',
      ),
      ['0-6', '2-4'],
    );
  });

  it('folds the last line too where more than the end stands on it', () => {
    assert.deepEqual(folds('{% connected_content https://x.io', '  :save a', '  :retry %}'), ['0-2']);
  });

  it('folds liquid tags and blocks on their lines', () => {
    assert.deepEqual(folds('{% liquid', 'if a', 'echo b', 'endif', '%}'), ['0-3', '1-2']);
  });

  it('folds comments, HTML comments and raw', () => {
    assert.deepEqual(
      folds('{% comment %}', 'x', '{% endcomment %}', '<!--', 'x', '-->', '{% raw %}', 'x', '{% endraw %}'),
      ['0-1 comment', '3-4 comment', '6-7'],
    );
  });

  it('folds outputs over several lines', () => {
    assert.deepEqual(folds('{{ a', '  | upcase', '  | append: b', '}}'), ['0-2']);
  });

  it('folds a block without an end up to where it stops', () => {
    assert.deepEqual(folds('{% if a %}', 'x', 'y'), ['0-2']);
  });

  it('folds nothing on one line, and nothing in two', () => {
    assert.deepEqual(folds('{% if a %}{% endif %}', '{% if b %}', '{% endif %}'), []);
  });

  it('never lets folds cross', () => {
    assert.deepEqual(folds('{% if a %}', 'x', 'y {% endif %}{% if b %}', 'z', '{% endif %}'), ['0-2']);
  });

  it('counts lines as the editor does', () => {
    const text = '{% if a %}\r\nx\r\u2028\n{% endif %}';
    assert.deepEqual(foldsIn(parseTemplate(text), { indentation: false }), [
      { startLine: 0, endLine: 2, kind: 'code' },
    ]);
  });

  describe('by indentation', () => {
    const indented = (...lines: string[]) => {
      const folds = foldsIn(parseTemplate(lines.join('\n')), { indentation: true });
      return folds.map(({ startLine, endLine }) => `${startLine}-${endLine}`).sort();
    };

    it('folds what is indented, HTML too', () => {
      assert.deepEqual(indented('<table>', '  <tr>', '    <td>', '  </tr>', '</table>'), ['0-3', '1-2']);
    });

    it('takes a tab for four columns', () => {
      assert.deepEqual(indented('<a>', '\t<b>', '      <c>', '\t</b>', '</a>'), ['0-3', '1-2']);
    });

    it('does not end at blank lines', () => {
      assert.deepEqual(indented('<a>', '', '  b', '  ', '  c', '</a>', ''), ['0-4']);
    });

    it('goes on to the end', () => {
      assert.deepEqual(indented('<a>', '  b', '  c'), ['0-2']);
    });

    it('lets what Liquid says go first', () => {
      assert.deepEqual(indented('{% if a %}', '  b', '{% else %}', '  c', '{% endif %}'), ['0-1', '2-3']);
      assert.deepEqual(indented('<a>', '  {% if a %}', '</a>', '<b>', '  {% endif %}', '</b>'), ['1-3']);
      assert.deepEqual(indented('<a>', '  {% if a %}', '  x', '</a>', '{% endif %}'), ['1-3']);
      assert.deepEqual(indented('{% if a %}', '<b>', '  x', '  {% endif %}', '  y', '<c>'), ['0-2']);
    });

    it('ends where Liquid ends in it', () => {
      assert.deepEqual(indented('<a>', '  {{ b', '    | c }}', '</a>'), ['0-2', '1-2']);
    });
  });
});
