/** How somebody writes a default attribute and a group: the only differences between the dialects that are measured. */
export interface Dialect {
  readonly attribute: (name: string) => string;
  readonly custom: (name: string) => string;
}

export const BRAZE: Dialect = {
  attribute: (name) => `\${${name}}`,
  custom: (name) => `custom_attribute.\${${name}}`,
};

export const PLAIN: Dialect = { attribute: (name) => name, custom: (name) => `custom_attribute.${name}` };

/** 20 lines of a message as people send them. */
function section({ attribute, custom }: Dialect): string {
  return `<table width="100%" cellpadding="0" cellspacing="0" role="presentation" style="font-family:Arial,sans-serif">
<tr><td align="center" class="header" style="padding:12px 24px;color:#333333">
<h1 style="margin:0;font-size:24px">Hello {{ ${attribute('first_name')} | default: 'friend' | capitalize }}, welcome back to {{ ${attribute('city')} | upcase }}!</h1>
{% assign recs = amplitude.userData.recommendations[0] %}
{% assign points = ${custom('points')} | plus: 120 | times: 2 %}
{% if recs and recs.is_control == false %}
<p>Chosen for you out of {{ recs.items | size }} products, {{ amplitude.userData.amp_props.plan | default: 'free' }} plan:</p>
{% for item in recs.items limit: 8 %}
<p><a href="https://example.com/p/{{ item | url_encode }}?utm_source=mail&amp;pos={{ forloop.index }}">{{ item | replace: '-', ' ' | capitalize | escape }}</a>{% unless forloop.last %}, {% endunless %}</p>
{% endfor %}
{% else %}
<p>Our favourites for you, chosen by our editors this week.</p>
{% endif %}
{% case ${custom('tier')} %}{% when 'gold', 'platinum' %}<p>You have {{ points }} points, and free delivery.</p>{% when 'silver' %}<p>{{ points | minus: 100 }} points.</p>{% else %}<p>Join today.</p>{% endcase %}
{% capture footer %}Sent to {{ ${attribute('email_address')} | downcase | escape }} in {{ ${custom('lists')} | join: ', ' }}{% endcapture %}
{% assign orders = ${custom('orders')} %}
{% for order in orders %}<p>{{ order.name | truncate: 24 }}: {{ order.price | times: order.count | round: 2 }} EUR{% if order.price > 100 and order.count >= 2 %} (large){% endif %}</p>{% endfor %}
<p style="margin:0;font-size:14px;line-height:20px">{{ footer | strip }}. You receive this mail because you subscribed.</p>
</td></tr>
</table>
`;
}

/** A message of so many sections: ten are 200 lines. */
export function message(dialect: Dialect, sections = 10): string {
  return section(dialect).repeat(sections);
}

const attributes = { first_name: 'ann', city: 'Oslo', email_address: 'Ann@Example.com' };
const groups = {
  custom_attribute: {
    points: 1180,
    tier: 'gold',
    lists: ['news', 'offers', 'events'],
    orders: [
      { name: 'A pair of blue running shoes', price: 129.95, count: 2 },
      { name: 'Socks', price: 9.5, count: 5 },
    ],
  },
};

/** What the answer of the Profile API holds. */
const amplitude = {
  userData: {
    user_id: '1',
    amp_props: { plan: 'pro' },
    recommendations: [
      {
        rec_id: 'a1',
        is_control: false,
        items: Array.from({ length: 20 }, (_, index) => `trail-shoe-${index}`),
      },
    ],
  },
};

export const personalization = { ...attributes, ...groups };
export const variables = { amplitude };

/** The same for engines that know variables only. */
export const plain = { ...attributes, ...groups, amplitude };
