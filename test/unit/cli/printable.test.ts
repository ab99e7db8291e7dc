import assert from 'node:assert/strict';
import fc from 'fast-check';
import { printable, printableJson, printableLine, printableName } from '../../../src/cli/printable';

/** Everything that could move a cursor, hide, or begin a line. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;
/** What GitHub and Azure take for commands. */
const COMMAND = /##\w*\[|^\s*::/;

const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom('##vso[', '##[error]', '#', '##', '::', '::error::', ' ', '\u001B[2J', '\r', '\n', '\u202E'),
      fc.string({ unit: 'binary' }),
    ),
  )
  .map((parts) => parts.join(''));

describe('What goes to a shell', () => {
  it('shows control characters and never obeys them', () => {
    assert.equal(printable('a\u001B[31mb\u0007\u009B\u202E'), 'a\\u{1B}[31mb\\u{7}\\u{9B}\\u{202E}');
    assert.equal(printable('a\r\nb\tc'), 'a\\u{D}\\u{A}b\\u{9}c');
  });

  it('forms no command of a build service', () => {
    assert.equal(printable('##vso[task.complete]'), '\\u{23}#vso[task.complete]');
    assert.equal(printable('x ##[error]y ###[z]'), 'x \\u{23}#[error]y #\\u{23}#[z]');
    assert.equal(printable('## heading [link]'), '## heading [link]');
    assert.equal(printableName('::error::x.liquid'), './::error::x.liquid');
    assert.equal(printableName(' ::error::x.liquid'), './ ::error::x.liquid');
    assert.equal(printableName('a::b.liquid'), 'a::b.liquid');
  });

  it('keeps the tabs of a line, and lets it begin with no command', () => {
    assert.equal(printableLine('\t a\tb\r'), '\t a\tb\\u{D}');
    assert.equal(printableLine(' \t::error::x'), ' \t\\u{3A}:error::x');
    assert.equal(printableLine('a::b'), 'a::b');
  });

  it('is one harmless line whatever it was', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        assert.doesNotMatch(printable(text), UNSEEN);
        assert.doesNotMatch(printableName(text), COMMAND);
        assert.doesNotMatch(printableLine(text).replaceAll('\t', ''), UNSEEN);
        assert.doesNotMatch(printableLine(text), COMMAND);
      }),
    );
  });

  it('is JSON of the same value, harmless line by line', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const json = printableJson({ [text]: [text] });
        assert.deepEqual(JSON.parse(json), { [text]: [text] });
        for (const line of json.split('\n')) {
          assert.doesNotMatch(line, UNSEEN);
          assert.doesNotMatch(line, COMMAND);
        }
      }),
    );
  });
});
