import assert from 'node:assert/strict';
import fc from 'fast-check';
import stringWidth from 'string-width';
import { frameOf } from '../../../src/cli/formats/frame';
import { createText } from '../../../src/cli/formats/text';
import { Lines } from '../../../src/language/lines';
import { marked } from '../template/marks';
import { printed, reportOn } from './reporting';

function shows(template: string, columns: number, source: string, marks: string): void {
  const { text, spans } = marked(template);
  const [span] = spans;
  assert.ok(span);
  assert.deepEqual(frameOf(new Lines(text), span, columns), { source, marks });
}

describe('The line of a problem on a terminal', () => {
  it('is shown with marks below', () => {
    shows('x\n{{ «nam» }}\r\ny', 40, '{{ nam }}', '   ^^^');
    shows('{% if a «»%}', 40, '{% if a %}', '        ^');
  });

  it('is the first one of several', () => shows('a «b\nc» d', 40, 'a b', '  ^'));

  it('is measured as a terminal does: tabs, wide characters, marks on others', () => {
    shows('\t日本é«x»', 40, '  日本éx', '       ^');
  });

  it('shows what is hidden', () => shows('a\u200B«b\u001B»', 40, 'a\\u{200B}b\\u{1B}', '         ^^^^^^^'));

  it('is cut to the width of the terminal', () => {
    shows(`${'a'.repeat(100)}«bcd»${'e'.repeat(100)}`, 20, '…aaaaaaaaabcdeeeeee…', '          ^^^');
    shows(`«${'b'.repeat(50)}»`, 10, 'bbbbbbbbb…', '^^^^^^^^^^');
    shows(`${'日'.repeat(20)}«本»`, 11, '…日日本', '     ^^');
  });

  it('fits in any width, whatever stands there', () => {
    const texts = fc.string({ unit: 'binary', maxLength: 80 });
    fc.assert(
      fc.property(texts, fc.nat(80), fc.nat(80), fc.integer({ min: 5, max: 60 }), (text, one, other, columns) => {
        const [start = 0, end = 0] = [one, other].map((at) => Math.min(at, text.length)).sort((a, b) => a - b);
        const { source, marks } = frameOf(new Lines(text), { start, end }, columns);
        assert.doesNotMatch(source, /[\p{Cc}\p{Cf}]/u);
        assert.match(marks, /^ *\^+$/);
        assert.ok(stringWidth(source) <= columns && marks.length <= columns);
      }),
    );
  });

  it('stands below what is said of it, with its first fix', () => {
    const fixes = [{ title: 'Change to 300', safe: true, edits: [] }];
    const text = printed(
      createText({ colours: false, frames: { columns: 60, frameOf } }),
      reportOn('a', 'x «20»', { fixes }),
    );
    assert.deepEqual(text.split('\n'), [
      'a:1:3: error: Nobody is asked for. [no-user]',
      ' 1 | x 20',
      '   |   ^^',
      '   fix: Change to 300',
      '',
      '',
    ]);
  });
});
