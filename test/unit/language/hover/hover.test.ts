import assert from 'node:assert/strict';
import { hoverAt } from '../../../../src/language/hover/hover';
import { NOTHING_SEEN, type Seen } from '../../../../src/profile/seen';
import { asked } from '../asking';
import { lookedUp, seenOf } from '../people';

const QUERY = 'get_recs=true&rec_id=testRecId&get_amp_props=true';
const CALL = `{% connected_content https://profile-api.amplitude.com/v1/userprofile?user_id=1&${QUERY} :save a %}\n`;
const HOUR = 3_600_000;

/** What is shown at the `█`; the `«…»` is what it is shown for. */
function hoverIn(template: string, seen: Seen = NOTHING_SEEN): string | undefined {
  const { facts, offset, spans } = asked(template);
  const hover = hoverAt(facts, offset, seen, HOUR + 1000);
  if (spans[0]) assert.deepEqual(hover && { start: hover.start, end: hover.end }, spans[0]);
  return hover?.markdown;
}

describe('Hovering', () => {
  const seen = seenOf(lookedUp('testUser', QUERY), lookedUp('new-user', 'get_amp_props=true'));

  it('over a property shows its kind, the last value and the evidence', () => {
    assert.equal(
      hoverIn(`${CALL}{{ a.userData.amp_props.«libr█ary» }}`, seen),
      '**`library`** text\n\n`"http/1.0"` for `testUser`, 1 hour ago  \nSeen in 1 of 2 profiles; null in 1',
    );
  });

  it('over a property of the sample says that it is sample data', () => {
    assert.match(
      hoverIn(`${CALL}{{ a.userData.amp_props.libr█ary }}`, { ...seen, isSample: true }) ?? '',
      /for `testUser`, 1 hour ago, sample data {2}\n/,
    );
  });

  it('over a computation tells when it was looked up, not when the properties were', () => {
    const call = CALL.replace('get_amp_props', 'get_computations');
    const twice = seenOf(lookedUp('testUser', 'get_computations=true', 'get_amp_props=true'));
    assert.match(hoverIn(`${call}{{ a.userData.amp_props['computed-█prop-2'] }}`, twice) ?? '', /, 1 hour ago/);
    assert.match(hoverIn(`${CALL}{{ a.userData.amp_props.libr█ary }}`, twice) ?? '', /, 59 minutes ago/);
  });

  it('over the empty name shows it as Liquid writes it', () => {
    const awkward = seenOf(lookedUp('awkward-user', 'get_amp_props=true'));
    assert.match(hoverIn(`${CALL}{{ a.userData.amp_props«['█']» }}`, awkward) ?? '', /^\*\*`''`\*\* text\n/);
  });

  it('over a property that is null for everybody says that it exists', () => {
    const empty = seenOf(lookedUp('treated-user', QUERY));
    assert.equal(
      hoverIn(`${CALL}{{ a.userData.amp_props.birthday_vou█cher }}`, empty),
      '**`birthday_voucher`** nothing\n\nSeen in 0 of 1 profile; null in 1',
    );
  });

  it('over a field says what it means', () => {
    assert.match(
      hoverIn(`${CALL}{{ a.userData.«█recommendations»[0] }}`, seen) ?? '',
      /^\*\*`recommendations`\*\* list of objects\n\nOne entry/,
    );
    assert.match(hoverIn(`${CALL}{{ a.«userData█».amp_props }}`) ?? '', /What the Profile API answers/);
    assert.match(hoverIn(`${CALL}{{ a.__http_status_█code__ }}`) ?? '', /2XX/);
  });

  it('over a time shows the date', () => {
    assert.match(
      hoverIn(`${CALL}{% for r in a.userData.recommendations %}{{ r.last_up█dated }}`, seen) ?? '',
      /`1608670720` \(2020-12-22 20:58:40 UTC\)/,
    );
  });

  it('over a field that is not asked for says how to ask', () => {
    assert.match(hoverIn(`${CALL}{{ a.userData.cohort█_ids }}`) ?? '', /\*\*Not asked for\*\*.*`get_cohort_ids=true`/);
  });

  it('over a variable shows its shape and where it is from', () => {
    assert.equal(hoverIn(`${CALL}{{ «█a».userData }}`), '**`a`** object\n\nAnswer of the call on line 1.');
    assert.equal(hoverIn("{% assign «x█» = 'a' %}"), '**`x`** text\n\nAssigned on line 1.');
    assert.equal(hoverIn('{% for «█x» in y %}{% endfor %}'), '**`x`** unknown\n\nItem of the loop on line 1.');
    assert.equal(hoverIn('{{ █x }}'), '**`x`** unknown\n\nNothing in this template defines it.');
  });

  it('over what a loop goes through in an object shows a name and its value', () => {
    const loop = (printed: string) => `${CALL}{% for pair in a.userData.amp_props %}{{ ${printed} }}{% endfor %}`;
    assert.match(hoverIn(loop('«pa█ir»'), seen) ?? '', /list\n\nItem of the loop on line 2.*`"library", "http\/1.0"/s);
    assert.match(hoverIn(loop('pair«[█0]»'), seen) ?? '', /`"library"` for `testUser`.*Also.*`"first_used"`/s);
    assert.match(hoverIn(loop('pair«[█1]»'), seen) ?? '', /`"http\/1.0"` for `testUser`/);
    assert.match(hoverIn(loop('pair.na█me'), seen) ?? '', /no such field/);
  });

  it('over a parameter of a URL that a variable holds shows what it does, too', () => {
    const url = 'https://profile-api.amplitude.com/v1/userprofile?user_id=1';
    const call = '{% connected_content {{ url }} :save a %}';
    assert.match(hoverIn(`{% assign url = "${url}&«get_█recs»=true" %}${call}`) ?? '', /^\*\*`get_recs`\*\*/);
    assert.match(hoverIn(`{% capture url %}${url}&rec_type=«rand█om»{% endcapture %}${call}`) ?? '', /^\*\*`rec_type`/);
    assert.equal(hoverIn(`{% assign url = "${url}&get_█recs=true" %}`), undefined);
  });

  it('over a parameter shows what it does', () => {
    const hover = hoverIn(
      `{% connected_content https://profile-api.amplitude.com/v1/userprofile?«get_█recs»=true :save a %}`,
    );
    assert.match(hover ?? '', /exposure.*`userData.recommendations`.*`rec_id`/s);
    const named = { ...seen, names: { recommendations: { testRecId: 'Picked' } } };
    const value = hoverIn(
      '{% connected_content https://profile-api.amplitude.com/v1/userprofile?rec_id=«x,test█RecId» :save a %}',
      named,
    );
    assert.match(value ?? '', /`testRecId`: `Picked`/);
    const computed = { ...seen, names: { computations: { ltv: 'Lifetime value' } } };
    const api = 'https://profile-api.amplitude.com/v1/userprofile';
    assert.match(hoverIn(`{% connected_content ${api}?comp_id=«l█tv» %}`, computed) ?? '', /`ltv`: `Lifetime value`/);
    assert.equal(hoverIn('{% connected_content https://x.io/?get_█recs=true %}'), undefined);
  });

  it('over a word of the language explains it', () => {
    assert.match(hoverIn("{{ a | «app█end»: 'b' }}") ?? '', /^\*\*`append: text`\*\*.*\[Documentation\]/s);
    assert.match(hoverIn('{{ a | plus█: 1 }}') ?? '', /→/);
    assert.match(hoverIn('{% «i█f» a %}{% endif %}') ?? '', /endif/);
    assert.match(hoverIn('{% if a %}{% end█if %}') ?? '', /if condition/);
    assert.match(hoverIn('{% if a %}{% el█se %}{% endif %}') ?? '', /`if`/);
    assert.match(hoverIn('{% connected_content https://x.io :«cache_max█_age» 900 %}') ?? '', /14400/);
    assert.match(hoverIn('{{ «${first█_name}» }}') ?? '', /first name/);
    assert.match(hoverIn('{{ campaign.${na█me} }}') ?? '', /^\*\*`campaign.\$\{name\}`\*\*/);
    assert.match(hoverIn('{% catalog_items a b :«rer█ender» %}') ?? '', /catalog/);
    assert.equal(hoverIn('{{ a | came█lize }}')?.match(/does not support/g)?.length, 1);
    assert.equal(hoverIn('{{ a | unheard█_of }}'), undefined);
  });

  it('over a word between values explains it', () => {
    assert.match(hoverIn('{% if a «cont█ains» b %}{% endif %}') ?? '', /^\*\*`contains`\*\*/);
    assert.match(hoverIn('{% if a && █b %}{% endif %}') ?? '', /`b`/);
    assert.match(hoverIn('{% for a in b «lim█it»: 2 %}{% endfor %}') ?? '', /at most this many items/);
    assert.match(hoverIn('{% if a %}{% «else█if» b %}{% endif %}') ?? '', /Another branch/);
    assert.match(hoverIn('{{ «custom_attr█ibute».${a} }}') ?? '', /^\*\*`custom_attribute\.\$\{…\}`\*\*/);
  });

  it('over a constant, an argument, a header or the value of an option explains it', () => {
    assert.match(hoverIn('{% if a == «bla█nk» %}{% endif %}') ?? '', /^\*\*`blank`\*\*/);
    assert.match(hoverIn('{% for a in b offset: cont█inue %}{% endfor %}') ?? '', /last loop/);
    assert.match(hoverIn("{{ a | default: 'b', «allow█_false»: true }}") ?? '', /^\*\*`default: /);
    const call = (options: string) => hoverIn(`{% connected_content https://x.io ${options} %}`) ?? '';
    assert.match(call(':headers { «"author█ization"»: "x" }'), /auth_credentials/);
    assert.match(call(':method «po█st»'), /GET or POST/);
    assert.equal(call(':body {{ a }}█'), '');
  });

  it('over what lists and loops know of themselves says what it is', () => {
    assert.match(hoverIn(`${CALL}{{ a.userData.recommendations.si█ze }}`) ?? '', /How many items/);
    assert.match(hoverIn('{% for a in b %}{{ forloop.rin█dex }}{% endfor %}') ?? '', /rounds are left/);
  });

  it('over a list shows how it begins', () => {
    const shown = hoverIn(`${CALL}{{ a.userData.recommendations[0].it█ems }}`, seen) ?? '';
    assert.match(shown, /`"cookie", "cracker", "chocolate milk", "donut", "croissant": 5 items` for `testUser`/);
    assert.match(hoverIn(`${CALL}{{ a.userData.█recommendations }}`, seen) ?? '', /`1 item` for/);
  });

  it('over a text beside an operator shows its name and where it is known from', () => {
    const call = CALL.replace(QUERY, 'get_cohort_ids=true');
    const people = {
      ...seenOf(lookedUp('testUser', 'get_cohort_ids=true')),
      names: { cohorts: { cohort1: 'Newsletter', c9: 'Churned' } },
    };
    const shown = (condition: string) => hoverIn(`${call}${condition}`, people);
    const contains = '{% if a.userData.cohort_ids contains ';
    assert.equal(
      shown(`${contains}«'coh█ort1'» %}`),
      '**`cohort1`** `Newsletter`\n\nSeen in a profile that was looked up.',
    );
    assert.equal(shown(`${contains}'c█9' %}`), '**`c9`** `Churned`\n\nNamed in the settings.');
    assert.equal(
      shown("{% for c in a.userData.cohort_ids %}{% case c %}{% when 'coh█ort3' %}{% endcase %}{% endfor %}"),
      '**`cohort3`**\n\nSeen in a profile that was looked up.',
    );
    assert.equal(shown(`${contains}'no█body' %}`), undefined);
  });

  it('over one of several definitions shows what that one gives', () => {
    assert.match(hoverIn("{% assign «x█» = 1 %}{% assign x = 'a' %}") ?? '', /^\*\*`x`\*\* number/);
  });

  it('over what is not asked for shows what was seen otherwise', () => {
    const bare = CALL.replace(QUERY, 'x=y');
    assert.match(hoverIn(`${bare}{{ a.userData.amp_props.libr█ary }}`, seen) ?? '', /`"http\/1.0"` for `testUser`/);
    assert.doesNotMatch(hoverIn(`${bare}{{ a.userData.cohort█_ids }}`, seen) ?? '', /null in/);
  });

  it('over a computation or property that another parameter fills says which', () => {
    const both = seenOf(lookedUp('testUser', 'get_computations=true', 'get_amp_props=true'));
    const shown = (query: string, use: string) =>
      hoverIn(`${CALL.replace(QUERY, query)}{{ a.userData.amp_props${use} }}`, both) ?? '';
    assert.match(shown('get_amp_props=true', "['computed-█prop-1']"), /Add `get_computations=true` to the URL/);
    assert.match(shown('get_computations=true', '.libr█ary'), /Add `get_amp_props=true` to the URL/);
    assert.doesNotMatch(shown('comp_id=x', "['computed-█prop-1']"), /Not asked for/);
  });

  it('over a variable that holds part of an answer shows what was seen of it', () => {
    const assigned = `${CALL}{% assign x = a.userData.amp_props.library %}`;
    assert.equal(
      hoverIn(`${assigned}{{ «█x» }}`, seen),
      '**`x`** text\n\nAssigned on line 2.\n\n`"http/1.0"` for `testUser`, 1 hour ago  \nSeen in 1 of 2 profiles; null in 1',
    );
    const either = `${CALL}{% if y %}{% assign x = a.userData.amp_props.library %}{% else %}{% assign x = 'b' %}{% endif %}`;
    assert.doesNotMatch(hoverIn(`${either}{{ █x }}`, seen) ?? '', /Seen in/);
  });

  it('over a name that a filter takes shows the field', () => {
    assert.match(
      hoverIn(`${CALL}{{ a.userData.recommendations | map: «'rec█_id'» }}`, seen) ?? '',
      /^\*\*`rec_id`\*\* text.*`"testRecId"` for `testUser`/s,
    );
    assert.match(
      hoverIn(`${CALL}{{ a.userData.amp_props | property_accessor: 'libr█ary' }}`, seen) ?? '',
      /`"http\/1\.0"` for `testUser`/,
    );
    assert.equal(hoverIn("{{ x | map: 'a█' }}"), undefined);
  });

  it('over a field that no answer has says so', () => {
    assert.equal(
      hoverIn(`${CALL}{{ a.userData.recommendations[0].no█pe }}`),
      '**`nope`**\n\nThere is no such field, so it is always nil.',
    );
  });

  it('over the error says when it is there', () => {
    for (const read of ['a.err█or', 'a.userData.err█or', "a['err█or']"]) {
      assert.match(hoverIn(`${CALL}{{ ${read} }}`) ?? '', /^\*\*`error`\*\*\n\nWhy the API has no answer/, read);
    }
    assert.match(hoverIn(`${CALL}{{ a.userData.recommendations[0].err█or }}`) ?? '', /no such field/);
  });

  it('over recommendations that are not asked for shows what was seen otherwise', () => {
    const bare = CALL.replace(QUERY, 'x=y');
    assert.match(hoverIn(`${bare}{{ a.userData.recommend█ations }}`, seen) ?? '', /`1 item` for `testUser`/);
  });

  it('over an item that a filter chose shows what was seen of the list', () => {
    const chosen = "{% assign one = a.userData.recommendations | where: 'is_control', false | first %}";
    assert.match(
      hoverIn(`${CALL}${chosen}{{ one.rec█_id }}`, seen) ?? '',
      /The recommendation’s ID\..*`"testRecId"` for/s,
    );
  });

  it('over anything else shows nothing', () => {
    for (const template of [
      '{{ a.█ }}',
      '{{ a[█] }}',
      '█',
      '<p█>',
      "{{ 'te█xt' }}",
      '{{ 1█2 }}',
      '{% raw %}{{ a█ }}{% endraw %}',
    ]) {
      assert.equal(hoverIn(template), undefined, template);
    }
  });
});
