/** What stands there, and what people write instead of it; `$1` is what the expression has found. */
export type Slip = readonly [right: RegExp, wrong: string];

const DELIMITERS: readonly Slip[] = [
  [/ ?-?%\}/g, ' }'],
  [/ ?-?%\}/g, ''],
  [/ ?-?%\}/g, '"}'],
  [/-?%\}/g, '}}'],
  [/ ?-?\}\}/g, ' }'],
  [/ ?-?\}\}/g, ''],
  [/\}\}\}/g, '}}'],
  [/\{\{/g, '{'],
  [/\{\{/g, '{{{'],
  [/"([^"\n]*)"/g, '“$1”'],
  [/'([^'\n]*)'/g, '‘$1’'],
  [/'/g, ''],
];

const BLOCKS: readonly Slip[] = [
  [/elsif/g, 'else if'],
  [/elsif/g, 'elsf'],
  [/endif/g, 'end'],
  [/endif/g, 'endfor'],
  [/endfor/g, 'endforeach'],
  [/-?\{%-? end\w+ -?%\}/g, ''],
  [/\bif /g, 'iff '],
  [/\bfor /g, 'foreach '],
  [/assign /g, 'asign '],
  [/unless/g, 'unles'],
];

const EXPRESSIONS: readonly Slip[] = [
  [/ and /g, ' && '],
  [/ or /g, ' OR '],
  [/ == /g, ' = '],
  [/if (.+?) ?-?%\}/g, 'if ($1) %}'],
  [/if (.+?) ?-?%\}/g, 'if not $1 %}'],
  [/ == /g, ' | downcase == '],
  [/\| (\w+)/g, '| $1x'],
  [/ \| /g, ' '],
  [/\| (\w+): /g, '| $1 '],
  [/\| (\w+): ('[^']*')/g, '| $1($2)'],
  [/\| (\w+)/g, '| $1: 1, 2, 3'],
  [/\bin\b/g, 'of'],
  [/(\{%-? assign )(\w+)/g, '$1{{$2}}'],
  [/= /g, ''],
];

const NAMES: readonly Slip[] = [
  [/\$\{(\w+)\}/g, '$1'],
  [/\$\{(\w+)\}/g, '$$$1'],
  [/\.\$\{(\w+)\}/g, '.{$1}'],
  [/\$\{(\w+)\}/g, '${$1 '],
  [/first_name/g, 'firstname'],
  [/custom_attribute/g, 'custom_attributes'],
];

const CALLS: readonly Slip[] = [
  [/ :(\w+)/g, ':$1'],
  [/ :(\w+)/g, ' : $1'],
  [/ :(\w+)/g, ' :$1:'],
  [/ :(\w+)/g, ' :$1x'],
  [/:save (\w+)/g, ':save {{$1}}'],
  [/:save (\w+)/g, ':save my-$1'],
  [/:save \w+/g, ':save'],
  [/:cache_max_age \d+/g, ':cache_max_age 20'],
  [/:cache_max_age/g, ':no_cache :cache_max_age'],
  [/method post/g, 'method put'],
  [/:save/g, ':timeout 5 :save'],
  [/\.com/g, '.com:8080'],
  [/", "/g, '" "'],
  [/"\}/g, '",}'],
  [/"(\w+)": /g, '$1: '],
  [/:body \{\{ body \}\}/g, ':body {"a": 1, "b": 2}'],
];

const REQUESTS: readonly Slip[] = [
  [/https/g, 'http'],
  [/ ?\| url_param_escape/g, ''],
  [/user_id=[^&\s]*/g, 'user_id=testUser'],
  [/user_id=[^&\s]*&?/g, ''],
  [/user_id=/g, 'uid='],
  [/get_recs=true/g, 'get_recs=1'],
  [/&rec_id=\w+/g, ''],
  [/get_recs=true&/g, ''],
  [/get_amp_props=true/g, 'get_amp_prop=true'],
  [/:save/g, ':method post :save'],
  [/:auth_credentials \w+/g, ''],
  [/:auth_credentials \w+/g, ':basic_auth amplitude'],
  [/Api-Key /g, 'Bearer '],
  [/Api-Key \{\{ key \}\}/g, 'Api-Key 0123456789abcdef0123456789abcdef'],
  [/userData/g, 'user_data'],
  [/__http_status_code__ == 200/g, "__http_status_code__ == '200'"],
];

/** One for each kind of mistake that people make in templates like these. */
export const SLIPS: readonly Slip[] = [...DELIMITERS, ...BLOCKS, ...EXPRESSIONS, ...NAMES, ...CALLS, ...REQUESTS];

/** Templates without any mistake that matters. */
export const MESSAGES: readonly string[] = [
  `{% connected_content https://profile-api.amplitude.com/v1/userprofile?user_id={{\${user_id} | url_param_escape}}&get_amp_props=true
   :auth_credentials amplitude
   :cache_max_age 900
   :save profile
%}
{% if profile.__http_status_code__ == 200 %}
  <p>Still in {{ profile.userData.amp_props.city | default: 'town' | escape }}?</p>
{% else %}
  <p>Good morning, {{ \${first_name} | default: 'friend' }}!</p>
{% endif %}`,
  `{%- assign key = custom_attribute.\${key} -%}
{%- assign id = \${user_id} | url_param_escape -%}
{%- connected_content https://profile-api.amplitude.com/v1/userprofile?user_id={{id}}&get_recs=true&rec_id=abc123 :headers {"Authorization": "Api-Key {{ key }}", "Accept": "application/json"} :save answer -%}
{%- assign rec = answer.userData.recommendations[0] -%}
{%- if rec.is_control == false and rec.items.size > 0 -%}
  {%- for item in rec.items limit: 3 -%}
    <a href="https://shop.example.com/{{ item | url_encode }}">{{ item }}</a>
  {%- endfor -%}
{%- else -%}
  <a href="https://shop.example.com/best">What others like</a>
{%- endif -%}`,
  `{% liquid
  assign name = \${first_name} | default: 'friend'
  if custom_attribute.\${plan} == 'gold' or custom_attribute.\${plan} == 'silver'
    echo 'Dear ' | append: name
  elsif \${language} == 'de'
    echo 'Hallo'
  else
    echo 'Hi'
  endif
%}
{% capture body %}{"id": "{{ \${user_id} }}", "n": [1, 2]}{% endcapture %}
{% connected_content https://api.example.com/v2/offers?lang={{ \${language} }} :method post :content_type application/json :body {{ body }} :save offers :retry %}
<ul>{% for offer in offers.list %}<li class="{% cycle 'a', 'b' %}">{{ offer.title | truncate: 20 }}</li>{% endfor %}</ul>
{% unless offers.list.size > 0 %}{% abort_message('no offers') %}{% endunless %}`,
];
