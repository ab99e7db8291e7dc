import assert from 'node:assert/strict';
import fc from 'fast-check';
import { ANSWER } from '../../../../src/problems/answer';
import { NOTHING_SEEN } from '../../../../src/profile/seen';
import { lookedUp, seenOf } from '../../language/people';
import { CALL_TO, mends, problemsOf } from '../checking';

const CODES = new Set(ANSWER.map(({ code }) => code));
const SEEN = seenOf(lookedUp('testUser', 'get_amp_props=true', 'get_computations=true', 'get_cohort_ids=true'));

/** Two calls may ask for the same once a fix has added a parameter, and what it brings may be compared with a text. */
const ONLY_THEN = new Set(['duplicate-call', 'number-as-text']);

const one = <T>(...values: readonly T[]) => fc.constantFrom(...values);
const text = (strings: TemplateStringsArray, ...parts: readonly fc.Arbitrary<string>[]) =>
  fc.tuple(...parts).map((values) => String.raw({ raw: strings }, ...values));

const flags = one(
  'get_amp_props=true',
  'get_cohort_ids=true',
  'get_recs=true&rec_id=r',
  'get_recs={{${city}}}&rec_id=r,s',
  'get_computations=true',
  'get_propensity=true&prediction_id=p',
  'get_propensity=true&prediction_id=p,q',
);
const call = fc
  .uniqueArray(flags, { minLength: 1, maxLength: 3 })
  .map((queries) => CALL_TO(queries.join('&')).replace(':save amplitude', ':save a'));

const fields = one(
  ...['amp_props', 'amp_props.city', "amp_props['gp:x']", 'amp_props.ltv', 'cohort_ids', 'cohort_ids[0]', 'user_id'],
  ...['recommendations', 'recommendations[0].items', 'recommendations[0].items[0]', 'recommendations[1].items[100]'],
  ...['recommendations[0].is_control', 'recommendations.first.last_updated', 'recommendations.items', 'device_id'],
  ...['propensity', 'propensities[0].prop', 'propensities[2].prop', 'recomendations[0].items', 'error'],
);
const names = one(
  'v',
  'w',
  'u',
  'r.items',
  'r.items[0]',
  'r.is_control',
  'r.last_updated',
  'x',
  'a.__http_status_code__',
);
const lookup = fc.oneof(text`${one('a.userData', 'u', 'a')}.${fields}`, names);
const filters = one(
  ...[
    '',
    '',
    '',
    ' | upcase',
    " | default: 'x'",
    " | join: ','",
    ' | first',
    ' | plus: 0',
    " | append: '!'",
    ' | size',
  ],
  ...[' | divided_by: 1000', " | times: 1000 | date: '%Y'"],
);
const literals = one(
  "'x'",
  '5',
  '0.5',
  'nil',
  'blank',
  'true',
  'false',
  '200',
  '404',
  "'200'",
  '1700000000000',
  'v',
  "''",
);
const comparison = fc.oneof(lookup, text`${lookup} ${one('==', '!=', '>', '<', 'contains')} ${literals}`);
const condition = fc.oneof(comparison, text`${comparison} ${one('and', 'or')} ${comparison}`);
const gap = one('', '', '\n', '\r\n  ', 'x ');

const { body } = fc.letrec<{ body: string; statement: string }>((tie) => ({
  body: fc.array(text`${gap}${tie('statement')}`, { minLength: 1, maxLength: 2 }).map((all) => all.join('')),
  statement: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    text`{{ ${lookup}${filters} }}`,
    text`{%- assign ${one('v', 'w')} = ${lookup}${filters} %}`,
    one('{% assign r = u.recommendations.first %}', '{% assign u = a.userData %}'),
    text`{% liquid\n  assign v = ${lookup}\n  if ${condition}\n    echo ${lookup}${filters}\n  endif\n%}`,
    text`{% if ${condition} %}${tie('body')}{% elsif ${condition} %}${tie('body')}{% else %}${tie('body')}{% endif %}`,
    text`{% unless ${condition} %}${tie('body')}{% endunless %}`,
    text`{% for i in ${lookup} %}${tie('body')}{% else %}y{% endfor %}`,
    text`{% for r in a.userData.recommendations %}${tie('body')}{% endfor %}`,
    text`{% case ${lookup} %}{% when ${literals} %}${tie('body')}{% endcase %}`,
    text`{% capture ${one('v', 'w')} %}${tie('body')}{% endcapture %}`,
    text`{% catalog_items shop {{ ${lookup} }} %}{{ items[0].name }}`,
    one("{% abort_message('x') %}"),
    call.map((written) => written.replace(':save a', ':save b')),
  ),
}));

const START = '{% assign u = a.userData %}{% assign r = a.userData.recommendations[0] %}';
const templates = text`${call}${fc.constant(START)}${body}${body}`;

describe('Of answers, in any template', () => {
  it('no place is reported twice for the same, and each fix takes its problem away and brings none', () => {
    fc.assert(
      fc.property(templates, one(NOTHING_SEEN, SEEN), (template, seen) => {
        const problems = problemsOf(template, seen);
        const found = problems.filter(({ code }) => CODES.has(code));
        const places = new Set(found.map(({ code, start, end }) => `${code} ${start} ${end}`));
        assert.equal(places.size, found.length);
        for (const problem of found) mends(template, problem, problems, seen, (code) => ONLY_THEN.has(code));
      }),
      { numRuns: 25 },
    );
  });
});
