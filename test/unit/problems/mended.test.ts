import assert from 'node:assert/strict';
import { Mended } from '../../../src/problems/mended';
import type { Finding } from '../../../src/problems/rule';
import { factsIn } from '../language/asking';
import { CALL_TO, problemsOf } from './checking';

const RECOMMENDED = CALL_TO('get_recs=true&rec_id=a');
const FIRST = 'amplitude.userData.recommendations[0]';

const codesOf = (text: string) => problemsOf(text).map(({ code }) => code);

describe('A tag with a misspelt name', () => {
  it('is understood as the one that was meant', () => {
    for (const text of [
      `${RECOMMENDED}{% iff ${FIRST}.is_control == false %}{{ ${FIRST}.items[0] }}{% else %}Hi{% endif %}`,
      `${RECOMMENDED}{% unles ${FIRST}.is_control != false %}{{ ${FIRST}.items[0] }}{% else %}Hi{% endunless %}`,
      `${RECOMMENDED}{% asign first = ${FIRST} %}{% if first.is_control == false %}{{ first.items[0] }}{% else %}Hi{% endif %}`,
      `${RECOMMENDED.replace('connected_content', 'conected_content')}{% if ${FIRST}.is_control == false %}{{ ${FIRST}.items[0] }}{% else %}Hi{% endif %}`,
      '{% foreach item in (1..3) %}{{ item }}{{ forloop.index }}{% endfor %}',
      '{% captrue text %}x{% endcapture %}{{ text }}',
      '{% liquid\n  asign city = ${city}\n  echo city\n%}',
    ])
      assert.deepEqual(codesOf(text), ['unknown-tag'], text);
  });

  it('has its other problems said at once, where they stand', () => {
    const text = 'Hi\r\n{% asign a = b | upcas %}{% iff c && a %}x{% endif %}';
    const found = problemsOf(text).map(({ code, start, end }) => `${code} ${text.slice(start, end)}`);
    assert.deepEqual(found, [
      'unknown-tag asign',
      'unknown-variable b',
      'unknown-filter upcas',
      'unknown-tag iff',
      'unknown-variable c',
      'wrong-operator &&',
    ]);
  });
});

describe('A mended template', () => {
  const text = '{% a %}{% bb %}{{ c }}';
  const finding = (start: number, end: number, edits: readonly [number, number, string][] = []): Finding => ({
    start,
    end,
    message: '',
    fixes: [{ title: '', safe: true, edits: edits.map(([from, to, newText]) => ({ start: from, end: to, newText })) }],
  });
  const written = (mended: Mended, found: Finding) => {
    const { start, end, fixes } = mended.asWritten(found);
    return [start, end, fixes?.map(({ edits }) => edits.map((edit) => [edit.start, edit.end, edit.newText]))];
  };
  const result = (steps: Generator<undefined, Mended>): Mended => {
    for (let step = steps.next(); ; step = steps.next()) if (step.done) return step.value;
  };
  const mended = result(
    Mended.asWritten(factsIn(text)).by([
      { start: 3, end: 4, newText: 'assign' },
      { start: 10, end: 12, newText: '' },
      { start: 18, end: 18, newText: 'x.' },
    ]),
  );

  it('tells where a finding and its edits are in the written text', () => {
    assert.equal(mended.facts.template.text, '{% assign %}{%  %}{{ x.c }}');
    assert.deepEqual(written(mended, finding(3, 9)), [3, 4, [[]]]);
    assert.deepEqual(written(mended, finding(0, 12)), [0, 7, [[]]]);
    assert.deepEqual(written(mended, finding(12, 18)), [7, 15, [[]]]);
    assert.deepEqual(written(mended, finding(23, 24, [[23, 24, 'y']])), [18, 19, [[[18, 19, 'y']]]]);
    assert.deepEqual(written(mended, finding(21, 24, [[24, 24, 'y']])), [18, 19, [[[19, 19, 'y']]]]);
    assert.deepEqual(written(mended, finding(0, 27, [[0, 27, '']])), [0, 22, [[[0, 22, '']]]]);
  });

  it('drops the fixes that would change a mend', () => {
    assert.deepEqual(written(mended, finding(3, 9, [[4, 9, 'x']])), [3, 4, []]);
    assert.deepEqual(written(mended, finding(21, 24, [[22, 22, 'x']])), [18, 19, []]);
  });

  it('can be mended again', () => {
    const again = result(mended.by([{ start: 0, end: 12, newText: '' }]));
    assert.equal(again.facts.template.text, '{%  %}{{ x.c }}');
    assert.deepEqual(written(again, finding(11, 12, [[11, 12, 'y']])), [18, 19, [[[18, 19, 'y']]]]);
  });

  it('is the written one where nothing is wrong', () => {
    const plain = Mended.asWritten(factsIn(text));
    assert.equal(result(plain.by([])), plain);
    const found = finding(1, 2);
    assert.equal(plain.asWritten(found), found);
  });
});
