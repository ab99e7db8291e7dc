import assert from 'node:assert/strict';
import { PERSONALIZATION } from '../../../../src/template/vocabulary/personalization';
import { problemsOf, reports, silent } from '../checking';

describe('unknown-personalization', () => {
  const CODE = 'unknown-personalization';

  it('is a group in braces, with the name in braces of its own', () => {
    const CODE = 'unknown-personalization';
    for (const [wrong, right] of [
      ['{{ «${custom_attribute.${a b}}» }}', '{{ custom_attribute.${a b} }}'],
      ['{{«${custom_attribute.${a}}»}}', '{{custom_attribute.${a}}}'],
      ['{{«${custom_attribute.${a}»}}', '{{custom_attribute.${a}}}'],
      ["{% if «${event_properties.${a}}» == 'b' %}c{% endif %}", "{% if event_properties.${a} == 'b' %}c{% endif %}"],
      ["{{ «${custom_attribute.${a}}» | default: 'b' }}", "{{ custom_attribute.${a} | default: 'b' }}"],
    ] as const) {
      reports(CODE, wrong, right);
      assert.deepEqual(
        problemsOf(wrong.replace(/[«»]/g, '')).map(({ code }) => code),
        [CODE],
      );
    }
  });

  it('is an attribute with a wrong letter', () => {
    reports(CODE, 'Hi {{${«firstname»}}}', 'Hi {{${first_name}}}');
    reports(CODE, "{% if ${ «Language» } == 'en' %}{% endif %}", "{% if ${ language } == 'en' %}{% endif %}");
    reports(CODE, '{{campaign.${«nmae»} | upcase}}', '{{campaign.${name} | upcase}}');
    reports(
      CODE,
      '{% connected_content https://x.io/{{targeted_device.${«modle»}}} :save a %}{{ a.b }}',
      '{% connected_content https://x.io/{{targeted_device.${model}}} :save a %}{{ a.b }}',
    );
  });

  it('is one of their own, which belongs to a group', () => {
    reports(CODE, '{{${«favourite colour»}}}', '{{custom_attribute.${favourite colour}}}');
    reports(CODE, '{{canvas.${«wibble»}}}');
  });

  it('is one in brackets behind its group', () => {
    reports(CODE, '{{ «custom_attribute[${plan}]».a }}', '{{ custom_attribute.${plan}.a }}');
    reports(CODE, '{{ «event_properties[${plan}»}}', '{{ event_properties.${plan}}}');
    silent('unfinished-expression', '{{ event_properties[${plan}}}');
    silent(CODE, '{{ custom_attribute[${language}] }}');
  });

  it('holds quotes, or the group', () => {
    reports(CODE, "{{ custom_attribute.${«'plan'»} }}", '{{ custom_attribute.${plan} }}');
    reports(CODE, '{{ «${custom_attribute.plan}» }}', '{{ custom_attribute.${plan} }}');
    reports(CODE, '{{ «event».${plan} }}', '{{ event_properties.${plan} }}');
    silent(CODE, "{{ custom_attribute.${it's} }}{{ custom_attribute.${a.b} }}");
  });

  it('is one that Braze calls otherwise', () => reports(CODE, '{{${«email»}}}', '{{${email_address}}}'));

  it('is a name with filters inside of its braces', () => {
    reports(CODE, "{{ ${«city | default: 'x'» }}", "{{ ${city} | default: 'x' }}");
    reports(CODE, "{{${«city | default: 'x'»}}}", "{{${city} | default: 'x'}}");
    reports(CODE, "{{ ${«city|default: 'x'»} | upcase }}", "{{ ${city}|default: 'x' | upcase }}");
    reports(
      CODE,
      '{% assign a = {{custom_attribute.${«city | upcase»}}} %}{{ a }}',
      '{% assign a = {{custom_attribute.${city} | upcase}} %}{{ a }}',
    );
    reports(CODE, "{% if ${«city | upcase»} == 'X' %}{% endif %}");
    silent('unclosed-tag', "{{ ${city | default: 'x' }}");
    silent(CODE, '{{ custom_attribute.${a | b} }}{{ custom_attribute.${a|size of b} }}'.replace('size', 'wibble'));
  });

  it('is an unknown group', () => {
    reports(CODE, '{{«custom_attributes».${a}}}', '{{custom_attribute.${a}}}');
    reports(
      CODE,
      "{% if {{«event_propertys».${a}}} == 'b' %}{% endif %}",
      "{% if {{event_properties.${a}}} == 'b' %}{% endif %}",
    );
    reports(CODE, '{{«wibble».${a}}}');
  });

  it('is not said of what Braze knows, of any name in an open group, and of text', () => {
    for (const { name, attributes, open } of PERSONALIZATION) {
      const group = name === '' ? '' : `${name}.`;
      for (const attribute of attributes) silent(CODE, `{{${group}\${${attribute.name}}}}`);
      if (open) silent(CODE, `{{${group}\${any näme}.a[0].\${b}}}`);
    }
    for (const right of [
      'Hi ${firstname}',
      '{% assign a = b %}{{ a.${c} }}{{ a.b.${c} }}',
      '{{ ${} }}',
      '<!-- {{${firstname}}} -->{% comment %}{{${firstname}}}{% endcomment %}',
    ])
      silent(CODE, right);
  });
});

describe('missing-personalization-braces', () => {
  const CODE = 'missing-personalization-braces';

  it('is an attribute that is read as a variable', () => {
    reports(CODE, 'Hi {{«first_name»}}', 'Hi {{${first_name}}}');
    reports(CODE, "Hi {{- «first_name» | default: 'you' -}}", "Hi {{- ${first_name} | default: 'you' -}}");
    reports(CODE, "{% if «language» == 'en' %}{% endif %}", "{% if ${language} == 'en' %}{% endif %}");
    reports(CODE, '{% assign a = {{«city»}} %}{{ a }}', '{% assign a = {{${city}}} %}{{ a }}');
    reports(CODE, '{% liquid\n  echo «first_name»\n%}', '{% liquid\n  echo ${first_name}\n%}');
    reports(
      CODE,
      '{% connected_content https://x.io/{{«user_id»}} :save a %}{{ a.b }}',
      '{% connected_content https://x.io/{{${user_id}}} :save a %}{{ a.b }}',
    );
    reports(CODE, '{% assign city = «city» | upcase %}{{ city }}', '{% assign city = ${city} | upcase %}{{ city }}');
  });

  it('is escaped where the Profile API reads it', () => {
    const call = (id: string) =>
      `{% connected_content https://profile-api.amplitude.com/v1/userprofile?user_id=${id} :auth_credentials b :save a %}{{ a.userData.user_id }}`;
    reports(CODE, call('{{«user_id»}}'), call('{{${user_id} | url_param_escape}}'));
    reports(CODE, call('{{ «user_id» | url_encode }}'), call('{{ ${user_id} | url_encode }}'));
    reports(CODE, call('{{«custom_attribute.id»}}'), call('{{custom_attribute.${id} | url_param_escape}}'));
  });

  it('is a name of a group', () => {
    reports(CODE, '{{«custom_attribute.colour»}}', '{{custom_attribute.${colour}}}');
    reports(CODE, "{{ «event_properties['a b']».c }}", '{{ event_properties.${a b}.c }}');
    reports(CODE, '{{«campaign.name»}}', '{{campaign.${name}}}');
    reports(CODE, '{{«custom_attribute[“plan”]»}}', '{{custom_attribute.${plan}}}');
  });

  it('is half of the braces, the third of which is no problem of its own', () => {
    reports(CODE, '{{«$first_name»}}}', '{{${first_name}}}');
    silent('single-braces', '{{$first_name}}}');

    reports(CODE, '{{«$time_zone»}}}', '{{${time_zone}}}');
    reports(CODE, '{{ «$time_zone» }}', '{{ ${time_zone} }}');
    reports(CODE, '{% if {{«$city»}}} == 1 %}{% endif %}', '{% if {{${city}}} == 1 %}{% endif %}');
    reports(CODE, '{{custom_attribute.«$colour»}}', '{{custom_attribute.${colour}}}');
    reports(CODE, '{{ «$wibble» }}');
  });

  it('is not said of variables, groups that may be one, and text', () => {
    for (const right of [
      '{{${first_name}}}',
      "{% assign first_name = 'a' %}{{ first_name }}",
      '{% capture city %}a{% endcapture %}{{ city }}',
      '{% for country in a %}{{ country }}{% endfor %}{{ country }}',
      '{% connected_content https://x.io :save language %}{{ language.a }}',
      '{{ a.first_name }}{{ a["city"] }}{{ "first_name" }}{{ city.name }}',
      '{{ context.a }}{{ campaign.a }}{{ app }}',
      '{{content_blocks.${a}}}{{ first_name }}',
      'first_name $first_name',
    ])
      silent(CODE, right);
  });

  it('is not an unknown variable as well', () =>
    silent('unknown-variable', '{{first_name}}{{custom_attribute.a}}{{$city}}'));
});
