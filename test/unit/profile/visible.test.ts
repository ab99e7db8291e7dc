import assert from 'node:assert/strict';
import fc from 'fast-check';
import { shortened, visible, visibleLines } from '../../../src/profile/visible';

const anyText = fc.string({
  unit: fc.oneof(fc.constantFrom('\uD83D', '\uDE00', '\u202E', '\n'), fc.string({ unit: 'binary' })),
});

describe('text in a label', () => {
  const texts: [what: string, text: string, label: string][] = [
    ['plain text', 'Zoë 🎉 山田', 'Zoë 🎉 山田'],
    ['line breaks and tabs', 'a\r\nb\tc', 'a\\u{D}\\u{A}b\\u{9}c'],
    ['line and paragraph separators', 'a\u2028b\u2029', 'a\\u{2028}b\\u{2029}'],
    ['terminal escapes', '\u001B[31m\u009B', '\\u{1B}[31m\\u{9B}'],
    ['marks that turn the direction', 'a\u202Eb\u2066c\u200F', 'a\\u{202E}b\\u{2066}c\\u{200F}'],
    ['characters without width', 'a\u200B\u200D\uFEFF\u2060', 'a\\u{200B}\\u{200D}\\u{FEFF}\\u{2060}'],
    ['soft hyphens and fillers', 'a\u00AD\u3164\u115F', 'a\\u{AD}\\u{3164}\\u{115F}'],
    ['tag characters', 'a\u{E0041}', 'a\\u{E0041}'],
    ['halves of characters', '\uD800a\uDFFF', '\\u{D800}a\\u{DFFF}'],
  ];
  for (const [what, text, label] of texts) {
    it(`shows ${what}`, () => assert.equal(visible(text), label));
  }

  it('is one line in which nothing is hidden, and stays as it is when shown again', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        assert.doesNotMatch(visible(text), /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
        assert.equal(visible(visible(text)), visible(text));
      }),
    );
  });
});

describe('text on several lines', () => {
  it('keeps its line breaks and tabs, and nothing else that cannot be seen', () => {
    assert.equal(visibleLines('<p>\r\n\ta\rb\u202E\n\n\u0007'), '<p>\n\ta\\u{D}b\\u{202E}\n\n\\u{7}');
  });
});

describe('shortened text', () => {
  it('ends in an ellipsis where something is missing', () => {
    assert.equal(shortened('abcdef', 4), 'abc…');
    assert.equal(shortened('abcd', 4), 'abcd');
    assert.equal(shortened('', 4), '');
  });

  it('keeps characters whole', () => {
    assert.equal(shortened('ab🎉cd', 4), 'ab…');
    assert.equal(shortened('🎉🎉🎉', 3), '🎉…');
  });

  it('is never longer than allowed, and begins as the text does', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.integer({ min: 1, max: 12 }), (text, length) => {
        const short = shortened(text, length);
        assert.ok(short.length <= length);
        assert.ok(short === text || (short.endsWith('…') && text.startsWith(short.slice(0, -1))));
        assert.doesNotMatch(short, /\p{Cs}/u);
      }),
    );
  });
});
