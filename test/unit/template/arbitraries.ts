import fc from 'fast-check';
import { PUBLISHED, templatesIn } from '../templateFiles';

/** Templates of ours, and those that people published where they are at hand. */
export const TEMPLATES: readonly string[] = [...templatesIn('test/fixtures/golden/template'), ...PUBLISHED].map(
  ({ text }) => text,
);

const TOKENS = [
  ...[
    '{{',
    '}}',
    '{%',
    '%}',
    '{{-',
    '-}}',
    '{%-',
    '-%}',
    '${',
    '}',
    '{',
    '<!--',
    '-->',
    '\n',
    '\r\n',
    ' ',
    '\u2028',
    '\u00a0',
    '\ud83d\ude00',
    '\ud83d',
  ],
  ...[
    'if',
    'elsif',
    'else',
    'endif',
    'unless',
    'endunless',
    'case',
    'when',
    'endcase',
    'for',
    'in',
    'endfor',
    'tablerow',
    'endtablerow',
  ],
  ...[
    'raw',
    'endraw',
    'comment',
    'endcomment',
    'liquid',
    'echo',
    'assign',
    'capture',
    'endcapture',
    'increment',
    'cycle',
    'render',
    'with',
    'as',
  ],
  ...[
    'connected_content',
    'https://a.b/c?d=',
    ':save',
    ':headers',
    ':body',
    ':retry',
    ':',
    'catalog_items',
    'promotion',
    'message_extras',
    'abort_message',
  ],
  ...[
    'a',
    'b.c',
    '.',
    '..',
    '[',
    ']',
    '(',
    ')',
    '|',
    'default',
    ',',
    '=',
    '==',
    '&&',
    'and',
    'or',
    'contains',
    '#',
    '0',
    '-1.5',
    'nil',
    'limit',
  ],
  ...['"', "'", '“', '”', '’', '&', '?', '\\', '-', 'é'],
];

/** Text made of what the grammar knows, in any order. */
const liquidLike = fc.array(fc.constantFrom(...TOKENS), { maxLength: 60 }).map((tokens) => tokens.join(''));

const spaced = fc.array(fc.constantFrom(...TOKENS), { maxLength: 60 }).map((tokens) => tokens.join(' '));

/** The same inside one tag or output, where most of the grammar is. */
const inside = fc
  .tuple(
    fc.constantFrom('{{', '{% if', '{% assign a =', '{% for', '{% cycle', '{% connected_content', '{% liquid\n'),
    spaced,
  )
  .map(([opening, text]) => `${opening} ${text}${opening === '{{' ? '}}' : '%}'}`);

/** A template cut off anywhere, as while it is typed. */
const cut = fc
  .tuple(fc.constantFrom(...TEMPLATES), fc.nat(), fc.nat())
  .map(([text, a, b]) => text.slice(0, a % (text.length + 1)) + text.slice(text.length - (b % (text.length + 1))));

/** A template with something else in the place of some characters. */
const edited = fc
  .tuple(
    fc.constantFrom(...TEMPLATES),
    fc.nat(),
    fc.nat({ max: 20 }),
    fc.oneof(liquidLike, fc.string({ unit: 'binary' })),
  )
  .map(([text, at, removed, inserted]) => {
    const from = at % (text.length + 1);
    return text.slice(0, from) + inserted + text.slice(from + removed);
  });

export const anyTemplate = fc.oneof(fc.string({ unit: 'binary' }), liquidLike, spaced, inside, cut, edited);
