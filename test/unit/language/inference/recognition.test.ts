import assert from 'node:assert/strict';
import { type ProfileCall, profileRequestOf } from '../../../../src/language/inference/recognition';
import { EVERYTHING, parameterIsOn } from '../../../../src/profile/writtenRequest';
import { factsIn } from '../asking';

const ENDPOINT = 'https://proxy.example.com/amplitude/v1';

function callTo(url: string): ProfileCall | undefined {
  const facts = factsIn(`{% connected_content ${url} :save a %}`);
  const [call] = facts.calls;
  return call && profileRequestOf(call, facts, ENDPOINT);
}

describe('A call to the Profile API', () => {
  for (const url of [
    'https://profile-api.amplitude.com/v1/userprofile?user_id=1',
    'https://Profile-API.Amplitude.COM/v1/userprofile',
    'http://profile-api.amplitude.com/anything',
    'https://profile-api.amplitude.com:443/v1/userprofile',
    'profile-api.amplitude.com/v1/userprofile',
    'https://proxy.example.com/amplitude/v1?user_id=1',
    'https://proxy.example.com/amplitude/v1/?user_id=1',
    'https://proxy.example.com:443/amplitude/v1#x',
    'https://{{ host }}/v1/userprofile?user_id=1',
    '{{ base }}/v1/userprofile',
    '{{ base }}/userprofile/?a=b',
  ]) {
    it(`is one to ${url}`, () => assert.ok(callTo(url)));
  }

  for (const url of [
    'https://example.com/v1/userprofile',
    'https://profile-api.amplitude.com.evil.io/v1/userprofile',
    'https://profile-api.amplitude.com@evil.io/v1/userprofile',
    'https://profile-api.amplitude.com:8443/v1/userprofile',
    'https://proxy.example.com/amplitude/v2',
    'https://proxy.example.com/amplitude/v1//',
    'http://proxy.example.com/amplitude/v1',
    '{{ url }}',
    '{{ base }}/v1/userprofiles',
    '',
  ]) {
    it(`is none to ${url || 'nowhere'}`, () => assert.equal(callTo(url), undefined));
  }

  describe('whose address a variable holds', () => {
    const callIn = (template: string): ProfileCall | undefined => {
      const facts = factsIn(template);
      const call = facts.calls.at(-1);
      return call && profileRequestOf(call, facts, ENDPOINT);
    };
    const API = 'https://profile-api.amplitude.com/v1/userprofile';
    const CALL = '{% connected_content {{ x }}?user_id=1&get_recs=true&rec_id=a %}';

    it('asks for what stands behind it', () => {
      for (const given of [`{% assign x = '${API}' %}`, `{% capture x %}\n  ${API}\n{% endcapture %}`]) {
        const call = callIn(given + CALL);
        assert.deepEqual(call?.request, { userId: '1', recIds: ['a'] }, given);
        assert.equal(call.open, false, given);
        assert.equal(call.isCertain, true, given);
      }
      assert.ok(callIn("{% assign x = 'profile-api.amplitude.com' %}{% connected_content {{x}}/v1/userprofile?a=b %}"));
      assert.ok(callIn("{% assign x = 'profile-api.amplitude.com' %}{% connected_content https://{{x}}/v1?a=b %}"));
      assert.ok(callIn("{% assign x = 'profile-api' %}{% connected_content https://{{x}}.amplitude.com/v1?a=b %}"));
      assert.ok(callIn("{% assign x = 'https://proxy.example.com/amplitude' %}{% connected_content {{x}}/v1?a=b %}"));
    });

    it('is followed through other variables, conditions and pieces', () => {
      for (const given of [
        "{% assign host = 'https://profile-api.amplitude.com' %}{% assign x = host | append: '/v1/userprofile' %}",
        `{% assign y = '${API}' %}{% assign x = y %}`,
        `{% capture x %}{% comment %}production{% endcomment %}${API}{% endcapture %}`,
        `{% if a %}{% assign x = '${API}' %}{% endif %}`,
      ]) {
        assert.deepEqual(callIn(given + CALL)?.request, { userId: '1', recIds: ['a'] }, given);
      }
    });

    it('asks for what the variable holds', () => {
      for (const given of [
        `{% assign x = '${API}?user_id=1&get_recs=true&rec_id=a' %}`,
        `{% assign x = '${API}?user_id=1' | append: '&get_recs=true&rec_id=a' %}`,
        `{% assign base = '${API}?' %}{% assign x = base | append: 'user_id=1&get_recs=true&rec_id=a' | strip %}`,
        `{% capture x %}\n${API}?user_id=1&get_recs=true&rec_id=a\n{% endcapture %}`,
        `{% capture x %}{% assign y = 1 %}${API}?user_id=1&{% echo 'get_recs=true' %}&rec_id=a{% endcapture %}`,
        `{% capture x %}{% liquid\n echo '${API}?user_id=1'\n assign y = 2\n echo '&get_recs=true&rec_id=a'\n%}{% endcapture %}`,
        `{% capture x %}${API}?user_id=1{% capture y %}&get_amp_props=true{% endcapture %}&get_recs=true&rec_id=a{% endcapture %}`,
        `{% capture x %}${API}?user_id=1&get_recs=true{% endcapture %}{% assign x = x | append: '&rec_id=a#b' %}`,
      ]) {
        const call = callIn(`${given}{% connected_content {{ x }} %}`);
        assert.deepEqual([call?.request, call?.open], [{ userId: '1', recIds: ['a'] }, false], given);
      }
      const appended = callIn(
        `{% assign x = '${API}?user_id=' | append: id %}{% connected_content {{ x }}&get_recs=true %}`,
      );
      assert.deepEqual(
        [...(appended?.parameters ?? [])],
        [
          ['user_id', undefined],
          ['get_recs', 'true'],
        ],
      );
    });

    it('asks for what a variable holds behind the question mark', () => {
      for (const given of [
        "{% assign q = 'user_id=1&get_recs=true&rec_id=a' %}",
        "{% assign r = 'get_recs=true&rec_id=a' %}{% assign q = 'user_id=1&' | append: r %}",
        '{% capture q %}user_id=1&get_recs=true&rec_id=a{% endcapture %}',
      ]) {
        for (const url of [`${API}?{{ q }}`, `${API}?{{q}}&get_recs=false`, `${API}?rec_id=a&{{ q }}`]) {
          const call = callIn(`${given}{% connected_content ${url} %}`);
          assert.deepEqual([call?.request, call?.open], [{ userId: '1', recIds: ['a'] }, false], given + url);
        }
      }
      const call = callIn(
        `{% capture q %}user_id={{ id }}&get_recs=false{% endcapture %}{% connected_content ${API}?{{ q }} %}`,
      );
      assert.deepEqual([...(call?.parameters.keys() ?? [])], ['user_id', 'get_recs']);
      assert.deepEqual([parameterIsOn(call ?? EVERYTHING, 'get_recs'), call?.open], ['maybe', false]);
    });

    it('asks for what a variable adds behind a value', () => {
      for (const [given, url] of [
        ["{% assign q = '&get_recs=true&rec_id=a' %}", `${API}?user_id=1{{ q }}`],
        ["{% assign q = '&rec_id=a' %}", `${API}?user_id=1&get_recs=true{{ q }}`],
        [
          "{% assign q = 'c&rec_id=a' %}{% assign r = '&user_id=1' %}",
          `${API}?get_recs=true{{ r }}&comp={{ 'b' }}{{ q }}`,
        ],
        ['{% capture q %}&get_recs=true{% endcapture %}', `${API}?user_id=1{{ q }}&rec_id=a`],
      ] as const) {
        const call = callIn(`${given}{% connected_content ${url} %}`);
        assert.deepEqual([call?.request, call?.open], [{ userId: '1', recIds: ['a'] }, false], given + url);
      }
      for (const id of ['{{${user_id}}}', '{{ ${user_id} | url_param_escape }}', '{{ id }}']) {
        const url = `${API}?user_id=${id}{{ q }}`;
        const call = callIn(`{% assign q = '&get_amp_props=true&get_recs=false' %}{% connected_content ${url} %}`);
        assert.deepEqual(
          [[...(call?.parameters ?? [])], call?.open],
          [
            [
              ['user_id', undefined],
              ['get_amp_props', 'true'],
              ['get_recs', undefined],
            ],
            false,
          ],
          url,
        );
      }
    });

    it('may ask for anything where it is not known what is added behind a value', () => {
      for (const [given, url] of [
        ["{% assign q = '&a=b' | append: more %}{% assign q = q | append: more %}", `${API}?user_id=1{{ q }}`],
        ["{% assign q = '' %}{% if a %}{% assign q = '&get_recs=true' %}{% endif %}", `${API}?user_id=1{{ q }}`],
        ["{% assign q = '&b=c' %}", `${API}?user_id={{ 'a&get_recs=true' | url_param_escape }}{{ q }}`],
        ["{% assign q = '&b=c' %}", `${API}?user_id={{ a }}{{ b }}{{ q }}`],
      ]) {
        assert.equal(callIn(`${given}{% connected_content ${url} %}`)?.open, true, `${given}${url}`);
      }
    });

    it('may ask for anything where what it holds behind the question mark is not known', () => {
      for (const [given, url] of [
        ['', `${API}?{{ q }}`],
        ["{% assign q = 'user_id=1&' | append: more %}", `${API}?{{ q }}`],
        ["{% assign q = 'user_id=1' %}{% if a %}{% assign q = 'user_id=2' %}{% endif %}", `${API}?{{ q }}`],
        ["{% assign q = 'user_id=1' %}", `${API}?{{ q | url_param_escape }}`],
        ["{% assign q = 'get_recs' %}", `${API}?{{ q }}=true`],
      ]) {
        assert.equal(callIn(`${given}{% connected_content ${url} %}`)?.open, true, `${given}${url}`);
      }
    });

    it('may ask for anything where branches or unknown texts may add parameters', () => {
      for (const given of [
        `{% capture x %}${API}?user_id=1{% if y %}&get_amp_props=true{% endif %}{% endcapture %}`,
        `{% capture x %}${API}?user_id=1&{{ more }}{% endcapture %}`,
        `{% capture x %}\n${API}?user_id=1&{{ more }}\n{% endcapture %}`,
        `{% capture x %}${API}?user_id=1&get_{{ what }}=true{% endcapture %}`,
        `{% capture x %}\n${API}?user_id=1&{{ name }}=true&a=b\n{% endcapture %}`,
        `{% capture x %}${API}?user_id=1\n&get_amp_props=true{% endcapture %}`,
        `{% capture x %}${API}?user_id=1{% for y in z %}&{{ y }}=true{% endfor %}{% endcapture %}`,
        `{% capture x %}${API}?user_id=1{% render 'more' %}{% endcapture %}`,
        `{% capture x %}${API}?user_id={{ id }}{{ more }}{% endcapture %}`,
        `{% assign x = '${API}?user_id=1' | append: more %}`,
        `{% capture x %}${API}?user_id=1&{% echo y %}{% endcapture %}`,
        `{% assign x = '${API}?user_id=1' %}{% if y %}{% assign x = '${API}?user_id=2' %}{% endif %}`,
      ]) {
        assert.equal(callIn(`${given}{% connected_content {{ x }} %}`)?.open, true, given);
      }
      assert.equal(callIn(`{% assign x = '${API}?a=b' %}{% connected_content {{ x }}/c?d=e %}`)?.open, true);
    });

    it('is told by what was assigned before a block, not by what its other branches assign', () => {
      const other = "{% assign x = 'https://example.com' %}";
      const given = `{% assign x = '${API}' %}{% if y %}${other}{% elsif z %}${other}{% else %}`;
      assert.ok(callIn(`${given}{% if z %}${CALL}`));
      assert.ok(callIn(`{% if y %}${given}${CALL}`));
      assert.equal(callIn(`${given}{% endif %}${CALL}`), undefined);
    });

    it('may ask for anything where the URL has more parameters than people write', () => {
      const call = callIn(`{% assign x = '${API}?${'a=b&'.repeat(100)}' %}{% connected_content {{ x }} %}`);
      assert.deepEqual([call?.parameters.size, call?.open], [1, true]);
    });

    it('may ask for anything where one of the branches leads nobody knows where', () => {
      const call = callIn(`{% assign x = y %}{% if z %}{% assign x = '${API}?user_id=1' %}{% endif %}${CALL}`);
      assert.equal(call?.open, true);
      assert.equal(callIn(`{% assign x = y %}{% if z %}{% assign x = w %}{% endif %}${CALL}`), undefined);
    });

    it('is none where one of the branches leads elsewhere', () => {
      const branches = `{% if y %}{% assign x = 'https://example.com' %}{% else %}{% assign x = '${API}' %}{% endif %}`;
      assert.equal(callIn(`${branches}{% connected_content {{ x }} %}`), undefined);
    });

    it('is the one that was assigned last before it', () => {
      const other = "{% assign x = 'https://example.com/a' %}";
      const ours = `{% assign x = '${API}' %}`;
      assert.ok(callIn(other + ours + CALL));
      assert.equal(callIn(ours + other + CALL), undefined);
      assert.equal(callIn(CALL + ours), undefined);
    });

    it('is one by its path, whatever host the variable holds', () => {
      const call = callIn(
        "{% assign x = 'https://proxy.io' %}{% connected_content {{ x }}/v1/userprofile?user_id=1 %}",
      );
      assert.deepEqual([call?.request, call?.open, call?.isCertain], [{ userId: '1' }, false, false]);
    });

    it('is none of another host, or of a host that goes on', () => {
      for (const given of [
        "{% assign x = 'https://profile-api.amplitude.com.evil.io/v1' %}",
        "{% assign x = 'https://profile-api.amplitude.com@evil.io/v1' %}",
        "{% assign x = 'https://profile-api.amplitude.com' | append: tail %}",
        '{% capture x %}https://profile-api.amplitude.com{{ tail }}{% endcapture %}',
        `{% assign x = '${API}' | replace: 'profile-api', 'x' %}`,
        `{% assign x = y %}`,
      ]) {
        assert.equal(callIn(given + CALL), undefined, given);
      }
      assert.equal(
        callIn("{% assign x = 'https://profile-api.amplitude.com' %}{% connected_content {{x}}.io/a %}"),
        undefined,
      );
    });
  });

  it('has the request that its URL says, and the parameters that Liquid fills', () => {
    const call = callTo(
      'https://profile-api.amplitude.com/v1/userprofile?user_id={{${user_id}}}&get_recs=true&rec_id=a%20b,c&rec_id=other&comp_id={comp}',
    );
    assert.deepEqual(call?.request, { recIds: ['a b', 'c'] });
    assert.deepEqual([...(call?.dynamic ?? [])], ['user_id', 'comp_id']);
    assert.equal(call?.open, false);
    assert.equal(callTo('https://profile-api.amplitude.com/v1/userprofile?{{ query }}')?.open, true);
  });
});
