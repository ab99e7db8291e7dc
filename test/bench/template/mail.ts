/** One section of a mail as people send them: markup around a call, a loop and personalization. */
const SECTION = `<table width="100%" cellpadding="0" cellspacing="0" role="presentation" style="font-family:Arial,sans-serif">
<tr><td align="center" class="header" style="padding:12px 24px;color:#333333"><a href="https://example.com/shop?utm_source=mail&utm_medium=email"><img src="https://cdn.example.com/logo.png" alt="Logo" width="120"></a></td></tr>
{% connected_content https://profile-api.amplitude.com/v1/userprofile?user_id={{user_id | url_param_escape}}&get_recs=true&rec_id=abc123 :headers {"Authorization": "Api-Key none"} :save amplitude %}
{% assign recs = amplitude.userData.recommendations[0] %}
{% if recs and recs.is_control == false %}
{% for item in recs.items limit:3 %}<tr><td style="padding:0 0 8px 0"><a href="https://example.com/p/{{ item | url_encode }}">{{ item | capitalize }}</a></td></tr>{% endfor %}
{% else %}<tr><td>Our favourites for you, {{ first_name | default: 'friend' }}, chosen by our editors this week.</td></tr>{% endif %}
</table>
<p style="margin:0;font-size:14px;line-height:20px">You receive this mail because you subscribed in {{ city }}. Unsubscribe at any time.</p>
`;

/** The same, closer to Liquid than to HTML. */
const LOGIC = `{% assign today = 'now' | date: "%s" %}
{% assign difference = finish | minus: today | divided_by: 3600 %}
{% if difference > 59 and difference < 1440 %}You have {{ difference }} hours left, {{ first_name | default: 'friend' }}!
{% elsif difference < 59 %}{% capture urgent %}Only {{ difference }} left{% endcapture %}{{ urgent }}
{% else %}{% for order in orders limit:5 %}{{ order.items[0].name | upcase }} {{ order['sku no'] }}{% endfor %}{% endif %}
{% case tier %}{% when 'gold', 'silver' %}{{ perks | join: ', ' }}{% else %}{{ basic.perk }}{% endcase %}
`;

function repeated(section: string, size: number): string {
  return Buffer.from(section.repeat(Math.ceil(size / section.length)).slice(0, size)).toString();
}

/** A mail of that many characters; every parser that is compared can read it. It ends with a whole section. */
export function mail(size: number): string {
  return repeated(SECTION, size - (size % SECTION.length));
}

export function logic(size: number): string {
  return repeated(LOGIC, size - (size % LOGIC.length));
}

/** Our dialect, where peers cannot follow: `{{ }}` in tags and `${…}`. */
export function dialect(size: number): string {
  const braze = LOGIC.replaceAll('first_name', '$' + '{first_name}').replace(
    '{% if difference',
    '{% if {{difference}}',
  );
  return repeated(braze, size - (size % braze.length));
}
