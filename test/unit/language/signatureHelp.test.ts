import assert from 'node:assert/strict';
import { type Signature, signatureAt } from '../../../src/language/signatureHelp';
import { asked } from './asking';

/** The label with the active argument between angles. */
function signature(template: string): string | undefined {
  const { facts, offset } = asked(template);
  const found = signatureAt(facts, offset);
  return found && shown(found);
}

function shown({ label, parameters, active }: Signature): string {
  const [start, end] = parameters[active ?? -1] ?? [0, 0];
  return end === 0 ? label : `${label.slice(0, start)}<${label.slice(start, end)}>${label.slice(end)}`;
}

describe('The signature', () => {
  const cases: readonly (readonly [sentence: string, template: string, expected: string | undefined])[] = [
    ['shows what is to be typed', '{{ a | append: █}}', 'append: <text>'],
    ['shows what is being typed', "{{ a | replace: 'x█', 'y' }}", 'replace: <text>, replacement?'],
    ['goes on after a comma', "{{ a | replace: 'x',█ }}", 'replace: text, <replacement?>'],
    ['stays behind the last argument', '{{ a | truncate: 5 █ }}', 'truncate: <length?>, ellipsis?'],
    ['knows arguments by name', "{{ a | default: 'x', allow_false: █true }}", 'default: value, <allow_false: flag?>'],
    ['offers the one by name after the others', "{{ a | default: 'x', █ }}", 'default: value, <allow_false: flag?>'],
    ['is that of the innermost filter', '{{ a | plus: {{ b | times: █2 }} }}', 'times: <number>'],
    [
      'is that of the outer filter after an inner one',
      '{{ a | slice: {{ b | times: 2 }},█ }}',
      'slice: offset, <length?>',
    ],
    ['is there in assign', '{% assign a = b | minus: █ %}', 'minus: <number>'],
    ['is there on a line of a liquid tag', '{% liquid\n  echo a | minus: █\n%}', 'minus: <number>'],
    ['is not there on the next line of a liquid tag', '{% liquid\n  echo a | minus:\n  █echo b\n%}', undefined],
    ['points at nothing when there are too many', '{{ a | plus: 1, █2 }}', 'plus: number'],
    ['points at nothing on the name', '{{ a | app█end }}', 'append: text'],
    ['is there for a filter without arguments', '{{ a | upca█se }}', 'upcase'],
    ['is unknown for an unknown filter', '{{ a | nonsense: █ }}', undefined],
    ['is not there before the pipe', '{{ a█ | append: b }}', undefined],
    ['is not there in the next filter’s place', '{{ a | append: b | █ }}', undefined],
    ['is not there in text', '{{ a | append: b }}█', undefined],
  ];
  for (const [sentence, template, expected] of cases) it(sentence, () => assert.equal(signature(template), expected));

  it('explains the filter, with an example and a link', () => {
    const { facts, offset } = asked('{{ a | divided_by: █ }}');
    assert.match(
      signatureAt(facts, offset)?.markdown ?? '',
      /quotient.*`\{\{ 15 \| divided_by: 2 \}\}` → `7`.*\(https:/s,
    );
  });
});
