import assert from 'node:assert/strict';
import { symbolsIn, type TemplateSymbol } from '../../../src/language/symbols';
import { parseTemplate } from '../../../src/template/parser';

/** One line for each symbol: indentation, kind, name, detail. */
function outlineOf(text: string): string[] {
  const linesOf = (symbols: readonly TemplateSymbol[], indent: string): string[] =>
    symbols.flatMap(({ kind, name, detail, children }) => {
      return [`${indent}${kind} ${name}${detail && ` · ${detail}`}`, ...linesOf(children, `${indent}  `)];
    });
  return linesOf(symbolsIn(parseTemplate(text)), '');
}

describe('The outline', () => {
  it('holds calls by what they are saved in', () => {
    assert.deepEqual(
      outlineOf('{% connected_content https://x.io/a/{{ b }}?c=d :save e %}{% connected_content https://x.io %}'),
      ['call e · x.io/a/{{ b }}', 'call connected · x.io'],
    );
    assert.deepEqual(outlineOf('{% connected_content https://x.io :save {{ e }} %}'), ['call e · x.io']);
  });

  it('holds variables with what they are given', () => {
    assert.deepEqual(
      outlineOf(
        '{% assign a = b.c | plus: 1 %}{% increment d %}{% catalog_items shoes 1 %}{% liquid\n assign e = 2\n%}',
      ),
      [
        'variable a · = b.c | plus: 1',
        'variable d · increment',
        'variable items · catalog_items shoes 1',
        'variable e · = 2',
      ],
    );
  });

  it('holds blocks with what is in them', () => {
    assert.deepEqual(
      outlineOf(
        '{% if a %}{% assign b = 1 %}{% elsif c %}{% else %}{% for d in e %}{% capture f %}{% assign g = 1 %}{% endcapture %}{% endfor %}{% endif %}',
      ),
      [
        'block if a',
        '  variable b · = 1',
        '  branch elsif c',
        '  branch else',
        '    block for d in e',
        '      variable f · capture',
        '        variable g · = 1',
      ],
    );
  });

  it('leaves out outputs, comments and tags without a name', () => {
    assert.deepEqual(
      outlineOf(
        '{{ a }}{% comment %}{% if %}{% endcomment %}<!-- {% assign a = 1 %} -->{% assign = 1 %}{% abort_message() %}{% else %}',
      ),
      [],
    );
  });

  it('keeps names on one line, short, and shows what hides', () => {
    const [assigned, condition] = outlineOf(`{% assign a = "${'x'.repeat(99)}" %}{% if a\n  == "\u202e" %}`);
    assert.match(assigned ?? '', /^variable a · = "x+…$/);
    assert.ok((assigned ?? '').length < 80);
    assert.equal(condition, 'block if a == "\\u{202E}"');
  });

  it('has every span in that of its parent, and the name in its own', () => {
    const text =
      '{% if a %}{% connected_content https://x.io :save b %}{% else %}{% capture c %}{{ d }}{% endcapture %}';
    const check = ({ start, end, nameSpan, children }: TemplateSymbol) => {
      assert.ok(start <= nameSpan.start && nameSpan.end <= end);
      for (const child of children) {
        assert.ok(start <= child.start && child.end <= end);
        check(child);
      }
    };
    for (const symbol of symbolsIn(parseTemplate(text))) check(symbol);
  });

  it('is as deep as an editor can take, however deep the template is', () => {
    const depthOf = (symbols: readonly TemplateSymbol[]): number =>
      symbols.length === 0 ? 0 : 1 + Math.max(...symbols.map(({ children }) => depthOf(children)));
    const symbols = symbolsIn(parseTemplate('{% if a %}'.repeat(3000)));
    const depth = depthOf(symbols);
    assert.ok(depth > 10 && depth < 100, String(depth));
  });
});
