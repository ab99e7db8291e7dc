/** One part of an e-mail as people write them: more than half of its lines hold Liquid, the others carry their style. `N` numbers the parts. */
const SECTION = `{% comment %}Part N: what the recipient may like{% endcomment %}
{% connected_content
  https://profile-api.amplitude.com/v1/userprofile?user_id={{\${user_id} | url_param_escape}}&get_recs=true&rec_id=rN&get_amp_props=true
  :auth_credentials amplitude :cache_max_age 900 :save answerN %}
<table width="100%" border="0" cellpadding="0" cellspacing="0" role="presentation" style="border-collapse:collapse">
  <tr>
    <td align="center" valign="top" style="padding:12px 24px;font-family:Arial,Helvetica,sans-serif;color:#333333">
{% assign recsN = answerN.userData.recommendations[0] %}
{% assign propsN = answerN.userData.amp_props %}
{% if answerN.__http_status_code__ != 200 %}
  {% abort_message('no profile') %}
{% elsif recsN and recsN.is_control == false %}
  {% for item in recsN.items limit:3 %}
    <a href="https://example.com/p/{{ item | url_encode }}?utm_source=mail" style="color:#1f6feb;text-decoration:none">
      {{ forloop.index }}. {{ item | capitalize }}
    </a>
  {% endfor %}
{% else %}
  <p style="margin:0 0 16px 0;font-size:16px;line-height:24px">Our favourites, {{\${first_name} | default: 'friend'}}.</p>
{% endif %}
    </td>
  </tr>
{% capture greetingN %}
  Hello {{ propsN.city | default: 'you' }},
{% endcapture %}
  <tr>
    <td class="note" width="320" style="padding:0 24px 12px 24px;font-size:14px">{{ greetingN | strip }}</td>
    <td width="320" align="left" valign="top" class="stack" style="padding:0 24px 12px 24px">
{% if answerN.userData.cohort_ids contains 'x7f3k' %}
      <b style="font-size:14px;color:#116329">Thank you for being with us.</b>
{% endif %}
      <p style="margin:0;font-size:12px;line-height:18px;color:#666666;font-family:Arial,Helvetica,sans-serif">
        You receive this mail because you subscribed.
      </p>
{% assign visitsN = propsN['gp:visits'] | plus: 0 %}
{% case propsN.plan %}
{% when 'gold', 'silver' %}
      {{ visitsN | times: 2 }} points
{% else %}
      {{ visitsN }} points
{% endcase %}
    </td>
  </tr>
</table>
<hr style="border:0;border-top:1px solid #eeeeee">
`;

/** Milliseconds between two keys of somebody who types fast. */
export const PAUSE = 150;

const PART_LINES = SECTION.split('\n').length - 1;

/** A message of that many lines, one numbered part after the other; what is over the last whole part are lines of text. */
export function letter(lines: number): string {
  const parts = Array.from({ length: Math.floor(lines / PART_LINES) }, (_, part) => SECTION.replaceAll('N', `${part}`));
  return parts.join('') + '<p>Good bye.</p>\n'.repeat(lines % PART_LINES);
}

/** Of the letter that is typed in. */
export const LETTER_LINES = 3500;

/** A letter in which a field is being typed half-way down. */
export interface Unfinished {
  readonly text: string;
  /** Behind the dot of the field. */
  readonly offset: number;
}

/** With `{{ answer9.userData.amp_props. }}` on a line of its own, in the middle. */
export function unfinishedLetter(lines: number): Unfinished {
  const text = letter(lines - 1);
  const part = Math.floor(lines / PART_LINES / 2);
  const at = text.indexOf('<hr ', text.indexOf(`:save answer${part} `));
  const before = `${text.slice(0, at)}{{ answer${part}.userData.amp_props.`;
  return { text: `${before} }}\n${text.slice(at)}`, offset: before.length };
}

/** The same as far as Shopify's Liquid goes, with all lines and offsets as they are; what is typed is a field of its own `product`. */
export function forShopify({ text, offset }: Unfinished): Unfinished {
  const plain = text.replaceAll(/\$\{(\w+)\}/g, '  $1 ');
  const start = plain.lastIndexOf('{{', offset);
  const typed = '{{ product.';
  return {
    text: plain.slice(0, start) + ' '.repeat(offset - start - typed.length) + typed + plain.slice(offset),
    offset,
  };
}
