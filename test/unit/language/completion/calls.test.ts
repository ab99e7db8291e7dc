import assert from 'node:assert/strict';
import type { Seen } from '../../../../src/profile/seen';
import { lookedUp, seenOf } from '../people';
import { accepted, completionNamed, labelsAt } from './completing';

const API = 'https://profile-api.amplitude.com/v1/userprofile';

describe('Completion in a call', () => {
  it('offers options that do not stand there yet', () => {
    const labels = labelsAt(`{% connected_content ${API} :save a :█ :retry %}`);
    assert.ok(labels.includes('method') && !labels.includes('save') && !labels.includes('retry'));
    assert.ok(!labels.includes('accept'), 'not documented');
    assert.ok(!labelsAt(`{% connected_content ${API} :no_cache :█ %}`).includes('cache_max_age'));
    assert.ok(!labelsAt(`{% connected_content ${API} :cache_max_age 900 █ %}`).includes('no_cache'));
    assert.ok(labelsAt(`{% connected_content ${API} :cache_█ 900 %}`).includes('cache_max_age'));
  });

  it('writes an option with its colon and a blank', () => {
    assert.equal(accepted(`{% connected_content ${API} █ %}`, 'save'), `{% connected_content ${API} :save  %}`);
    assert.equal(accepted(`{% connected_content ${API} :re█`, 'retry'), `{% connected_content ${API} :retry`);
    assert.equal(
      accepted(`{% connected_content ${API}\n  :me█ post %}`, 'method'),
      `{% connected_content ${API}\n  :method post %}`,
    );
    assert.equal(accepted('{% message_extras :key a :█ %}', 'value'), '{% message_extras :key a :value  %}');
    assert.equal(accepted('{% message_extras █ %}', 'key'), '{% message_extras :key  %}');
    assert.equal(accepted('{% catalog_items a b █ %}', 'rerender'), '{% catalog_items a b :rerender %}');
    assert.deepEqual(labelsAt('{% catalog_selection_items a b █ %}'), []);
    assert.equal(
      accepted(`{% connected_content ${API} █:retry %}`, 'no_cache'),
      `{% connected_content ${API} :no_cache :retry %}`,
    );
  });

  it('offers the values of options', () => {
    const call = (options: string) => labelsAt(`{% connected_content ${API} ${options} %}`);
    assert.deepEqual(call(':cache_max_age █'), ['300', '900', '3600', '14400']);
    assert.deepEqual(call(':save █'), ['amplitude']);
    assert.deepEqual(call(':save am█'), ['amplitude']);
    assert.deepEqual(call(':save amplitude█'), []);
    assert.deepEqual(labelsAt(`{% connected_content ${API} :save █ %}{{ amplitude.userData }}`), ['amplitude']);
    assert.deepEqual(call(`:save amplitude %}{% connected_content ${API} :save █`), ['amplitude_2']);
    assert.deepEqual(call(':headers { "█": "x" }'), ['Authorization', 'Content-Type', 'Accept']);
    assert.deepEqual(call(':headers { "Authorization": "█" }'), ['Api-Key']);
    assert.deepEqual(
      labelsAt(
        `{% connected_content ${API} :auth_credentials mine %}{% connected_content ${API} :auth_credentials █ %}`,
      ),
      ['mine'],
    );
  });

  it('offers credentials, to the Profile API those alone that can hold its header', () => {
    assert.ok(!labelsAt(`{% connected_content ${API} :█ %}`).includes('basic_auth'));
    assert.ok(!labelsAt(`{% connected_content ${API} :ba█ %}`).includes('basic_auth'));
    for (const url of ['https://example.com', '{{ proxy }}/v1/userprofile']) {
      assert.ok(labelsAt(`{% connected_content ${url} :█ %}`).includes('basic_auth'), url);
    }
  });

  it('offers post, except to the Profile API', () => {
    const methods = (url: string, typed = '') => labelsAt(`{% connected_content ${url} :method ${typed}█ %}`);
    assert.deepEqual(methods(API), ['get']);
    assert.deepEqual(methods(`${API}?user_id=1`, 'p'), ['get']);
    assert.deepEqual(methods('https://example.com'), ['get', 'post']);
    assert.deepEqual(methods('{{ proxy }}/v1/userprofile', 'p'), ['get', 'post']);
  });

  const headers: readonly (readonly [headers: string, label: string, expected: string])[] = [
    ['{█}', 'Authorization', '{"Authorization": }'],
    ['{ "Accept": "a",█ }', 'Content-Type', '{ "Accept": "a","Content-Type":  }'],
    ['{ "Accept": "a",\n  █\n}', 'Content-Type', '{ "Accept": "a",\n  "Content-Type": \n}'],
    ['{ █ "Accept": "a" }', 'Content-Type', '{ "Content-Type": █, "Accept": "a" }'],
    ['{Auth█}', 'Authorization', '{"Authorization": }'],
    ['{"█"}', 'Authorization', '{"Authorization": }'],
    ['{ "Au█" }', 'Authorization', '{ "Authorization":  }'],
    ['{ "Au█th }', 'Authorization', '{ "Authorization":  }'],
    ['{ "Au█": "x" }', 'Authorization', '{ "Authorization": "x" }'],
    ['{ "Authorization": "A█ }', 'Api-Key', '{ "Authorization": "Api-Key  }'],
    ['{ "Authorization": █ }', 'Api-Key', '{ "Authorization": "Api-Key █" }'],
    ['{ "authorization": "█" }', 'Api-Key', '{ "authorization": "Api-Key " }'],
  ];
  for (const [template, label, expected] of headers) {
    it(`writes ${JSON.stringify(expected)} as headers`, () => {
      const call = (written: string) => `{% connected_content ${API} :headers ${written} %}`;
      assert.equal(accepted(call(template), label), call(expected));
    });
  }

  it('offers no header twice, and nothing in the place of a key', () => {
    const inHeaders = (written: string) => labelsAt(`{% connected_content ${API} :headers ${written} %}`);
    assert.deepEqual(inHeaders('{ "authorization": "x", "█" }'), ['Content-Type', 'Accept']);
    assert.deepEqual(inHeaders('{ "Authorization": "Api-Key abc█" }'), []);
    assert.deepEqual(inHeaders('{ "Accept": "x" █ }'), []);
    assert.deepEqual(inHeaders('{\n "Accept": {\n "x": 1█\n}\n}'), []);
    assert.deepEqual(inHeaders('{\n a{\n b█\n}\n}'), []);
  });

  it('writes the whole URL', () => {
    const expected = `{% connected_content ${API}?user_id={{\${user_id} | url_param_escape}}& :save a %}`;
    assert.equal(accepted('{% connected_content █ :save a %}', API), expected);
    assert.equal(accepted('{% connected_content htt█ :save a %}', API), expected);
    assert.equal(accepted('{% connected_content https://profile-api.amplitude.com/v1/█ :save a %}', API), expected);
    assert.deepEqual(labelsAt(`{% connected_content ${API}█ :save a %}`), []);
  });
});

describe('Completion in the URL', () => {
  const seen: Seen = {
    ...seenOf(lookedUp('testUser', 'get_recs=true&rec_id=testRecId')),
    ids: { recommendations: ['home', 'a,b'], computations: [], predictions: ['buys'] },
    names: { recommendations: { home: 'Home page' } },
  };
  const call = (query: string) => `{% connected_content ${API}?user_id=1${query} :save a %}`;

  it('offers parameters that do not stand there yet', () => {
    const labels = labelsAt(call('&get_recs=true&█'));
    assert.ok(labels.includes('rec_id') && labels.includes('get_amp_props'));
    assert.ok(!labels.includes('get_recs') && !labels.includes('user_id'));
    assert.ok(labelsAt(`{% connected_content ${API}?█ %}`).includes('user_id'));
  });

  const written: readonly (readonly [query: string, label: string, expected: string])[] = [
    ['&█', 'get_amp_props', '&get_amp_props=true'],
    ['&get█', 'get_recs', '&get_recs=true&rec_id=home'],
    ['&rec_id=x&█', 'get_recs', '&rec_id=x&get_recs=true'],
    ['&█', 'prediction_id', '&prediction_id='],
    ['&ge█t=true', 'get_cohort_ids', '&get_cohort_ids=true'],
    ['&get_amp_props=false&get█', 'get_amp_props', '&get_amp_props=true'],
    ['&get_recs=false&█', 'get_recs', '&get_recs=true&rec_id=home'],
    ['&get_recs=false&rec_id=x&█', 'get_recs', '&get_recs=true&rec_id=x'],
    ['&get_amp_props&█', 'get_amp_props', '&get_amp_props=true'],
    ['&get_amp_props=&get_█', 'get_amp_props', '&get_amp_props=true'],
    ['&get_recs=█', 'true', '&get_recs=true'],
    ['&get_recs=fal█se', 'true', '&get_recs=true'],
    ['&rec_type=█', 'random', '&rec_type=random'],
    ['&rec_id=█', 'testRecId', '&rec_id=testRecId'],
    ['&rec_id=home,█&x=y', 'testRecId', '&rec_id=home,testRecId&x=y'],
    ['&rec_id=h█ome,testRecId', 'home', '&rec_id=home,testRecId'],
  ];
  for (const [query, label, expected] of written) {
    it(`writes ${expected} from ${query}`, () => assert.equal(accepted(call(query), label, seen), call(expected)));
  }

  it('turns false into true from the beginning of the query', () => {
    const first = (query: string) => `{% connected_content ${API}?${query} %}`;
    assert.equal(accepted(first('█&get_amp_props=false'), 'get_amp_props', seen), first('get_amp_props=true'));
    assert.equal(accepted(first('█&get_recs=false'), 'get_recs', seen), first('rec_id=home&get_recs=true'));
  });

  it('says beside each parameter how it is written, and below what it means', () => {
    const { detail, documentation } = completionNamed(call('&█'), 'get_recs', seen);
    assert.equal(detail, 'get_recs=true');
    assert.match(documentation?.(0) ?? '', /exposure/);
    assert.equal(completionNamed(call('&█'), 'rec_type', seen).detail, 'rec_type=model|random');
    assert.equal(completionNamed(call('&█'), 'rec_id', seen).detail, 'rec_id=id,id,…');
  });

  it('takes no Liquid away that stands among the ids', () => {
    assert.deepEqual(labelsAt(call('&rec_id={{ id }}█'), seen), []);
    assert.deepEqual(labelsAt(call('&get_recs={{\n  id\n}}█'), seen), []);
    assert.deepEqual(labelsAt(call("&rec_id={{ id | replace: 'a', 'b' }}█"), seen), []);
    const mixed = '&rec_id={{ id }},te█,{{ other }}';
    assert.equal(accepted(call(mixed), 'testRecId', seen), call('&rec_id={{ id }},testRecId,{{ other }}'));
  });

  it('offers computations that the settings name', () => {
    const named = { ...seen, names: { computations: { ltv: 'Lifetime value' } } };
    assert.equal(completionNamed(call('&comp_id=█'), 'ltv', named).description, 'Lifetime value');
  });

  it('shows names beside ids, each id once', () => {
    assert.deepEqual(labelsAt(call('&rec_id=█'), seen), ['home', 'a', 'b', 'testRecId']);
    const { description, filterText } = completionNamed(call('&rec_id=█'), 'home', seen);
    assert.deepEqual([description, filterText], ['Home page', 'home Home page']);
    assert.deepEqual(labelsAt(call('&rec_id=home,█'), seen), ['a', 'b', 'testRecId']);
  });

  it('offers the recipient’s ids', () => {
    const template = `{% connected_content ${API}?user_id=█ %}`;
    assert.equal(
      accepted(template, 'user_id of the recipient'),
      `{% connected_content ${API}?user_id={{\${user_id} | url_param_escape}} %}`,
    );
  });

  it('puts the recipient’s id in the place of what stands there, not of Liquid', () => {
    const template = (id: string) => `{% connected_content ${API}?device_id=${id}&get_recs=true %}`;
    const expected = template('{{most_recently_used_device.${id} | url_param_escape}}');
    assert.equal(accepted(template('dev█'), 'device ID of the recipient'), expected);
    assert.deepEqual(labelsAt(template('x{{ a }}█')), []);
  });

  it('knows the endpoint of the settings, and no other host', () => {
    const template = '{% connected_content https://eu.example.com/profile?█ %}';
    assert.deepEqual(labelsAt(template), []);
    assert.ok(labelsAt(template, { ...seenOf(), endpoint: 'https://eu.example.com/profile' }).includes('get_recs'));
  });
});
