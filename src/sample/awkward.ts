import { ExactNumber, type JsonObject } from '../profile/json';
import type { SamplePerson } from './person';
import { recommendationOf } from './shop';

/** A script that sets `window.compromised` wherever this text is shown unescaped. */
const SCRIPT = 'window.compromised=1';

const LONG_TEXT = 'All work and no play makes a dull profile. '.repeat(24_000);

/** Names with a special meaning on JavaScript objects. */
const INHERITED = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'then'];

const awkwardNames: JsonObject = {
  ...Object.fromEntries(INHERITED.map((name) => [name, 'a name like others'])),
  'gp:email': 'awkward@example.com',
  'favourite colour': 'bottle green',
  'last-order-id': 'A-1001',
  'address.city': 'Łódź',
  Größe: 'XL',
  名前: '山田太郎',
  'family \u{1F469}\u200D\u{1F467}': '\u{1F389}',
  "it's": 'one kind of quote',
  'the "best"': 'the other kind',
  '5\' 10" tall': 'both kinds',
  'back\\slash': 'C:\\temp\\',
  'ends}}an output': '}} {{ 1 }}',
  'ends%}a tag': '%} {% abort_message %}',
  '': 'the empty name',
  ' padded ': ' with blanks around it ',
  length: 7,
  size: 'XXL',
  first: 'Ada',
  last: 'Awkward',
  contains: 'nuts',
  '007': 'starts with a digit',
  'two\nlines': 'first\nsecond\r\nthird\rfourth',
  'tab\tand NUL\u0000': 'a\tb\u0000c',
  'separators\u2028\u2029': 'line\u2028paragraph\u2029end',
  'right-to-left \u202Egnp.exe': 'invoice\u202Efdp.exe\u2066\u2069',
  'zero\u200Bwidth\uFEFF': 'a\u200B\u200C\u200D\u2060b',
  'lone \uD800 surrogate': '\uDFFF and \uD83D',
  '\u0440\u0430ypal': 'two Cyrillic letters',
  [`name of 600 characters ${'x'.repeat(577)}`]: 'longer than an id may be',
};

const awkwardNumbers: JsonObject = {
  'a 64-bit number': new ExactNumber('9007199254740993'),
  'the smallest 64-bit number': new ExactNumber('-9223372036854775808'),
  'one point zero': new ExactNumber('1.0'),
  'minus zero': new ExactNumber('-0'),
  'more than a double': new ExactNumber('1e400'),
  'less than a double': new ExactNumber('1e-400'),
  'more digits than a double': new ExactNumber('3.14159265358979323846264338327950288'),
  'an exponent': new ExactNumber('12E+3'),
  'a plain number': 42,
};

const awkwardTexts: JsonObject = {
  nothing: null,
  'true as text': 'true',
  'null as text': 'null',
  'number as text': '007',
  'empty text': '',
  'only blanks': '   ',
  'very long text': LONG_TEXT,
  'very long word': 'x'.repeat(20_000),
  'an image': `<img src=x onerror="${SCRIPT}">`,
  'a script': `</script><script>${SCRIPT}</script>`,
  'an svg': `<svg/onload=${SCRIPT}>`,
  'a frame': `<iframe srcdoc="<script>parent.${SCRIPT}</script>"></iframe>`,
  'an attribute': `" onmouseover="${SCRIPT}" x="`,
  'a link': `javascript:${SCRIPT}`,
  [`<b onclick=${SCRIPT}>bold</b>`]: 'markup in the name',
  'a template': `\${${SCRIPT}} {{7*7}}`,
  'a Markdown link': '[click](command:workbench.action.closeWindow) ![image](https://example.com/x.png)',
  'a Markdown fence': '```\n# heading\n</pre>\n~~~',
  'an icon': '$(trash) $(sync~spin)',
  '$(warning) icon': 'in the name',
  'terminal colours': '\u001B[31mred\u001B[0m\u001B]0;title\u0007\u009B2J',
  'a workflow command': '::error::text\n##vso[task.complete result=Failed;]',
  'a shell command': '\'; $(id) `id` | tee "$HOME" #',
  'a formula': '=HYPERLINK("https://example.com")',
  'an entity': '&lt;b&gt; &amp;amp; &#0;',
};

export const awkwardUser: SamplePerson = {
  id: 'awkward-user',
  about: 'strange names, hostile texts, numbers that JavaScript cannot hold',
  deviceId: 'awkward device \u202E<b>',
  properties: () => ({ ...awkwardNames, ...awkwardNumbers, ...awkwardTexts }),
  computations: [
    { id: 'testCompId', name: 'gp:computed "both\' quotes', value: '9007199254740993' },
    { id: 'testCompId1', name: '__proto__ computed', value: '1e400' },
  ],
  cohorts: ['it\'s "both"', '', '__proto__', `<img src=x onerror=${SCRIPT}>`, 'ends}}here', 'two\nlines', '$(bug)'],
  isControl: false,
  recommendation: (recId, isControl) => ({
    rec_id: recId,
    items: [`<img src=x onerror="${SCRIPT}">`, '', 'two\nlines', '\u202Egnp.exe', '$(trash)', ...itemsOf(recId)],
    is_control: isControl,
    recommendation_source: `</script><script>${SCRIPT}</script>`,
    last_updated: new ExactNumber('1608670720.0'),
    confidence: new ExactNumber('0.10'),
  }),
  propensity: () => ({ score: 1e-7, pct: 100 }),
  other: {
    'a list': [1, [2, [3, { deep: null }]], {}],
    ['__proto__']: { polluted: true },
    'an object': { '<b>': 'bold', 'gp:x': new ExactNumber('1.0') },
  },
};

function itemsOf(recId: string): readonly string[] {
  const { items } = recommendationOf('awkward-user', recId, false);
  return items as readonly string[];
}
