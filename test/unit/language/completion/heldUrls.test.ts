import assert from 'node:assert/strict';
import { NOTHING_SEEN } from '../../../../src/profile/seen';
import { accepted, completionNamed, labelsAt, offered } from './completing';

const API = 'https://profile-api.amplitude.com/v1/userprofile';
const CALL = '{% connected_content {{ url }} :save a %}';

describe('Completion in a URL that a variable holds', () => {
  const places: readonly (readonly [where: string, template: string])[] = [
    ['a string', `{% assign url = "${API}?user_id=1&█" %}${CALL}`],
    ['a string before other parameters', `{% assign url = '${API}?get_█&user_id=1' %}${CALL}`],
    ['a string that is appended', `{% assign url = "${API}?user_id=" | append: id | append: "&get_█" %}${CALL}`],
    [
      'a string after an address',
      `{% assign base = '${API}' %}{% assign url = base | append: '?user_id=1&█' %}${CALL}`,
    ],
    ['a capture', `{% capture url %}\n${API}?user_id={{ id }}&get_█\n{% endcapture %}${CALL}`],
    ['a branch of a capture', `{% capture url %}${API}?user_id=1{% if b %}&█{% endif %}{% endcapture %}${CALL}`],
    ['a liquid tag', `{% liquid\n  assign url = "${API}?user_id=1&get_█"\n%}${CALL}`],
    [
      'one of two',
      `{% if b %}{% assign url = "${API}?user_id=1&█" %}{% else %}{% assign url = "${API}?user_id=2" %}{% endif %}${CALL}`,
    ],
  ];
  for (const [where, template] of places) {
    it(`offers the parameters that are not there yet, in ${where}`, () => {
      const labels = labelsAt(template);
      assert.ok(labels.includes('get_recs') && labels.includes('device_id'), labels.join());
      assert.ok(!labels.includes('user_id'), labels.join());
    });
  }

  it('does not offer again what a variable adds to the URL', () => {
    for (const url of ['?{{ q }}&█', '?user_id=1{{ q }}&█', '?user_id=1{{ q }}&get_█']) {
      const labels = labelsAt(`{% assign q = '&get_cohort_ids=true' %}{% connected_content ${API}${url} :save a %}`);
      assert.ok(labels.includes('get_recs') && !labels.includes('get_cohort_ids'), url);
    }
  });

  it('offers nothing where no call to the Profile API takes the text', () => {
    for (const template of [
      `{% assign url = "${API}?user_id=1&█" %}`,
      `{% assign url = "${API}?user_id=1&█" %}{% connected_content {{ other }} %}`,
      `${CALL}{% assign url = "${API}?user_id=1&█" %}`,
      `{% assign url = "https://example.com/?user_id=1&█" %}${CALL}`,
      `{% capture url %}${API}{% endcapture %}<a href="?a=b&█">${CALL}`,
    ]) {
      assert.deepEqual(labelsAt(template), [], template);
    }
  });

  it('offers the values of parameters, without Liquid in a string', () => {
    assert.deepEqual(labelsAt(`{% assign url = "${API}?user_id=1&get_recs=█" %}${CALL}`), ['true', 'false']);
    assert.deepEqual(labelsAt(`{% assign url = "${API}?user_id=█" %}${CALL}`), []);
    assert.deepEqual(labelsAt(`{% assign url = "${API}?rec_type=█" | append: type %}${CALL}`), []);
    assert.deepEqual(labelsAt(`{% capture url %}${API}?user_id=█{% endcapture %}${CALL}`), [
      'user_id of the recipient',
    ]);
  });

  it('writes ids so that they end no string', () => {
    const seen = { ...NOTHING_SEEN, ids: { ...NOTHING_SEEN.ids, recommendations: ["Ada's"] } };
    assert.equal(
      accepted(`{% assign url = '${API}?rec_id=█' %}${CALL}`, "Ada's", seen),
      `{% assign url = '${API}?rec_id=Ada%27s' %}${CALL}`,
    );
  });

  it('turns on a parameter that says false', () => {
    assert.equal(
      accepted(
        `{% assign url = '${API}?user_id=' | append: id | append: "&get_amp_props=false&█" %}${CALL}`,
        'get_amp_props',
      ),
      `{% assign url = '${API}?user_id=' | append: id | append: "&get_amp_props=true" %}${CALL}`,
    );
  });
});

describe('Completion of what the request of a held URL fills', () => {
  it('puts what it does not ask for last', () => {
    assert.equal(
      offered(`{% assign url = "${API}?user_id=1&get_amp_props=true" %}${CALL}{{ a.userData.█ }}`),
      'amp_props user_id device_id | recommendations cohort_ids propensity propensities',
    );
  });

  const edits: readonly (readonly [before: string, after: string])[] = [
    [`{% assign url = '${API}?user_id=1' %}`, `{% assign url = '${API}?user_id=1&get_amp_props=true' %}`],
    [
      `{% assign url = '${API}?user_id=' | append: id %}`,
      `{% assign url = '${API}?get_amp_props=true&user_id=' | append: id %}`,
    ],
    [
      `{% capture url %}${API}?user_id={{ id }}&get_amp_props=false{% endcapture %}`,
      `{% capture url %}${API}?user_id={{ id }}&get_amp_props=true{% endcapture %}`,
    ],
  ];
  for (const [before, after] of edits) {
    it(`adds the parameter to ${before}`, () => {
      assert.equal(
        accepted(`${before}${CALL}{{ a.userData.█ }}`, 'amp_props'),
        `${after}${CALL}{{ a.userData.amp_props }}`,
      );
    });
  }

  it('adds it once, where two calls take the same URL', () => {
    const branches = `{% if b %}${CALL}{% else %}${CALL}{% endif %}`;
    const template = `{% assign url = '${API}?user_id=1' %}${branches}{{ a.userData.█ }}`;
    assert.equal(completionNamed(template, 'amp_props').edits?.length, 1);
  });

  it('leaves open what branches may add', () => {
    for (const url of [
      `{% capture url %}${API}?user_id=1{% if b %}&get_amp_props=true{% endif %}{% endcapture %}`,
      `{% capture url %}${API}?user_id=1{{ rest }}&{{ more }}{% endcapture %}`,
      `{% assign url = '${API}?user_id=1' %}{% if b %}{% assign url = '${API}?user_id=1&get_recs=true' %}{% endif %}`,
    ]) {
      assert.equal(completionNamed(`${url}${CALL}{{ a.userData.█ }}`, 'amp_props').description, undefined, url);
    }
  });
});
