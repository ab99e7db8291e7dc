import fc from 'fast-check';
import { SAMPLES } from '../templateFiles';

/** What templates are made of, whole and broken; few names, so that they meet. */
const fragments = [
  '{% assign a = b %}',
  '{% assign b = a | append: a, b | plus: 1 %}',
  '{% assign c = a.b[c] %}',
  '{% capture a %}',
  '{% endcapture %}',
  '{% for a in b %}',
  '{% for b in a limit: c %}',
  '{% for c in (1..a) %}',
  '{% endfor %}',
  '{% if a == b and c %}',
  '{% elsif a contains b %}',
  '{% else %}',
  '{% endif %}',
  '{% case a %}',
  '{% when b, c %}',
  '{% endcase %}',
  '{% increment c %}',
  '{% catalog_items b {{ a }} %}{{ items[0] }}',
  '{% connected_content https://profile-api.amplitude.com/v1/userprofile?user_id={{${user_id}}}&get_recs={{ a }}&rec_id=b :save c %}',
  "{% assign a = 'https://profile-api.amplitude.com/v1/userprofile?user_id=' | append: b | append: '&get_recs=false' %}",
  '{% capture a %}https://profile-api.amplitude.com/v1/userprofile?rec_id={{ b }}&get_recs=false&{% endcapture %}',
  '{% connected_content {{ a }} :save c %}{{ c.userData.',
  '{% connected_content https://x.io/{{ b }}\n :headers { "a": "{{ a }}" }\n %}{{ connected.a }}',
  '{% liquid\n assign a = c\n for b in a\n echo b\n endfor\n%}',
  '{% comment %}',
  '{% endcomment %}',
  '{% raw %}',
  '{% endraw %}',
  '<!-- {{ a }} -->',
  '{{ a }}',
  '{{ b.c | truncate: a, "x" }}',
  '{{ c[a][b] }}',
  "{{ c.userData.recommendations | where: 'rec_id', b }}",
  '{{ forloop.index }}',
  '{{ custom_attribute.${a b} }}',
  '{{ "a',
  '{{',
  '{%',
  '}}',
  '%}',
  '| ',
  '\n',
  '\r\n',
  '\n  ',
  '\n    a\n',
  'a ',
  '\u2028𝒳',
];

const built = fc.array(fc.constantFrom(...fragments), { maxLength: 12 }).map((parts) => parts.join(''));

const cut = fc
  .tuple(fc.constantFrom(...SAMPLES.map(({ text }) => text)), fc.nat(), fc.nat({ max: 400 }))
  .map(([text, from, length]) => text.slice(from % text.length).slice(0, length));

/** Templates as people leave them half-way: put together, cut anywhere, and edited anywhere. */
export const templates: fc.Arbitrary<string> = fc
  .tuple(
    fc.oneof(built, cut),
    fc.array(fc.tuple(fc.nat(), fc.nat({ max: 5 }), fc.constantFrom('', ...fragments)), { maxLength: 2 }),
  )
  .map(([text, edits]) =>
    edits.reduce((edited, [at, removed, added]) => {
      const start = at % (edited.length + 1);
      return edited.slice(0, start) + added + edited.slice(start + removed);
    }, text),
  );
