import assert from 'node:assert/strict';
import { problemsOf, reports, silent } from '../checking';

const WELL_FORMED = [
  '{% if a %}{% elsif b %}{% else %}{% endif %}',
  '{% for a in b %}{% else %}{% endfor %}',
  '{% unless a %}{% else %}{% endunless %}{% case a %}{% when 1 %}{% else %}{% endcase %}',
  '{% comment %}{% if a %}{% endcomment %}{% raw %}{% endfor %}{% endraw %}',
  '<!-- {% if a %} --><!-- {% endif %} -->',
  '{% liquid\n  if a\n    echo b\n  endif\n%}',
  '{% if a %}{% capture b %}{% for c in d %}{% endfor %}{% endcapture %}{% endif %}',
  '{% translation greeting %}Hello!{% endtranslation %}',
];

describe('unclosed-block', () => {
  it('is a block that goes on to the end of the template', () => {
    reports('unclosed-block', 'a «{% if true %}» b', 'a {% if true %} b{% endif %}');
    reports(
      'unclosed-block',
      '  «{%- for a in b -%}»\r\n    {{ a }}\r\n',
      '  {%- for a in b -%}\r\n    {{ a }}\r\n  {%- endfor -%}\r\n',
    );
    for (const name of ['if', 'unless', 'case', 'for', 'tablerow', 'capture']) {
      const tag = name === 'for' || name === 'tablerow' ? `${name} a in b` : `${name} b`;
      reports('unclosed-block', `«{% ${tag} %}»`, `{% ${tag} %}{% end${name} %}`);
    }
  });

  it('is a block that the end of another one cuts off', () => {
    reports(
      'unclosed-block',
      '{% for a in b %}\n  «{% if a %}»\n    x\n{% endfor %}',
      '{% for a in b %}\n  {% if a %}\n    x\n  {% endif %}\n{% endfor %}',
    );
    reports(
      'unclosed-block',
      '{% if a %}«{% for b in c %}»x{% else %}y{% endfor %}{% elsif d %}{% endif %}'.replace('{% endfor %}', ''),
      '{% if a %}{% for b in c %}x{% else %}y{% endfor %}{% elsif d %}{% endif %}',
    );
  });

  it('may stand in a liquid tag', () => {
    reports('unclosed-block', '{% liquid\n  «if a»\n    echo b\n%}', '{% liquid\n  if a\n    echo b\n  endif\n%}');
  });

  it('has the end of its branch, or of another language', () => {
    for (const end of ['endelse', 'endelsif', 'closeif'])
      reports('unknown-tag', `{% if true %}x{% else %}y{% «${end}» %}`, '{% if true %}x{% else %}y{% endif %}');
    reports('unknown-tag', '{% assign a = 1 %}{{ a }}{% «endassign» %}', '{% assign a = 1 %}{{ a }}');
  });

  it('is none where the end of a comment is misspelt', () => {
    for (const name of ['comment', 'raw']) {
      const template = (end: string) => `{% ${name} %}x{% ${end} %}{{ \${city} }}`;
      for (const end of [`en${name}`, `end${name}x`, `end ${name}`]) {
        reports('unknown-tag', template(`«${end}»`), template(`end${name}`));
        assert.equal(problemsOf(template(end)).length, 1, end);
      }
    }
  });

  it('may be a comment, which ends with its line', () => {
    reports('unclosed-block', '«{% comment %}» note\nx', '{% comment %} note{% endcomment %}\nx');
    reports('unclosed-block', '«{% raw %}» {{ a }}\nx');
  });

  it('is each block that nothing ends', () => {
    reports('unclosed-block', '«{% if a %}»«{% for b in c %}»', '{% if a %}{% for b in c %}{% endif %}');
  });

  it('is not said of blocks that end', () => {
    for (const template of WELL_FORMED) silent('unclosed-block', template);
  });

  it('is not said where another problem says it', () => {
    for (const template of ['{% if a %}{% endfor %}', '{% if a %}{% end %}', '{% if a %}{% endfi %}']) {
      silent('unclosed-block', template);
    }
  });
});

describe('stray-end', () => {
  it('is what follows else in its block', () => {
    reports('stray-end', '{% if a %}1{% else %}2{% «else» %}3{% endif %}');
    reports('stray-end', '{% unless a %}1{% else %}2{% «elsif» b %}3{% «else» %}4{% endunless %}');
    reports('stray-end', '{% case a %}{% when 1 %}1{% else %}2{% «when» 3 %}3{% endcase %}');
    reports('stray-end', '{% liquid\n  for a in b\n    echo a\n  else\n    echo 1\n  «else»\n    echo 2\n  endfor\n%}');
  });

  it('is not what follows an else that was meant to be another tag, or stands in another block', () => {
    for (const template of [
      '{% if a %}1{% else if b %}2{% else %}3{% endif %}',
      '{% if a %}1{% else b == 1 %}2{% else %}3{% endif %}',
      '{% if a %}{% if b %}1{% else %}2{% endif %}{% elsif c %}3{% else %}4{% endif %}',
      '{% if a %}{% for b in c %}1{% else %}2{% endfor %}{% else %}3{% endif %}',
      '{% if a %}{% if b %}1{% else %}2{% else %}3{% endif %}',
    ]) {
      silent('stray-end', template);
    }
  });

  it('is an end tag that ends nothing', () => {
    reports('stray-end', 'a{% «endif» %}b', 'ab');
    reports('stray-end', 'a\n  {% «endif» %}\nb', 'a\nb');
    reports('stray-end', 'a\n  {%- «endif» -%}\nb', 'ab');
    reports('stray-end', '{% if a %}{% «endfor» %}{% endif %}', '{% if a %}{% endif %}');
    reports('stray-end', '{% if a %}{% endif %}{% «endif» %}', '{% if a %}{% endif %}');
    reports('stray-end', '{% liquid\n  echo a\n  «endif»\n%}', '{% liquid\n  echo a\n%}');
    reports('stray-end', '{% «endcomment» %}', '');
  });

  it('is a middle tag outside of its block', () => {
    reports('stray-end', '{% «else» %}');
    reports('stray-end', '{% if a %}{% «when» 1 %}{% endif %}');
    reports('stray-end', "{% «elsif» ${language} == 'es' %}Hola");
    reports('stray-end', '{% capture a %}{% «else» %}{% endcapture %}{{ a }}');
  });

  it('is not said of tags that belong to a block', () => {
    for (const template of WELL_FORMED) silent('stray-end', template);
  });

  it('is not said where the tag that opens the block is misspelt', () => {
    silent('stray-end', '{% iff a %}{% else %}{% endif %}');
    silent('stray-end', '{% i a %}{% else %}{% endif %}');
  });

  it('is not said where a misspelt tag seems to have no end', () => {
    for (const template of [
      '{% if a %}{% iff b %}x{% else %}y{% endif %}{% endif %}',
      '{% if a %}{% if b %}{% iff c %}x{% endif %}{% endif %}{% endif %}',
      '{% if a %}{% for b in c %}{% iff d %}x{% endif %}{% endfor %}{% endif %}',
      '{% liquid\n  if a\n    iff b\n    endif\n  endif\n%}',
    ]) {
      silent('stray-end', template);
      silent('mismatched-end', template);
      silent('unclosed-block', template);
    }
    silent('unknown-variable', '{% for a in (1..3) %}{% fro b in (1..3) %}{{ b }}{% endfor %}{{ a }}{% endfor %}');
  });
});

describe('mismatched-end', () => {
  it('is the end of another kind of block', () => {
    reports('mismatched-end', '{% if a %}x{% «endfor» %}', '{% if a %}x{% endif %}');
    reports(
      'mismatched-end',
      '{% for a in b %}{% if a %}{% «endfor» %}{% endfor %}',
      '{% for a in b %}{% if a %}{% endif %}{% endfor %}',
    );
    reports('mismatched-end', '{% liquid\n  if a\n  «endfor»\n%}', '{% liquid\n  if a\n  endif\n%}');
    reports('mismatched-end', '{%- unless a -%}x{%- «endif» -%}', '{%- unless a -%}x{%- endunless -%}');
  });

  it('is the end of the block around, before that of the block inside', () => {
    reports(
      'mismatched-end',
      '{% if a %}{% for b in c %}x{% «endif» %}{% endfor %}',
      '{% if a %}{% for b in c %}x{% endfor %}{% endif %}',
    );
  });

  it('is the end that should be that of the block inside', () => {
    reports(
      'mismatched-end',
      '{% if a %}{% unless b %}x{% «endif» %}y{% endif %}',
      '{% if a %}{% unless b %}x{% endunless %}y{% endif %}',
    );
  });

  it('is the name of the block in place of its end', () => {
    for (const block of ['if ${city}', 'unless ${city}', "for a in 'b'", 'comment']) {
      const name = block.split(' ')[0] ?? '';
      reports('mismatched-end', `{% ${block} %}x{% «${name}» %}y`, `{% ${block} %}x{% end${name} %}y`);
      assert.equal(
        problemsOf(`{% ${block} %}x{% ${name} %}`).filter(({ code }) => code !== 'unused-variable').length,
        1,
      );
    }
    silent('mismatched-end', '{% if ${city} %}{% if %}x{% endif %}{% endif %}');
    silent('mismatched-end', '{% if ${city} %}x{% if');
  });

  it('is not said of the right ends, nor of ends without a block', () => {
    for (const template of [...WELL_FORMED, '{% endif %}', '{% if a %}{% endfor %}{% endif %}']) {
      silent('mismatched-end', template);
    }
  });
});

describe('unknown-tag', () => {
  it('is a name with a wrong letter', () => {
    reports('unknown-tag', '{% «asign» a = 1 %}{{ a }}', '{% assign a = 1 %}{{ a }}');
    reports('unknown-tag', '{%- «iff» true -%}x{% else %}y{% endif %}', '{%- if true -%}x{% else %}y{% endif %}');
    reports('unknown-tag', '{% if true %}{% «elze» %}{% endif %}', '{% if true %}{% else %}{% endif %}');
    reports('unknown-tag', '{% if true %}x{% «endfi» %}', '{% if true %}x{% endif %}');
    reports('unknown-tag', '{% «Abort_Message»() %}', '{% abort_message() %}');
    reports(
      'unknown-tag',
      '{% «conected_content» https://x.io :save a %}{{ a.b }}',
      '{% connected_content https://x.io :save a %}{{ a.b }}',
    );
    reports('unknown-tag', '{% liquid\n  «ecoh» 1\n%}', '{% liquid\n  echo 1\n%}');
    reports('unknown-tag', '{% if true %}{% «elsf» true %}{% endif %}', '{% if true %}{% elsif true %}{% endif %}');
    reports('unknown-tag', '{% if true %}{% «els if» true %}{% endif %}', '{% if true %}{% elsif true %}{% endif %}');
    reports('unknown-tag', '{% if true %}{% «els» %}{% endif %}', '{% if true %}{% else %}{% endif %}');
  });

  it('is a name in a block of the kind that was meant', () =>
    reports(
      'unknown-tag',
      '{% if true %}{% «iff» true %}x{% endif %}y{% endif %}',
      '{% if true %}{% if true %}x{% endif %}y{% endif %}',
    ));

  it('is what other languages call a tag', () => {
    reports('unknown-tag', '{% «set» a = 1 %}{{ a }}', '{% assign a = 1 %}{{ a }}');
    reports('unknown-tag', "{% «abort»('no') %}", "{% abort_message('no') %}");
    reports(
      'unknown-tag',
      '{% «foreach» a in (1..3) %}{{ a }}{% «endforeach» %}',
      '{% for a in (1..3) %}{{ a }}{% endforeach %}',
    );
    reports('unknown-tag', '{% «fi» ${city} %}x{% endif %}', '{% if ${city} %}x{% endif %}');
  });

  it('is two words of one name, or none before a value that is given to a name', () => {
    reports(
      'unknown-tag',
      '{% «connected content» https://x.io :save a %}{{ a.b }}',
      '{% connected_content https://x.io :save a %}{{ a.b }}',
    );
    reports('unknown-tag', "{% «abort message»('no') %}", "{% abort_message('no') %}");
    reports('unknown-tag', '{% «cap ture» a %}x{% endcapture %}{{ a }}', '{% capture a %}x{% endcapture %}{{ a }}');
    reports('unknown-tag', '{% if ${city} %}x{% «els e» %}y{% endif %}', '{% if ${city} %}x{% else %}y{% endif %}');
    reports('unknown-tag', '{% if ${city} %}x{% «e ndif» %}', '{% if ${city} %}x{% endif %}');
    reports('unknown-tag', '{% «a» = 1 %}{{ a }}', '{% assign a = 1 %}{{ a }}');
    reports('unknown-tag', '{% «a» == 1 %}');
  });

  it('is how other languages end a block', () => {
    for (const end of ['end', 'end if', '/if', 'fi']) {
      reports('unknown-tag', `{% if true %}x{% «${end}» %}`, '{% if true %}x{% endif %}');
    }
    reports(
      'unknown-tag',
      '{% if true %}{% for a in b %}x{% «end» %}{% «end» %}',
      '{% if true %}{% for a in b %}x{% endfor %}{% end %}',
    );
  });

  it('is a name without the blank behind it', () => {
    reports('unknown-tag', '{% «assignname» = 1 %}{{ name }}', '{% assign name = 1 %}{{ name }}');
    reports('unknown-tag', '{% «iftrue» == true %}x{% endif %}', '{% if true == true %}x{% endif %}');
  });

  it('is a name that the end tag explains', () => {
    reports('unknown-tag', '{% «i» true %}x{% else %}y{% endif %}', '{% if true %}x{% else %}y{% endif %}');
  });

  it('has no fix where nobody knows what was meant, or a block would lack its end', () => {
    reports('unknown-tag', '{% «section» "header" %}');
    reports('unknown-tag', '{% «wibble» %}x{% endwibble %}');
    reports('unknown-tag', '{% «iff» true %}x');
    reports('unknown-tag', '{% «doc» %}x{% enddoc %}');
    reports('unknown-tag', '{% «set» %}');
    reports('unknown-tag', '{% «[ for a in b» %}{% endfor %}');
    reports('unknown-tag', '{% «iota» >= 1 %}x{% endif %}');
  });

  it('is not said of tags that Braze or Liquid know', () => {
    for (const right of [
      "{% if a %}{% endif %}{% echo b %}{% cycle 'a', 'b' %}{% increment c %}{% render 'd' %}{% # note %}",
      "{% abort_message %}{% abort_message() %}{% abort_message ('x') %}{% promotion('list') %}",
      '{% catalog_items c {{ d }} %}{% catalog_selection_items c d %}{% message_extras :key a :value b %}',
      '<a href="{% translation id_1 %}{% landing_page_url autumn-sale %}{% endtranslation %}">x</a>',
      '{% shopping_cart {{context.${cart_id}}} %}{% for item in shopping_cart.products %}{% endfor %}',
      '{% translation greeting %}Hello!{% endtranslation %}',
      '{% if a %}{% elseif b %}{% else if c %}{% endif %}',
      '<!-- {% wibble %} -->{% raw %}{% wibble %}{% endraw %}{% comment %}{% wibble %}{% endcomment %}',
      '{% ifchanged %}{% endifchanged %}{% tablerow a in b %}{% endtablerow %}',
    ])
      silent('unknown-tag', right);
  });
});
