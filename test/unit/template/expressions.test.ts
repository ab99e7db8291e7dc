import assert from 'node:assert/strict';
import { parseTemplate } from '../../../src/template/parser';
import { dump } from './dump';

/** The part of the tree that an output or tag holds, without offsets. */
function treeOf(text: string): string {
  const lines = dump(parseTemplate(text)).trimEnd().split('\n').slice(2);
  return lines.map((line) => line.slice(4).replace(/ \d+-\d+/, '')).join('\n');
}

function assertTree(text: string, ...lines: readonly string[]): void {
  assert.equal(treeOf(text), lines.join('\n'));
}

describe('an expression', () => {
  it('is a path of names, brackets and personalization', () => {
    assertTree(
      "{{ a.b-c['d'][0][e].${f g} }}",
      'lookup "a.b-c[\'d\'][0][e].${f g}"',
      '  name "a"',
      '  property "b-c"',
      '  index "[\'d\']"',
      '    string "d"',
      '  index "[0]"',
      '    number "0"',
      '  index "[e]"',
      '    lookup "e"',
      '      name "e"',
      '  personalization "f g"',
    );
  });

  it('may hold white space around its dots and before its brackets', () => {
    assertTree(
      "{{ a \n .b. c ['d'] }}",
      'lookup "a \\n .b. c [\'d\']"',
      '  name "a"',
      '  property "b"',
      '  property "c"',
      '  index "[\'d\']"',
      '    string "d"',
    );
  });

  it('lacks a property before a word that has a meaning after a value', () => {
    for (const text of [
      '{% if a. and b %}',
      '{% for x in a. limit: 3 %}',
      '{% for x in a. reversed %}',
      '{{ a. | b }}',
    ]) {
      assert.match(dump(parseTemplate(text)), /expected property/, text);
    }
  });

  it('may be a number with nothing after its point', () => {
    assertTree('{{ 1. }}', 'number "1."');
    assertTree('{{ (1..2) }}', 'range "(1..2)"', '  number "1"', '  number "2"');
  });

  it('may begin with personalization, and go on after it', () => {
    assertTree(
      '{{ ${größe}[0].b }}',
      'lookup "${größe}[0].b"',
      '  personalization "größe"',
      '  index "[0]"',
      '    number "0"',
      '  property "b"',
    );
  });

  it('tells literals apart, and names that begin like them', () => {
    const kinds = [
      "'a'",
      '"a"',
      '1',
      '-1',
      '1.5',
      'true',
      'nil',
      'blank',
      'empty',
      'empty.size',
      'truest',
      '1st',
      '(1..5)',
    ];
    assert.deepEqual(
      kinds.map((literal) => treeOf(`{{ ${literal} }}`).split(' ')[0]),
      [
        'string',
        'string',
        'number',
        'number',
        'number',
        'keyword',
        'keyword',
        'keyword',
        'keyword',
        'lookup',
        'lookup',
        'lookup',
        'range',
      ],
    );
  });

  it('takes filters with arguments, named ones and outputs', () => {
    assertTree(
      "{{ a | default: 'b', allow_false: true | plus: {{c}} }}",
      'pipeline "a | default: \'b\', allow_false: true | plus: {{c}}"',
      '  lookup "a"',
      '    name "a"',
      '  filter "default: \'b\', allow_false: true"',
      '    name "default"',
      '    string "b"',
      '    namedArgument "allow_false: true"',
      '      name "allow_false"',
      '      keyword "true"',
      '  filter "plus: {{c}}"',
      '    name "plus"',
      '    output',
      '      lookup "c"',
      '        name "c"',
    );
  });

  it('keeps what is missing as a node in the gap', () => {
    assertTree('{{ a. }}', 'lookup "a. "', '  name "a"', '  missing expected property');
    assertTree(
      '{{ a | }}',
      'pipeline "a | "',
      '  lookup "a"',
      '    name "a"',
      '  filter " "',
      '    missing expected filter',
    );
    assertTree('{{ }}', 'missing expected value');
    assertTree(
      "{{ a['b }}",
      'lookup "a[\'b "',
      '  name "a"',
      '  index "[\'b "',
      '    string "b "',
      '      missing expected quote',
      '    missing expected ]',
    );
    assertTree(
      '{{ a | b: , }}',
      'pipeline "a | b: , "',
      '  lookup "a"',
      '    name "a"',
      '  filter "b: , "',
      '    name "b"',
      '    missing expected argument',
      '    missing expected argument',
    );
  });

  it('keeps curly quotes and junk', () => {
    assertTree('{{ ‘a’ }}', 'string "a" curly');
    assertTree(
      '{{ a b | c }}',
      'pipeline "a b | c"',
      '  lookup "a"',
      '    name "a"',
      '  filter "c"',
      '    name "c"',
      'unexpected "b"',
      '  lookup "b"',
      '    name "b"',
    );
  });
});

describe('a condition', () => {
  const conditionOf = (condition: string) => treeOf(`{% elsif ${condition} %}`).split('\n').slice(1).join('\n');

  it('compares, and connects comparisons from left to right in one list', () => {
    assert.equal(
      conditionOf('a == 1 and b contains c or d'),
      [
        'condition "a == 1 and b contains c or d"',
        '  comparison "a == 1"',
        '    lookup "a"',
        '      name "a"',
        '    operator == means ==',
        '    number "1"',
        '  operator and means and',
        '  comparison "b contains c"',
        '    lookup "b"',
        '      name "b"',
        '    operator contains means contains',
        '    lookup "c"',
        '      name "c"',
        '  operator or means or',
        '  lookup "d"',
        '    name "d"',
      ].join('\n'),
    );
  });

  it('says what a wrong operator stands for', () => {
    const operators = (condition: string) =>
      [...conditionOf(condition).matchAll(/operator (.*)/g)].map(([, what]) => what);
    assert.deepEqual(operators('a = 1 && b === 2 || c =< 3 AND d <> 4'), [
      '= means ==',
      '&& means and',
      '=== means ==',
      '|| means or',
      '=< means <=',
      'AND means and',
      '<> means !=',
    ]);
  });

  it('reads outputs, filters and groups as operands', () => {
    const kinds = (condition: string) =>
      conditionOf(condition)
        .split('\n')
        .map((line) => line.trim().split(' ')[0]);
    assert.deepEqual(kinds('{{custom_attribute.${a}}} == 1').slice(0, 3), ['comparison', 'output', 'lookup']);
    assert.deepEqual(kinds('a | size > 1').slice(0, 2), ['comparison', 'pipeline']);
    assert.deepEqual(kinds('(a or b) and c').slice(0, 3), ['condition', 'group', 'condition']);
  });

  it('misses the right side of a comparison', () => {
    assert.match(conditionOf('a == '), /missing expected value$/);
    assert.match(conditionOf('a == and b'), /missing expected value\n {2}operator and/);
  });
});
