import assert from 'node:assert/strict';
import { inlayHintsIn } from '../../../src/language/inlayHints';
import { NOTHING_SEEN, type Seen } from '../../../src/profile/seen';
import { factsIn } from './asking';
import { lookedUp, seenOf } from './people';

const QUERY = 'get_recs=true&rec_id=testRecId&get_amp_props=true';
const CALL = `{% connected_content https://profile-api.amplitude.com/v1/userprofile?user_id=1&${QUERY} :save a %}`;
const SEEN = seenOf(lookedUp('testUser', QUERY));

/** The template with the hints where they are shown. */
function hinted(template: string, seen: Seen = SEEN): string {
  const text = CALL + template;
  const hints = inlayHintsIn(factsIn(text), seen, { start: 0, end: text.length });
  return hints
    .toReversed()
    .reduce((shown, { offset, label }) => `${shown.slice(0, offset)}«${label}»${shown.slice(offset)}`, text)
    .slice(CALL.length);
}

describe('Inlay hints', () => {
  const shown: readonly string[] = [
    '{{ a.userData.amp_props.library }}«= "http/1.0"»',
    '{{ a.userData.amp_props.number_property }}«= 12» {{ a.userData.amp_props.boolean_property }}«= true»',
    '{{ a.userData.recommendations[0].items[0] }}«= "cookie"»',
    '{{ a.userData.recommendations.first.items }}«= 5 items»',
    '{{ a.userData.recommendations[0].items.size }}«= 5»',
    '{% assign r = a.userData.recommendations | first %}{{ r.items | last }}«= "croissant"»',
    '{{ a.userData.amp_props.missing }}«= nil»',
    '{{ a.userData.amp_props.library | default: \'x\' }}«= "http/1.0"»',
    '<b title="{{ a.userData.user_id }}«= "testUser"»">',
    '{% liquid\n  echo a.userData.user_id«= "testUser"»\n%}',
  ];
  for (const template of shown) {
    it(`show ${template}`, () => assert.equal(hinted(template.replace(/«[^»]*»/g, '')), template));
  }

  const silent: readonly (readonly [why: string, template: string])[] = [
    ['behind filters that change the value', '{{ a.userData.amp_props.library | upcase }}'],
    ['where the default is printed', "{{ a.userData.amp_props.missing | default: 'x' }}"],
    ['for any item of a loop', '{% for x in a.userData.recommendations[0].items %}{{ x }}{% endfor %}'],
    [
      'where another way leads elsewhere',
      "{% assign x = 'a' %}{% if c %}{% assign x = a.userData.user_id %}{% endif %}{{ x }}",
    ],
    ['while an output is being typed', '{{ a.userData.amp_props.'],
    ['for other variables', '{{ b.userData.user_id }}{{ 1 }}'],
    ['in a comment', '{% comment %}{{ a.userData.user_id }}{% endcomment %}<!-- {{ a.userData.user_id }} -->'],
  ];
  for (const [why, template] of silent) it(`show nothing ${why}`, () => assert.equal(hinted(template), template));

  it('show nothing for what was never fetched', () => {
    const unfetched = CALL.replace(QUERY, `${QUERY}&get_cohort_ids=true&get_computations=true`);
    for (const use of ['cohort_ids', "amp_props['computed-prop-1']", 'amp_props']) {
      const template = `${unfetched}{{ a.userData.${use} }}`;
      assert.equal(hinted(template), template);
    }
  });

  it('show nothing where the call does not ask, whatever was fetched otherwise', () => {
    const template = '{{ a.userData.cohort_ids }}';
    assert.equal(hinted(template), template);
    assert.equal(hinted(template, seenOf(lookedUp('testUser', 'get_cohort_ids=true'))), template);
  });

  it('show a computation that was fetched together with the properties', () => {
    const both = 'get_amp_props=true&get_computations=true';
    const computations = CALL.replace(QUERY, 'get_computations=true');
    const template = `${computations}{{ a.userData.amp_props['computed-prop-1'] }}`;
    assert.equal(hinted(template, seenOf(lookedUp('testUser', both))), `${template}«= "5000000.0"»`);
    assert.equal(hinted(template, seenOf(lookedUp('testUser', both, 'get_amp_props=true'))), template);
  });

  it('show nothing without an active profile', () => {
    const template = '{{ a.userData.user_id }}';
    assert.equal(hinted(template, NOTHING_SEEN), template);
  });

  it('say whose value it is, and that it is sample data', () => {
    const text = `${CALL}{{ a.userData.user_id }}`;
    const tooltips = [false, true].map((isSample) => {
      return inlayHintsIn(factsIn(text), { ...SEEN, isSample }, { start: 0, end: text.length })[0]?.tooltip;
    });
    assert.deepEqual(tooltips, ['The value for `testUser`', 'The value for `testUser`, sample data']);
  });

  it('are those of the span alone', () => {
    const text = `${CALL}{{ a.userData.user_id }}{{ a.userData.user_id }}`;
    const start = text.lastIndexOf('{{');
    assert.deepEqual(
      inlayHintsIn(factsIn(text), SEEN, { start: start + 1, end: start + 2 }).map(({ offset }) => offset),
      [text.length],
    );
  });
});
