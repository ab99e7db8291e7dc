import assert from 'node:assert/strict';
import { problemsOf, reports, silent } from '../checking';
import { API, asking, ME } from './calling';

const DEVICE = 'device_id={{most_recently_used_device.${id} | url_param_escape}}';

/** A call whose URL a variable holds. */
const CALLED = '{% connected_content {{ c }} :auth_credentials b :save a %}{{ a.userData.user_id }}';

describe('no-user', () => {
  const CODE = 'no-user';
  const call = (url: string) => `{% connected_content ${url} :auth_credentials b :save a %}{{ a.userData.user_id }}`;

  it('is a call that says of nobody whom it asks about', () => {
    for (const [before, after] of [
      [`«${API}»`, `${API}?${ME}`],
      [`«${API}?»`, `${API}?${ME}`],
      [`«${API}?get_amp_props=true»`, `${API}?${ME}&get_amp_props=true`],
      [`«${API}?&get_amp_props=true»`, `${API}?${ME}&&get_amp_props=true`],
      [`«${API}?rec_id={{ b }}&get_recs=true#c»`, `${API}?${ME}&rec_id={{ b }}&get_recs=true#c`],
      [`«${API}/»`, `${API}/?${ME}`],
      [`${API}?«user_id=»&get_amp_props=true`, `${API}?${ME}&get_amp_props=true`],
      [`${API}?get_amp_props=true&«user_id»`, `${API}?get_amp_props=true&${ME}`],
      [`${API}?«device_id=»`, `${API}?${DEVICE}`],
      [`«${API}?userId=»`, `${API}?${ME}&userId=`],
      ['«{{ base }}/v1/userprofile?get_amp_props=true»', `{{ base }}/v1/userprofile?${ME}&get_amp_props=true`],
      ['«HTTPS://Profile-Api.Amplitude.com/v1/userprofile»', `HTTPS://Profile-Api.Amplitude.com/v1/userprofile?${ME}`],
    ] as const) {
      reports(CODE, call(before), call(after));
    }
    reports(
      CODE,
      `{% if c %}{%- connected_content\r\n  «${API}»\r\n  :auth_credentials b\r\n-%}{% endif %}{{ connected.userData.user_id }}`,
      `{% if c %}{%- connected_content\r\n  ${API}?${ME}\r\n  :auth_credentials b\r\n-%}{% endif %}{{ connected.userData.user_id }}`,
    );
  });

  it('is a call whose parameters begin with another sign', () => {
    reports(CODE, call(`${API}«&»${ME}&get_amp_props=true`), call(`${API}?${ME}&get_amp_props=true`));
    reports(CODE, call(`${API}/«&»${ME}`), call(`${API}/?${ME}`));
    reports(CODE, call(`${API}«;»get_amp_props=true&${ME}`), call(`${API}?get_amp_props=true&${ME}`));
    reports(CODE, call(`${API}«&»get_amp_props=true?${ME}`), call(`${API}?get_amp_props=true&${ME}`));
    reports(CODE, call(`${API}«&»get_amp_props=true`), call(`${API}?${ME}&get_amp_props=true`));
    silent(CODE, call(`https://x.io/userprofile&${ME}`));
  });

  it('is not a call that names one, or may', () => {
    for (const url of [
      `${API}?user_id=b`,
      `${API}?${ME}`,
      `${API}?get_amp_props=true&device_id={{ c }}`,
      `${API}?user_id={id}`,
      `${API}?{{ query }}`,
      `${API}{{ query }}`,
      `${API}?{{ name }}=b`,
      `${API}?user_id=&device_id=c`,
      `${API}?userid=c`,
      `${API}?amp;user_id=c`,
      'https://x.io/v1/userprofile',
      'https://api.amplitude.com/v1/userprofile',
      '{{ url }}',
    ]) {
      silent(CODE, call(url));
    }
    silent(CODE, `{% comment %}${call(API)}{% endcomment %}`);
  });

  it('is a call whose variable holds a URL of nobody, for which there is no fix', () => {
    const held = (url: string) => `{% assign url = '${url}' %}`;
    reports(CODE, `${held(`${API}?get_amp_props=true`)}${call('«{{ url }}»')}`);
    for (const query of ['user_id=b', 'userid=b']) silent(CODE, `${held(`${API}?${query}`)}${call('{{ url }}')}`);
  });

  it('is not a call that posts it by mistake, of which another rule speaks', () =>
    silent(CODE, `{% connected_content ${API} :method post :body user_id=b&c=d :auth_credentials e :save a %}`));
});

describe('unescaped-id', () => {
  const CODE = 'unescaped-id';
  const id = (value: string, name = 'user_id') => asking(`${name}=${value}`);

  it('is an id as it is known of the recipient', () => {
    for (const [before, after] of [
      ['«{{${user_id}}}»', '{{${user_id} | url_param_escape}}'],
      ['«{{ ${user_id} }}»', '{{ ${user_id} | url_param_escape }}'],
      ['«{{- ${user_id} -}}»', '{{- ${user_id} | url_param_escape -}}'],
      ['«{{${user_id} | default: "c"}}»', '{{${user_id} | default: "c" | url_param_escape}}'],
      ['«{{${user_id} | escape}}»', '{{${user_id} | url_param_escape}}'],
      ['«{{${user_id} | escape | strip}}»', '{{${user_id} | escape | strip | url_param_escape}}'],
      ['«{{custom_attribute.${amplitude id}}}»', '{{custom_attribute.${amplitude id} | url_param_escape}}'],
      ['«{{event_properties.${ids}[0]}}»', '{{event_properties.${ids}[0] | url_param_escape}}'],
      ['crm-«{{${user_id}}}»', 'crm-{{${user_id} | url_param_escape}}'],
      ['«{{ "crm-" | append: ${user_id} }}»', '{{ "crm-" | append: ${user_id} | url_param_escape }}'],
    ] as const) {
      reports(CODE, id(before), id(after));
    }
    const device = (filter: string) => id(`{{most_recently_used_device.\${id}${filter}}}`, 'device_id');
    reports(CODE, device('').replace(/\{\{most.*?\}\}\}/, '«$&»'), device(' | url_param_escape'));
  });

  it('is none with a filter that is misspelt alone', () => {
    silent(CODE, id('{{${user_id} | url_param_escap}}'));
  });

  it('is one that went through variables', () => {
    for (const before of [
      '{% assign c = {{${user_id}}} %}',
      '{% assign c = ${user_id} %}',
      '{% assign d = ${user_id} | downcase %}{% assign c = d %}',
      '{% capture c %}crm-{{${user_id}}}{% endcapture %}',
      '{% if d %}{% assign c = ${user_id} %}{% else %}{% assign c = custom_attribute.${id} %}{% endif %}',
    ]) {
      reports(CODE, before + id('«{{ c }}»'), before + id('{{ c | url_param_escape }}'));
    }
  });

  it('is one that is appended to a URL', () => {
    const held = (value: string, before = '') =>
      `${before}{% assign c = '${API}?user_id=' | append: ${value} %}${CALLED}`;
    const escaped = (value: string) => `{% assign user_id = ${value} | url_param_escape -%}\n`;
    reports(CODE, held('«${user_id}»'), held('user_id', escaped('${user_id}')));
    reports(CODE, held("«${user_id}» | append: '&d=e'"), held("user_id | append: '&d=e'", escaped('${user_id}')));
    const given = '{% assign d = custom_attribute.${id} %}\n';
    reports(CODE, held('«d»', given), held('user_id', `${given}${escaped('d')}`));
    silent(CODE, held('d', '{% assign d = ${user_id} | url_encode %}'));
    silent(CODE, held('${user_id} | url_escape'));
    silent(CODE, `{% assign c = '${API}?user_id=1&d=' | append: \${user_id} %}${CALLED}`);
  });

  it('is one in a captured URL', () => {
    const captured = (output: string) => `{% capture c %}${API}?user_id=${output}{% endcapture %}${CALLED}${CALLED}`;
    reports(CODE, captured('«{{${user_id}}}»'), captured('{{${user_id} | url_param_escape}}'));
    reports(
      CODE,
      captured('u-«{{${email_address} | downcase}}»'),
      captured('u-{{${email_address} | downcase | url_param_escape}}'),
    );
    const assigned = '{% assign d = ${user_id} %}';
    reports(CODE, assigned + captured('«{{ d }}»'), assigned + captured('{{ d | url_param_escape }}'));
    silent(CODE, captured('{{${user_id} | url_encode}}'));
    silent(CODE, captured('1&lang={{${language}}}'));
    silent(CODE, `{% assign c = '${API}?user_id=' | append: d %}{{\${user_id}}}${CALLED}`);
    silent(CODE, `{% assign d = \${user_id} | url_param_escape %}${captured('{{ d }}')}`);
    silent(CODE, `{% capture d %}{{${'${user_id}'}}}{% endcapture %}${captured('{{ d | url_encode }}')}`);
  });

  it('is mended without a person', () => {
    const [problem] = problemsOf(id('{{${user_id}}}')).filter(({ code }) => code === CODE);
    assert.equal(problem?.fixes[0]?.safe, true);
  });

  it('is not one that is escaped, here or before', () => {
    for (const value of [
      '{{${user_id} | url_param_escape}}',
      '{{${user_id} | url_encode}}',
      '{{${user_id} | url_escape}}',
      '{{${user_id} | default: "c" | url_param_escape | strip}}',
      '{{${user_id} | md5}}',
      '{{${braze_id}}}',
    ]) {
      silent(CODE, id(value));
    }
    for (const before of [
      '{% assign c = ${user_id} | url_param_escape %}',
      '{% assign c = {{${user_id}}} | url_encode %}',
      '{% assign c = {{${user_id} | url_escape}} %}',
      '{% capture c %}{{${user_id} | url_param_escape}}{% endcapture %}',
      '{% assign c = ${user_id} %}{% assign c = c | url_param_escape %}',
      '{% assign d = ${user_id} | url_param_escape %}{% assign c = d %}',
      '{% if d %}{% assign c = ${user_id} %}{% else %}{% assign c = ${user_id} | url_param_escape %}{% endif %}',
    ]) {
      silent(CODE, before + id('{{ c }}'));
    }
  });

  it('is not what nobody can know, other parameters, and other APIs', () => {
    for (const value of ['{{ c }}', '{{ user_id }}', '{{ order.customer_id }}', 'c', '{id}', "{{ 'c' }}"])
      silent(CODE, id(value));
    silent(CODE, asking(`${ME}&get_recs=true&rec_id={{custom_attribute.\${rec}}}`));
    silent(CODE, '{% connected_content https://x.io?user_id={{${user_id}}} :save a %}');
    silent(CODE, id(`{{ \${user_id} | default: "nobody' }}`));
    silent(CODE, `{% increment c %}${id('{{ c }}')}{% for d in e %}${id('{{ d }}')}{% endfor %}`);
  });
});

describe('shared-cache', () => {
  const CODE = 'shared-cache';

  it('is an id that is the same for everybody', () => {
    reports(CODE, asking('user_id=«testUser»&get_amp_props=true'), asking(`${ME}&get_amp_props=true`));
    reports(CODE, asking('get_amp_props=true&user_id=«a%40b.io»'), asking(`get_amp_props=true&${ME}`));
    reports(CODE, asking(`user_id=«{{ 'testUser' }}»`), asking(ME));
    reports(CODE, asking('user_id=«{{ 12 | url_encode }}»'), asking(ME));
    reports(CODE, asking('device_id=«ABC-1»'), asking(DEVICE));
    reports(CODE, asking('user_id=«12»#b'), asking(`${ME}#b`));
    reports(CODE, asking('userid=«b»'), asking('userid={{${user_id} | url_param_escape}}'));
  });

  it('is one in a URL that a variable holds', () => {
    const captured = (id: string) => `{% capture c %}${API}?user_id=${id}{% endcapture %}${CALLED}${CALLED}`;
    reports(CODE, captured('«testUser»'), captured('{{${user_id} | url_param_escape}}'));
    reports(CODE, `{% assign c = '${API}?user_id=«testUser»&get_amp_props=true' %}${CALLED}`);
    silent(CODE, `{% assign c = '${API}?user_id=' | append: d %}${CALLED}`);
    reports(CODE, `{% assign b = 'a b' | url_param_escape %}${asking('user_id=«{{ b }}»')}`, asking(ME));
  });

  it('is one that is appended to the URL', () => {
    reports(CODE, `{% assign c = '${API}?user_id=' | append: '«testUser»' | append: '&get_amp_props=true' %}${CALLED}`);
    reports(CODE, `{% assign c = '${API}?device_id=' | append: "«ABC»" %}${CALLED}`);
    reports(CODE, `{% assign b = '${API}' %}{% assign c = b | append: '?user_id=' | append: '«12»' %}${CALLED}`);
    reports(CODE, `{% assign b = '«testUser»' %}{% assign c = '${API}?user_id=' | append: b %}${CALLED}`);
    reports(CODE, `{% capture c %}${API}?user_id={{ '«testUser»' }}{% endcapture %}${CALLED}`);
    silent(CODE, `{% assign c = '${API}?user_id=a' | append: \${user_id} %}${CALLED}`);
    silent(CODE, `{% assign c = '${API}?user_id=' | append: \${user_id} | append: '&rec_id=a' %}${CALLED}`);
    silent(CODE, `{% assign c = '${API}?rec_id=' | append: 'a' | append: '&${ME}' %}${CALLED}`);
    silent(
      CODE,
      `{% assign b = 'a' %}{% if d %}{% assign b = \${user_id} %}{% endif %}{% assign c = '${API}?user_id=' | append: b %}${CALLED}`,
    );
  });

  it('is one that is the same for everybody through a variable', () => {
    const before = "{% assign b = 'testUser' %}";
    reports(CODE, `${before}${asking('user_id=«{{ b }}»')}`, asking(ME));
    reports(CODE, `${before}{{ b }}${asking('user_id=«{{ b }}»')}`, `${before}{{ b }}${asking(ME)}`);
    reports(CODE, `{% capture b %}test{% endcapture %}${asking('user_id=«{{ b }}»')}`, asking(ME));
    silent(CODE, `${before}{% assign b = \${user_id} | url_param_escape %}${asking('user_id={{ b }}')}`);
    silent(CODE, `${before}{% if c %}{% assign b = d.e %}{% endif %}${asking('user_id={{ b }}')}`);
    silent(CODE, `{% assign b = '' %}{% for c in d %}{% assign b = c %}{% endfor %}${asking('user_id={{ b }}')}`);
    silent(CODE, asking("user_id={{ ${user_id} | default: 'nobody' | url_param_escape }}"));
  });

  it('is not one that Liquid makes, or none', () => {
    for (const query of [
      ME,
      DEVICE,
      'user_id={{ b }}',
      'user_id=crm-{{ b }}',
      'user_id={id}',
      'user_id=',
      'user_id',
      'user_id={{ b }}&user_id=c',
      'get_amp_props=true',
    ]) {
      silent(CODE, asking(query));
    }
    silent(CODE, '{% connected_content https://x.io?user_id=b :save a %}');
  });

  it('and no-user exclude each other', () => {
    for (const query of ['user_id=b', 'user_id=', 'device_id=b', 'get_amp_props=true', ME]) {
      const codes = problemsOf(asking(query)).map(({ code }) => code);
      assert.ok(!(codes.includes(CODE) && codes.includes('no-user')), query);
    }
  });
});
