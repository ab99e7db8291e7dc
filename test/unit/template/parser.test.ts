import assert from 'node:assert/strict';
import type { OutputNode } from '../../../src/template/expressionNodes';
import type { BlockNode, Content, TagNode } from '../../../src/template/nodes';
import { parseTemplate } from '../../../src/template/parser';

/** What stands beside what, in few words: `if[x, else[y]]`. A tag without its end says so with `…`, a stray one with `!`. */
function outlineOf(text: string): string {
  return parseTemplate(text)
    .children.map((content) => outline(content, text))
    .join(' ');
}

function outline(content: Content, text: string): string {
  switch (content.kind) {
    case 'text':
      return JSON.stringify(text.slice(content.start, content.end));
    case 'output':
      return `{${text.slice(content.value.start, content.value.end)}}${end(content)}`;
    case 'tag':
      return `${content.name}${end(content)}${/^(end|els|when)/.test(content.name) ? '!' : ''}`;
    case 'htmlComment':
      return `<${content.children.map((child) => outline(child, text)).join(' ')}>`;
    case 'block':
      return block(content, text);
  }
}

function block({ branches, close }: BlockNode, text: string): string {
  const parts = branches.map(({ tag, children }) =>
    [`${tag.name}${end(tag)}`, ...children.map((child) => outline(child, text))].join(' '),
  );
  return `[${parts.join(' | ')}${close.kind === 'missing' ? ' …' : ''}]`;
}

function end({ unclosed }: TagNode | OutputNode): string {
  if (!unclosed) return '';
  return unclosed.kind === 'missing' ? '…' : '~';
}

function only<T extends Content['kind']>(text: string, kind: T): Extract<Content, { kind: T }> {
  const [content, ...others] = parseTemplate(text).children;
  assert.deepEqual(others, []);
  assert.equal(content?.kind, kind);
  return content as Extract<Content, { kind: T }>;
}

describe('parseTemplate', () => {
  it('tells text, outputs and tags apart', () => {
    assert.equal(outlineOf('a {{ b }} c{% break %}d'), '"a " {b} " c" break "d"');
  });

  it('keeps a brace, a dollar and a lone quote as text', () => {
    assert.equal(
      outlineOf('a { b } ${first_name} it\'s <b style="{}">'),
      JSON.stringify('a { b } ${first_name} it\'s <b style="{}">'),
    );
  });

  it('puts what stands between tags into blocks and branches', () => {
    assert.equal(
      outlineOf('{% if a %}1{% elsif b %}2{% else %}3{% endif %}{% unless c %}{% endunless %}'),
      '[if "1" | elsif "2" | else "3"] [unless]',
    );
    assert.equal(
      outlineOf('{% case a %} {% when 1 %}x{% when 2 %}y{% else %}z{% endcase %}'),
      '[case " " | when "x" | when "y" | else "z"]',
    );
    assert.equal(outlineOf('{% for a in b %}{{ a }}{% else %}none{% endfor %}'), '[for {a} | else "none"]');
    assert.equal(outlineOf('{% tablerow a in b %}{{ a }}{% endtablerow %}'), '[tablerow {a}]');
    assert.equal(
      outlineOf('{% capture a %}x{% endcapture %}{% ifchanged %}y{% endifchanged %}'),
      '[capture "x"] [ifchanged "y"]',
    );
  });

  it('knows white-space control', () => {
    const trims = ({ trimStart, trimEnd }: TagNode | OutputNode) => [trimStart, trimEnd];
    assert.deepEqual(trims(only('{{- a -}}', 'output')), [true, true]);
    assert.deepEqual(trims(only('{{-a}}', 'output')), [true, false]);
    assert.deepEqual(trims(only('{% break -%}', 'tag')), [false, true]);
    assert.deepEqual(trims(only('{%- break %}', 'tag')), [true, false]);
    assert.deepEqual(trims(only('{{-}}', 'output')), [true, true]);
  });

  it('takes a dash behind the braces for white-space control, also before a digit', () => {
    const output = only('{{-1}}', 'output');
    assert.ok(output.trimStart);
    assert.equal(output.value.kind, 'number');
    assert.equal(output.value.start, 3);
  });

  it('ends an output at the first }}, inside a string too', () => {
    assert.equal(outlineOf("{{ 'a}}b' }}"), '{\'a} "b\' }}"');
  });

  it('steps over the braces of personalization and of outputs inside', () => {
    assert.equal(outlineOf('{{${first_name}}}!'), '{${first_name}} "!"');
    assert.equal(outlineOf('{{custom_attribute.${favourite colour}}}!'), '{custom_attribute.${favourite colour}} "!"');
    assert.equal(outlineOf('{{custom_attribute.${a} | plus: {{b}}}}!'), '{custom_attribute.${a} | plus: {{b}}} "!"');
  });

  it('lets strings hold what opens outputs and tags', () => {
    assert.equal(outlineOf('{{ \'{{\' }}{{ "{%" }}a'), '{\'{{\'} {"{%"} "a"');
    assert.equal(outlineOf("{% assign a = '{% b' %}c"), 'assign "c"');
  });

  it('does not read raw and comment', () => {
    assert.equal(outlineOf('{% raw %}{{ a {% if %}{% endraw %}b'), '[raw "{{ a {% if %}"] "b"');
    assert.equal(outlineOf('{%- comment -%}{{ a {%- endcomment -%}b'), '[comment "{{ a "] "b"');
    assert.equal(outlineOf('{%-raw-%}{{ a {%-endraw-%}b'), '[raw "{{ a "] "b"');
    assert.equal(
      outlineOf('{%comment-%}{%raw-%}{% endcomment %}{%endraw-%}{%endcomment-%}b'),
      '[comment "{%raw-%}{% endcomment %}{%endraw-%}"] "b"',
    );
    assert.equal(outlineOf('{% raw %}{% endraw-not %}{% endraw %}'), '[raw "{% endraw-not %}"]');
  });

  it('nests comments, and passes over raw in them', () => {
    assert.equal(
      outlineOf('{% comment %}1{% comment %}2{% endcomment %}3{% endcomment %}4'),
      '[comment "1{% comment %}2{% endcomment %}3"] "4"',
    );
    assert.equal(
      outlineOf('{% comment %}{% raw %}{% endcomment %}{% endraw %}{% endcomment %}4'),
      '[comment "{% raw %}{% endcomment %}{% endraw %}"] "4"',
    );
  });

  it('reads inline comments', () => {
    const tag = only('{%- # a note -%}', 'tag');
    assert.equal(tag.name, '#');
    assert.deepEqual(tag.markup, { kind: 'remark', start: 6, end: 12 });
  });

  it('keeps what stands on later lines out of strings and inline comments that nobody closed', () => {
    const rest = "\n{% assign b = 'c' %}{{ b | append: 'd' }}";
    for (const half of [
      "{% assign a = 'b",
      "{% promotion('",
      "{{ a | append: 'b",
      '{% # a',
      '{% #',
      "{% abort_message('b",
    ]) {
      assert.match(outlineOf(half + rest), / "\\n" assign \{b \| append: 'd'\}$/, half);
    }
    assert.equal(outlineOf('{% # {% connected_content https://a.b\n:save c %}'), '#… connected_content');
    assert.equal(outlineOf("{% assign a = 'b\nc' %}d"), 'assign "d"');
    assert.equal(outlineOf("{{ 'b\nc' }}d"), '{\'b\nc\'} "d"');
    assert.equal(outlineOf('{% # a\n # b {% if c\n # d %}e'), '# "e"');
    assert.equal(outlineOf('{% # a {% if b\n # c %}d'), '# "d"');
  });

  it('ends an inline comment at the first %}, whatever opens in it', () => {
    assert.equal(outlineOf("{% # a {% echo 'b' %} c"), '# " c"');
    assert.equal(outlineOf('{%# it\'s "odd %}d'), '# "d"');
    assert.equal(outlineOf('{%#%}a'), '# "a"');
  });

  it('does not read doc, which Braze does not know, when it ends', () => {
    assert.equal(outlineOf('{% doc %}{{ a {% raw %}{% enddoc %}b'), '[doc "{{ a {% raw %}"] "b"');
    assert.equal(outlineOf('{% doc %}{{ a }}'), 'doc {a}');
  });

  it('takes liquid at the beginning of a line of a liquid tag for nothing', () => {
    const text = '{% liquid\n  liquid\n  liquid liquid echo a\n  liquidate %}';
    const { markup } = only(text, 'tag');
    const children = markup?.kind === 'lines' ? markup.children : [];
    assert.equal(children.map((child) => outline(child, text)).join(' '), 'echo liquidate');
  });

  it('marks Liquid inside an HTML comment, which reaches into no block outside', () => {
    assert.equal(
      outlineOf('{% if a %}<!-- {{ b }}{% else %}{% if c %}-->{% endif %}d'),
      '[if <" " {b} else! [if …]>] "d"',
    );
    assert.equal(outlineOf('<!-- {{ a }}'), '"<!-- " {a}');
    assert.equal(outlineOf('<!-- {{ a --> {{ b }}'), '<" " {a}…> " " {b}');
  });

  it('reads the lines of a liquid tag as tags', () => {
    const text = '{% liquid\n  if a\n    echo b | upcase\n\n  else\n  # note\n  endif\n  assign c = 1 %}';
    const { markup } = only(text, 'tag');
    assert.equal(markup?.kind, 'lines');
    const children = markup?.kind === 'lines' ? markup.children : [];
    assert.equal(children.map((child) => outline(child, text)).join(' '), '[if echo | else #] assign');
    const assign = children[1];
    assert.equal(assign && text.slice(assign.start, assign.end), 'assign c = 1 ');
  });

  it('reads elseif and else if as elsif, and says what was written', () => {
    const written = (text: string) =>
      only(text, 'block').branches.map(({ tag }) => tag.word.kind === 'name' && tag.word.text);
    assert.deepEqual(written('{% if a %}{% elseif b %}{% else if c %}{% elsif d %}{% endif %}'), [
      'if',
      'elseif',
      'else if',
      'elsif',
    ]);
    assert.equal(outlineOf('{% if a %}{% elseif b %}{% else if c %}{% endif %}'), '[if | elsif | elsif]');
  });

  it('reads a name that touches the output after it', () => {
    assert.equal(outlineOf('{% if a %}{% elsif{{custom_attribute.${b}}} == c %}{% endif %}'), '[if | elsif]');
  });
});

describe('parseTemplate, of what is not finished or wrong', () => {
  it('ends an open output at its line, or where the next begins', () => {
    assert.equal(outlineOf('{{ a.\n{{ b }}'), '{a.}… "\\n" {b}');
    assert.equal(outlineOf('{{ a {{ b }}'), '{a}… {b}');
    assert.equal(outlineOf('{{ a {% if b %}c{% endif %}'), '{a}… [if "c"]');
    assert.equal(outlineOf('{{ a.\n<style>a{b:c{d:e}}</style>'), '{a.}… "\\n<style>a{b:c{d:e}}</style>"');
  });

  it('lets a closed output go over lines', () => {
    assert.equal(outlineOf('{{ a\n  | upcase\n}}b'), '{a\n  | upcase} "b"');
  });

  it('ends an open tag at its line, or where the next begins', () => {
    assert.equal(outlineOf('{% if a\nb{% endif %}'), '[if… "\\nb"]');
    assert.equal(outlineOf('{% assign a = 1 {% if b %}c{% endif %}'), 'assign… [if "c"]');
  });

  it('takes }, }} and % } for the right delimiter, and keeps them', () => {
    const closers = (text: string) =>
      parseTemplate(text).children.flatMap((content) =>
        (content.kind === 'tag' || content.kind === 'output') && content.unclosed?.kind === 'unexpected'
          ? [text.slice(content.unclosed.start, content.unclosed.end)]
          : [],
      );
    assert.deepEqual(closers('{% assign a = "b"} c'), ['}']);
    assert.deepEqual(closers('{% assign a = 1 }} c'), ['}}']);
    assert.deepEqual(closers('{% assign a = 1 % } c'), ['% }']);
    assert.deepEqual(closers('{{ a } c {{ b }}'), ['}']);
    assert.deepEqual(closers('{{ a %} c {{ b }}'), ['%}']);
    assert.deepEqual(closers("{% abort_message('a') }\n{% assign b = {{c}} }"), ['}', '}']);
  });

  it('lets the options of an open call stand on lines of their own', () => {
    const text = '{% connected_content https://a.b\n  :headers {\n    "a": "b"\n  }\n  :save c\n\n{{ c.d }}';
    assert.equal(outlineOf(text), 'connected_content… "\\n\\n" {c.d}');
  });

  it('closes the blocks inside when a middle or end tag belongs further out', () => {
    assert.equal(outlineOf('{% if a %}{% for b in c %}d{% else %}e{% endif %}f'), '[if [for "d" | else "e" …]] "f"');
    assert.equal(outlineOf('{% if a %}{% capture b %}c{% else %}d{% endif %}e'), '[if [capture "c" …] | else "d"] "e"');
    assert.equal(outlineOf('{% for a in b %}{% if c %}d{% endfor %}e'), '[for [if "d" …]] "e"');
  });

  it('leaves a middle or end tag that belongs nowhere where it stands', () => {
    assert.equal(
      outlineOf('a{% endif %}{% else %}b{% if c %}{% endfor %}{% endif %}'),
      '"a" endif! else! "b" [if endfor!]',
    );
  });

  it('goes on after a raw or comment that does not end', () => {
    assert.equal(outlineOf('{% raw %}{{ a }}'), '[raw …] {a}');
    assert.equal(outlineOf('{% comment %}{% comment %}{% endcomment %}{{ a }}'), '[comment …] [comment] {a}');
  });

  it('has a missing name in an empty tag', () => {
    assert.deepEqual(only('{%  %}', 'tag').word, { kind: 'missing', start: 2, end: 4, expected: 'tag' });
  });

  it('rejects what follows the markup of a tag', () => {
    const text = '{% endif = "b" %}';
    assert.deepEqual(only(text, 'tag').unexpected, [{ kind: 'unexpected', start: 9, end: 14 }]);
  });
});
