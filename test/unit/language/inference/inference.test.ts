import assert from 'node:assert/strict';
import { Shapes } from '../../../../src/language/inference/inference';
import { NOTHING_SEEN } from '../../../../src/profile/seen';
import { inWords } from '../../../../src/profile/shape';
import { asked, factsIn } from '../asking';
import { lookedUp, seenOf } from '../people';

const QUERY = 'get_recs=true&rec_id=testRecId&get_cohort_ids=true&get_amp_props=true';
const CALL = `{% connected_content https://profile-api.amplitude.com/v1/userprofile?user_id=1&${QUERY} :save a %}`;
const SEEN = seenOf(lookedUp('testUser', QUERY));

/** The shape of the lookup that ends at the `█`. */
function shapeAt(template: string): string {
  const { facts, offset } = asked(CALL + template);
  const lookup = facts.lookupAt(offset);
  return lookup ? inWords(new Shapes(facts, SEEN).ofLookup(lookup).shape) : 'no lookup';
}

describe('Inference', () => {
  const cases: readonly (readonly [title: string, template: string, shape: string])[] = [
    ['of the answer', '{{ a█ }}', 'object or nothing'],
    ['of a field', '{{ a.userData.cohort_ids█ }}', 'list of text or nothing'],
    ['of an item', '{{ a.userData.cohort_ids[0]█ }}', 'text or nothing'],
    ['of a property', '{{ a.userData.amp_props.number_property█ }}', 'number or nothing'],
    ['of a property in brackets', "{{ a.userData.amp_props['first_used']█ }}", 'text or nothing'],
    ['of a property whose name a variable holds', '{{ a.userData.amp_props[x]█ }}', 'unknown'],
    [
      'of a property whose name is assigned',
      "{% assign x = 'first_used' %}{{ a.userData.amp_props[x]█ }}",
      'text or nothing',
    ],
    ['of a field whose name is assigned', "{% assign x = 'cohort_ids' %}{{ a['userData'][x][0]█ }}", 'text or nothing'],
    [
      'of a property whose name one of two is',
      "{% assign x = 'first_used' %}{% if b %}{% assign x = 'library' %}{% endif %}{{ a.userData.amp_props[x]█ }}",
      'unknown',
    ],
    [
      'of a property whose name the next round of a loop has',
      "{% for b in c %}{{ a.userData.amp_props[x]█ }}{% assign x = 'first_used' %}{% endfor %}",
      'unknown',
    ],
    ['of an item whose position a variable holds', '{{ a.userData.cohort_ids[x]█ }}', 'text or nothing'],
    ['of a pair of a name and its value', '{% for x in a.userData.amp_props %}{{ x█ }}{% endfor %}', 'list'],
    ['of the status', '{{ a.__http_status_code__█ }}', 'number or nothing'],
    ['of a name that nothing defines', '{{ x.y█ }}', 'unknown'],
    ['of a variable before it has a value', '{{ x█ }}{% assign x = 1 %}', 'nothing'],
    ['of an assigned text', "{% assign x = 'a' %}{{ x█ }}", 'text'],
    ['of a captured text', '{% capture x %}{{ a }}{% endcapture %}{{ x█ }}', 'text'],
    ['of a counter', '{% increment x %}{{ x█ }}', 'number'],
    ['of the items of a catalog', '{% catalog_items c 1 %}{{ items█ }}', 'list'],
    ['of an assigned output', '{% assign x = {{ a.userData.cohort_ids }} %}{{ x█ }}', 'list of text or nothing'],
    ['of a loop’s item', '{% for x in a.userData.cohort_ids %}{{ x█ }}{% endfor %}', 'text'],
    [
      'of a loop’s item behind a filter',
      '{% assign x = a.userData.cohort_ids | sort %}{% for y in x %}{{ y█ }}{% endfor %}',
      'text',
    ],
    ['of a number of a range', '{% for x in (1..3) %}{{ x█ }}{% endfor %}', 'number'],
    ['of the state of a loop', '{% for x in y %}{{ forloop.first█ }}{% endfor %}', 'true or false'],
    ['of the state of a table', '{% tablerow x in y %}{{ tablerowloop.col█ }}{% endtablerow %}', 'number'],
    ['of lines of a liquid tag', '{% liquid\nassign x = 1\necho x█\n%}', 'number'],
    ['of a call that is not ours', '{% connected_content https://x.io :save b %}{{ b.c█ }}', 'unknown'],
    ['of one variable for two calls', '{% connected_content https://x.io :save a %}{{ a.userData█ }}', 'unknown'],
  ];
  for (const [title, template, shape] of cases) it(title, () => assert.equal(shapeAt(template), shape));
});

describe('Inference of ever deeper values', () => {
  it('traces no path without end', () => {
    for (const deeper of ['x.a', "x | map: 'a'"]) {
      const text = `${CALL}{% assign x = a.userData %}${`{% assign x = ${deeper} %}`.repeat(100)}{{ x }}`;
      const { facts, offset } = asked(`${text.slice(0, -3)}█${text.slice(-3)}`);
      const lookup = facts.lookupAt(offset);
      const value = lookup && new Shapes(facts, SEEN).ofLookup(lookup);
      assert.deepEqual([value?.sources, value?.examples?.sources ?? []], [[], []], deeper);
    }
  });
});

describe('Inference over paths', () => {
  const cases: readonly (readonly [title: string, template: string, shape: string])[] = [
    [
      'joins both branches',
      "{% if c %}{% assign x = 'a' %}{% else %}{% assign x = 1 %}{% endif %}{{ x█ }}",
      'text or number',
    ],
    ['knows that a branch may not be taken', '{% if c %}{% assign x = 1 %}{% endif %}{{ x█ }}', 'number or nothing'],
    ['keeps what was before', "{% assign x = 'a' %}{% if c %}{% assign x = 1 %}{% endif %}{{ x█ }}", 'number or text'],
    ['replaces within a branch', "{% assign x = 'a' %}{% if c %}{% assign x = 1 %}{{ x█ }}{% endif %}", 'number'],
    ['does not mix branches', '{% if c %}{% assign x = 1 %}{% else %}{{ x█ }}{% endif %}', 'nothing'],
    [
      'joins the branches of a case',
      "{% case c %}{% when 1 %}{% assign x = 1 %}{% else %}{% assign x = 'a' %}{% endcase %}{{ x█ }}",
      'number or text',
    ],
    ['knows that a loop may not run', '{% for y in z %}{% assign x = 1 %}{% endfor %}{{ x█ }}', 'number or nothing'],
    [
      'leaves an aborted branch out',
      "{% if c %}{% assign x = 'a' %}{% abort_message %}{% else %}{% assign x = 1 %}{% endif %}{{ x█ }}",
      'number',
    ],
    [
      'keeps what is found before a break',
      '{% for y in a.userData.cohort_ids %}{% if y == 1 %}{% assign x = y %}{% break %}{% endif %}{% endfor %}{{ x█ }}',
      'text or nothing',
    ],
    [
      'keeps what was assigned before a break, also where it is assigned again behind it',
      "{% for y in z %}{% assign x = 1 %}{% if y %}{% break %}{% endif %}{% assign x = 'a' %}{% endfor %}{{ x█ }}",
      'number or text or nothing',
    ],
    [
      'keeps what was before a round that is skipped',
      "{% assign x = 1 %}{% for y in z %}{% if y %}{% continue %}{% endif %}{% assign x = 'a' %}{% else %}{% assign x = true %}{% endfor %}{{ x█ }}",
      'number or text or true or false',
    ],
    [
      'leaves out what stands behind a break',
      "{% for y in z %}{% assign x = 1 %}{% break %}{% assign x = 'a' %}{% endfor %}{{ x█ }}",
      'number or nothing',
    ],
    [
      'leaves a branch that ends the loop out of what follows it',
      "{% for y in z %}{% if y %}{% assign x = 1 %}{% break %}{% else %}{% assign x = 'a' %}{% endif %}{{ x█ }}{% endfor %}",
      'text',
    ],
    [
      'knows behind a loop what its rounds may have left',
      '{% for y in a.userData.cohort_ids %}{% if x == nil %}{% assign x = y %}{% endif %}{% endfor %}{{ x█ }}',
      'text or nothing',
    ],
    [
      'knows behind nested loops what their rounds may have left',
      '{% for y in z %}{% for w in (1..2) %}{% unless x %}{% assign x = w %}{% endunless %}{% endfor %}{{ x }}{% endfor %}{{ x█ }}',
      'number or nothing',
    ],
    [
      'does not know what a round takes from the one before',
      "{% for y in z %}{% assign x = w %}{% assign w = 'a' %}{% endfor %}{{ x█ }}",
      'unknown',
    ],
    [
      'gives up where a loop ends in very many places',
      `{% for y in z %}${'{% if y %}{% assign x = 1 %}{% break %}{% endif %}'.repeat(40)}{% endfor %}{{ x█ }}`,
      'unknown',
    ],
    [
      'trusts nothing that an earlier round may have changed',
      "{% assign x = 1 %}{% for y in z %}{{ x█ }}{% assign x = 'a' %}{% endfor %}",
      'unknown',
    ],
    [
      'fills in a default',
      "{% assign x = a.userData.user_id %}{% unless x %}{% assign x = 'a' %}{% endunless %}{{ x█ }}",
      'text',
    ],
  ];
  for (const [title, template, shape] of cases) it(title, () => assert.equal(shapeAt(template), shape));
});

describe('Inference behind conditions', () => {
  const IDS = 'a.userData.cohort_ids';
  const isThere = 'list of text';
  const cases: readonly (readonly [template: string, shape: string])[] = [
    [`{% if ${IDS} %}{{ ${IDS}█ }}{% endif %}`, isThere],
    [`{% if ${IDS} %}{% else %}{{ ${IDS}█ }}{% endif %}`, 'nothing'],
    [`{% if ${IDS} %}{% endif %}{{ ${IDS}█ }}`, 'list of text or nothing'],
    [`{% if ${IDS} != nil %}{{ ${IDS}█ }}{% endif %}`, isThere],
    [`{% if ${IDS} != blank %}{{ ${IDS}█ }}{% endif %}`, isThere],
    [`{% if ${IDS} == nil %}{{ ${IDS}█ }}{% endif %}`, 'nothing'],
    [`{% if ${IDS} == nil %}{% elsif c %}{{ ${IDS}█ }}{% endif %}`, isThere],
    [`{% if ${IDS} contains 'x' %}{{ ${IDS}█ }}{% endif %}`, isThere],
    [`{% if ${IDS}.size > 0 %}{{ ${IDS}█ }}{% endif %}`, isThere],
    [`{% if ${IDS}[0] == 'x' %}{{ ${IDS}█ }}{% endif %}`, isThere],
    [`{% if ${IDS}.size >= x %}{{ ${IDS}█ }}{% endif %}`, isThere],
    [`{% if x < ${IDS}.size %}{{ ${IDS}█ }}{% endif %}`, isThere],
    [`{% if a.userData.amp_props.number_property > ${IDS}.size %}{{ ${IDS}█ }}{% endif %}`, isThere],
    [`{% if 'x' contains ${IDS}[0] %}{{ ${IDS}█ }}{% endif %}`, isThere],
    [`{% unless ${IDS}.size > x %}{{ ${IDS}█ }}{% endunless %}`, 'list of text or nothing'],
    [`{% assign x = 'a' %}{% if ${IDS}[0] == x %}{{ ${IDS}█ }}{% endif %}`, isThere],
    [`{% assign x = 'a' %}{% unless x != ${IDS}[0] %}{{ ${IDS}█ }}{% endunless %}`, isThere],
    [`{% assign x = 'a' %}{% case ${IDS}[0] %}{% when x %}{{ ${IDS}█ }}{% endcase %}`, isThere],
    [`{% if ${IDS}[0] == x %}{{ ${IDS}█ }}{% endif %}`, 'list of text or nothing'],
    [`{% if ${IDS}[0] == a.userData.user_id %}{{ ${IDS}█ }}{% endif %}`, 'list of text or nothing'],
    [`{% if ${IDS} == empty %}{{ ${IDS}█ }}{% endif %}`, isThere],
    [`{% if ${IDS} != empty %}{{ ${IDS}█ }}{% endif %}`, 'list of text or nothing'],
    [`{% if x and ${IDS} %}{{ ${IDS}█ }}{% endif %}`, isThere],
    [`{% if x or ${IDS} %}{{ ${IDS}█ }}{% endif %}`, 'list of text or nothing'],
    [`{% if ${IDS} == 1 or ${IDS} == 2 %}{{ ${IDS}█ }}{% endif %}`, isThere],
    [`{% if ${IDS}.first %}{{ ${IDS}[0]█ }}{% endif %}`, 'text'],
    [`{% if ${IDS}[-1] %}{{ ${IDS}.last█ }}{% endif %}`, 'text'],
    [`{% if ${IDS}.first %}{{ ${IDS}[1]█ }}{% endif %}`, 'text or nothing'],
    [`{% if ${IDS} and ${IDS}█ %}{% endif %}`, isThere],
    [`{% if ${IDS} or ${IDS}█ %}{% endif %}`, 'nothing'],
    [`{% if {{${IDS}}} %}{{ ${IDS}█ }}{% endif %}`, isThere],
    [`{% unless ${IDS} %}{{ ${IDS}█ }}{% endunless %}`, 'nothing'],
    [`{% unless ${IDS} %}{% else %}{{ ${IDS}█ }}{% endunless %}`, isThere],
    [`{% unless ${IDS} %}{% abort_message %}{% endunless %}{{ ${IDS}█ }}`, isThere],
    [`{% if ${IDS} == nil %}{% abort_message('x') %}{% endif %}{{ ${IDS}█ }}`, isThere],
    [`{% for x in ${IDS} %}{{ ${IDS}█ }}{% endfor %}`, isThere],
    [`{% if ${IDS} == 1 %}{% elsif ${IDS} %}{% else %}{% abort_message %}{% endif %}{{ ${IDS}█ }}`, isThere],
    [
      `{% if ${IDS} == 1 %}{% elsif x %}{% else %}{% abort_message %}{% endif %}{{ ${IDS}█ }}`,
      'list of text or nothing',
    ],
    [`{% if ${IDS} == 1 %}{% elsif ${IDS} == 2 %}{% endif %}{{ ${IDS}█ }}`, 'list of text or nothing'],
    [`{% case ${IDS} %}{% when 1 %}{% when 2 %}{% else %}{% abort_message %}{% endcase %}{{ ${IDS}█ }}`, isThere],
    [`{% case ${IDS} %}{% when 1 %}{% when nil %}{% abort_message %}{% endcase %}{{ ${IDS}█ }}`, isThere],
    [`{% case ${IDS} %}{% when blank %}{% else %}{{ ${IDS}█ }}{% endcase %}`, isThere],
    [`{% case ${IDS} %}{% when blank %}{{ ${IDS}█ }}{% endcase %}`, 'list of text or nothing'],
    [`{% if ${IDS} == 1 or ${IDS} %}{{ ${IDS}█ }}{% endif %}`, isThere],
    [`{% case ${IDS} %}{% when 'x', 'y' %}{{ ${IDS}█ }}{% endcase %}`, isThere],
    [`{% case ${IDS} %}{% when nil %}{% else %}{{ ${IDS}█ }}{% endcase %}`, isThere],
    [`{% assign x = ${IDS} %}{% if x %}{{ x█ }}{% endif %}`, isThere],
    [`{% if ${IDS} %}{% assign x = ${IDS} %}{{ x█ }}{% endif %}`, isThere],
    [`{% assign x = ${IDS} %}{% if ${IDS} %}{{ x█ }}{% endif %}`, isThere],
    [`{% assign x = ${IDS} %}{% if x %}{{ ${IDS}█ }}{% endif %}`, isThere],
    [`{% assign x = a.userData %}{% assign y = ${IDS} %}{% if x.cohort_ids %}{{ y█ }}{% endif %}`, isThere],
    [`{% assign x = ${IDS} %}{% unless x %}{{ ${IDS}█ }}{% endunless %}`, 'nothing'],
    [`{% assign x = ${IDS} | first %}{% if x %}{{ ${IDS}[0]█ }}{% endif %}`, 'text'],
    [`{% assign x = ${IDS} %}{% if x %}{% assign x = 1 %}{% endif %}{{ ${IDS}█ }}`, 'list of text or nothing'],
    [`{% assign x = ${IDS} %}${CALL}{% if x %}{{ ${IDS}█ }}{% endif %}`, 'list of text or nothing'],
    [`{% for x in ${IDS} %}{% if x %}{{ ${IDS}[0]█ }}{% endif %}{% endfor %}`, 'text or nothing'],
    [`{% if a.userData.amp_props %}{{ a.userData.amp_props.library█ }}{% endif %}`, 'text or nothing'],
    [`{% if a.userData %}{{ a█ }}{% endif %}`, 'object'],
    ['{% if a.__http_status_code__ == 200 %}{{ a█ }}{% endif %}', 'object'],
    ['{% if a.__http_status_code__ != 200 %}{% abort_message %}{% endif %}{{ a█ }}', 'object'],
    ['{% if a.__http_status_code__ != 200 %}{{ a█ }}{% endif %}', 'object or nothing'],
  ];
  for (const [template, shape] of cases) it(`${template} → ${shape}`, () => assert.equal(shapeAt(template), shape));
});

describe('Inference through filters', () => {
  const cases: readonly (readonly [pipeline: string, shape: string])[] = [
    ['a.userData.cohort_ids | first', 'text or nothing'],
    ['a.userData.cohort_ids | last', 'text or nothing'],
    ['a.userData.cohort_ids | size', 'number'],
    ['a.userData.cohort_ids | join: ", "', 'text'],
    ['a.userData.cohort_ids | sort | reverse', 'list of text'],
    ['a.userData.cohort_ids | slice: 0, 2', 'list of text'],
    ['a.userData.recommendations | map: "is_control"', 'list of true or false'],
    ['a.userData.recommendations | where: "is_control", true', 'list of objects'],
    ["'a,b' | split: ','", 'list of text'],
    ["a.userData.cohort_ids | default: 'x'", 'list of text or text'],
    ["nil | default: 'x'", 'text'],
    ["a.userData.cohort_ids | concat: 'a,b'", 'list of text'],
    ['a.userData.amp_props.first_used | plus: 0', 'number'],
    ["a.userData.amp_props | property_accessor: 'number_property'", 'number or nothing'],
    ['a.userData.amp_props.first_used | unheard_of', 'unknown'],
    ['a.userData.amp_props.first_used | json_parse', 'unknown'],
  ];
  for (const [pipeline, shape] of cases) {
    it(`${pipeline} → ${shape}`, () => assert.equal(shapeAt(`{% assign x = ${pipeline} %}{{ x█ }}`), shape));
  }
});

describe('Inference of long and deep templates', () => {
  const shapes: readonly (readonly [what: string, template: string])[] = [
    ['nested conditions', '{% if a.userData.cohort_ids %}'.repeat(3_000)],
    ['nested loops', '{% for x in a.userData.cohort_ids %}{% assign y = x %}'.repeat(3_000)],
    ['assignments of each other', `{% assign x = 1 %}${'{% assign x = x | append: x %}'.repeat(10_000)}`],
    ['branches of a case', `{% case a %}${'{% when nil %}{% assign x = a %}'.repeat(10_000)}{% endcase %}`],
    ['steps', `{{ a${'.b'.repeat(30_000)} }}`],
    ['steps of a condition', `{% if a${'.b'.repeat(30_000)} %}{{ a${'.b'.repeat(30_000)} }}{% endif %}`],
    ['operands', `{% if a.b ${'and a.c '.repeat(10_000)}%}{% endif %}`],
    ['aborts one after the other', '{% if a.b == nil %}{% abort_message %}{% endif %}'.repeat(5_000)],
    ['calls of one variable', CALL.repeat(2_000)],
  ];
  for (const [what, template] of shapes) {
    it(`takes ${what}`, () => {
      const facts = factsIn(CALL + template);
      const inferred = new Shapes(facts, NOTHING_SEEN);
      for (const lookup of facts.lookups) inferred.ofLookup(lookup);
    });
  }
});
