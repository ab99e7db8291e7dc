import assert from 'node:assert/strict';
import { problemsOf, reports, silent } from '../checking';

const READ = '{{ a.b }}';

describe('missing-space-before-option', () => {
  it('is an option that touches the URL, or the value before it', () => {
    for (const [before, after] of [
      ['https://x.io/?sort=rating«:headers»{"b": "c"} :save a', 'https://x.io/?sort=rating :headers{"b": "c"} :save a'],
      ['https://x.io/{{ b }}«:save» a', 'https://x.io/{{ b }} :save a'],
      ['https://x.io :headers {"b": "c"}«:save» a', 'https://x.io :headers {"b": "c"} :save a'],
      ['https://x.io :save a«:retry»', 'https://x.io :save a :retry'],
      ['https://x.io :method post«:body» b=c :save a', 'https://x.io :method post :body b=c :save a'],
      ['https://x.io :method post :body b=c«:save» a', 'https://x.io :method post :body b=c :save a'],
      ['https://x.io\r\n  :no_cache«:save» a\r\n', 'https://x.io\r\n  :no_cache :save a\r\n'],
    ] as const) {
      const call = (markup: string) => `{%- connected_content ${markup} -%}${READ}`;
      reports('missing-space-before-option', call(before), call(after));
    }
    reports(
      'missing-space-before-option',
      `{% liquid\n  connected_content https://x.io«:save» a\n%}${READ}`,
      `{% liquid\n  connected_content https://x.io :save a\n%}${READ}`,
    );
  });

  it('is not a colon with a word in a URL or a body', () => {
    for (const markup of [
      'https://x.io/?sort=rating :headers {"b": "c"} :save a',
      'https://x.io/items:body/3?b=c:save&d=e :save a',
      'https://x.io/{{ b }}:p:{{ c }} :save a',
      'https://x.io/?b=c:d :save a',
      'https://x.io :method post :body {"b":true,"c":null} :save a',
      'https://x.io\n:retry\n:save a',
    ]) {
      silent('missing-space-before-option', `{% connected_content ${markup} %}${READ}`);
    }
  });
});

describe('unknown-option', () => {
  const call = (markup: string) => `{% connected_content https://x.io ${markup} %}${READ}`;

  it('is one that was meant to be another', () => {
    for (const [before, after] of [
      [':save a «:rety»', ':save a :retry'],
      [':save a «:retyr»', ':save a :retry'],
      ['«:header» {"b":"c"} :save a', ':headers {"b":"c"} :save a'],
      ['«:Save» a', ':save a'],
      ['«:no-cache» :save a', ':no_cache :save a'],
      ['«:nocache» true :save a', ':no_cache :save a'],
      ['«:contentType» text/plain :save a', ':content_type text/plain :save a'],
      ['«:cache» 900 :save a', ':cache_max_age 900 :save a'],
      ['«:auth» amplitude :save a', ':auth_credentials amplitude :save a'],
      ['«:cache» 100 :save a', ':cache_max_age 300 :save a'],
    ] as const) {
      reports('unknown-option', call(before), call(after));
    }
  });

  it('is one that nobody knows, which is removed with its value and its line', () => {
    reports('unknown-option', call('«:timeout» 5 :save a'), call(':save a'));
    reports('unknown-option', call(':save a «:local»'), call(':save a'));
    reports(
      'unknown-option',
      call(':method post :body b=c «:params» d :save a'),
      call(':method post :body b=c :save a'),
    );
    reports(
      'unknown-option',
      call('\n  «:timeout» {{ b | plus: 1 }}\n  :save a\n'),
      call('\n  :save a\n').replace('io \n', 'io\n'),
    );
  });

  it('is one that stands there already, which is removed', () =>
    reports('unknown-option', call(':save a «:svae» b'), call(':save a')));

  it('is removed where the one that was meant contradicts another', () => {
    reports('unknown-option', call('«:cache» 900 :no_cache :save a'), call(':no_cache :save a'));
    reports('unknown-option', call('«:nocache» :cache_max_age 900 :save a'), call(':cache_max_age 900 :save a'));
  });

  it('is a colon alone', () => {
    reports('unknown-option', call('«:» save a'), call(':save a'));
    reports('unknown-option', call('«:»:save a'), call(':save a'));
    reports('unknown-option', call(':method post :body b=c «:» save a'), call(':method post :body b=c :save a'));
    reports('unknown-option', call(':save a «:»'), call(':save a '));
  });

  it('is a colon behind an option', () => {
    reports('unknown-option', call(':method«:» post :save a'), call(':method post :save a'));
    silent('option-without-value', call(':method: post :save a'));
  });

  it('is a colon before the value of an option', () => {
    reports('unknown-option', call(':method «:»post :body b=c :save a'), call(':method post :body b=c :save a'));
    reports('unknown-option', call(':cache_max_age «:»900 :save a'), call(':cache_max_age 900 :save a'));
    silent('option-without-value', call(':method :post :body b=c :save a'));
  });

  it('is another sign between an option and its value', () => {
    reports('unknown-option', call(':method«:»post :save a'), call(':method post :save a'));
    reports('unknown-option', call(':content_type«=»text/html :save a'), call(':content_type text/html :save a'));
    reports('unknown-option', call(':headers«=»{"b": "c"} :save a'), call(':headers {"b": "c"} :save a'));
    reports('unknown-option', call(':method post :body«=»b=c :save a'), call(':method post :body b=c :save a'));
    reports('unknown-option', call(':retry«=true» :save a'), call(':retry :save a'));
    reports('unknown-option', call('«save»: a'), call(':save a'));
    reports('unknown-option', call('«save»=a'), call(':save a'));
    reports('unknown-option', call('«method»: post body: b=c :save a'), call(':method post :body b=c :save a'));
    silent('unknown-option', call(':method post :body {{ b }}=c :save a'));
    silent('missing-space-before-option', call(':method:post :save a'));
    reports('unknown-option', call(':method«:»put :save a'));
  });

  it('is another sign between blanks, of which alone something is said', () => {
    for (const [before, after] of [
      [':method «=» post :save a', ':method post :save a'],
      [':method post :body «=» b=c :save a', ':method post :body b=c :save a'],
      [':headers «=» {"b": "c"} :save a', ':headers {"b": "c"} :save a'],
      [':headers«=» {"b": "c"} :save a', ':headers {"b": "c"} :save a'],
      [':headers «:» {"b": "c"} :save a', ':headers {"b": "c"} :save a'],
      [':cache_max_age «:» 900 :save a', ':cache_max_age 900 :save a'],
      ['«:cache» = 900 :save a', ':cache_max_age 900 :save a'],
    ] as const) {
      reports('unknown-option', call(before), call(after));
      assert.equal(problemsOf(call(before.replace(/[«»]/g, ''))).length, 1, before);
    }
  });

  it('is a comma, or another sign, that separates the parts of the call', () => {
    const whole = (markup: string) => `{% connected_content ${markup} %}${READ}`;
    for (const before of ['https://x.io/b«,» :save a', 'https://x.io/b «,» :save a', 'https://x.io/b «|» :save a'])
      reports('unknown-option', whole(before), whole('https://x.io/b :save a'));
    reports('unknown-option', call(':retry«,» :save a'), call(':retry :save a'));
    reports('unknown-option', call(':content_type text/html«,»\n:save a'), call(':content_type text/html\n:save a'));
    for (const right of [
      'https://x.io/b,c :save a',
      'https://x.io :method post :body b, :save a',
      'https://x.io/a; :save a',
    ])
      silent('unknown-option', whole(right));
    reports('missing-space-before-option', whole('https://x.io/b,«:save» a'), whole('https://x.io/b :save a'));
    reports('missing-space-before-option', call(':retry,«:save» a'), call(':retry :save a'));
  });

  it('is one that stands in a word with its value', () => {
    reports(
      'unknown-option',
      '{% connected_content https://x.io «:savea1» %}{{ a1.b }}',
      '{% connected_content https://x.io :save a1 %}{{ a1.b }}',
    );
    reports('unknown-option', call('«:methodpost» :body b=c :save a'), call(':method post :body b=c :save a'));
    reports('unknown-option', call(':save a «:cache_max_age900»'), call(':save a :cache_max_age 900'));
    silent('unknown-variable', '{% connected_content https://x.io :saveweather %}{{ weather.b }}');
    reports('unknown-option', call(':save a «:saves»'), call(':save a'));
  });

  it('is one without its colon', () => {
    reports('unknown-option', call('«save» a'), call(':save a'));
    reports('unknown-option', call(':save a «method» post'), call(':save a :method post'));
    reports('unknown-option', call(':save a «retry»'), call(':save a :retry'));
    for (const right of ['save the whales :save a', ':save a methods', 'method']) silent('unknown-option', call(right));
    silent('unknown-variable', `{% connected_content https://x.io save answer %}{{ answer.b }}`);
  });

  it('is removed where an earlier one was meant to be the same', () => {
    const [, second] = problemsOf(call(':Save a :saves b')).filter(({ code }) => code === 'unknown-option');
    assert.deepEqual(
      second?.fixes?.map(({ title }) => title),
      ['Remove “:saves”'],
    );
  });

  it('is mended without a person where one option alone is like it', () => {
    const isSafe = (markup: string) => problemsOf(call(markup)).map(({ fixes }) => fixes.map(({ safe }) => safe));
    assert.deepEqual(isSafe(':save a :rety'), [[true]]);
    assert.deepEqual(isSafe(':save a :timeout 5'), [[false]]);
    assert.deepEqual(isSafe(':save a :cache 900'), [[false, false]]);
  });

  it('is a word that belongs to no option', () => {
    reports('unknown-option', call(':save a :retry «3»'), call(':save a :retry'));
    reports('unknown-option', call(':no_cache «false» :save a'), call(':no_cache :save a'));
    reports('unknown-option', call(':cache_max_age 900 «seconds» :save a'), call(':cache_max_age 900 :save a'));
    reports(
      'unknown-option',
      call(':headers { "b": "c" } «{ "d": "e" }» :save a'),
      call(':headers { "b": "c" } :save a'),
    );
    reports(
      'unknown-option',
      call(':content_type text/plain; «charset=utf-8» :save a'),
      call(':content_type text/plain;charset=utf-8 :save a'),
    );
    reports('unknown-option', call('«{ "b": "c" }» :save a'), call(':headers { "b": "c" } :save a'));
    silent('unknown-option', call(':save a b'));
    silent('unknown-option', `${call(':save a')}{% connected_content https://x.io/b :save c d`);
  });

  it('is there twice', () => {
    reports('unknown-option', call(':retry :save a «:retry»'), call(':retry :save a'));
    reports(
      'unknown-option',
      call(':headers {"b": "c"} :save a «:headers» {"d": "e"}'),
      call(':headers {"b": "c"} :save a'),
    );
    reports('unknown-option', call(':save a «:save» b'), call(':save a'));
    const both = (options: string) => `{% connected_content https://x.io ${options} %}{{ a.c }}{{ b.c }}`;
    reports('unknown-option', both(':save a «:save» b'));
    const other = (options: string) => `{% connected_content https://x.io ${options} %}{{ b.c }}`;
    reports('unknown-option', other(':save a «:save» b'), other(':save b'));
    silent('unknown-variable', other(':save a :save b'));
  });

  it('is one with another sign in the place of its colon', () => {
    for (const sign of [';', '.', ',', '@', '-', '--']) {
      reports('unknown-option', call(`«${sign}save» a`), call(':save a'));
      reports('unknown-option', call(`«${sign}method» post :save a`), call(':method post :save a'));
      assert.equal(problemsOf(call(`${sign}save a`)).length, 1, sign);
    }
    reports('unknown-option', call(':method post :body b=c «:»:save a'), call(':method post :body b=c :save a'));
    silent('body-with-spaces', call(':method post :body b=c ::save a'));
  });

  it('is a word behind a blank in the URL', () => {
    const url = (text: string) => `{% connected_content https://x.io/${text} :save a %}${READ}`;
    reports('unknown-option', url('?b=new «york city&c»'), url('?b=new%20york%20city&c'));
    reports('unknown-option', url('my «file.json»'), url('my%20file.json'));
    reports(
      'unknown-option',
      url('?b={{${city}}} «{{${country} | upcase}}»'),
      url('?b={{${city}}}%20{{${country} | upcase}}'),
    );
    reports('unknown-option', url('b «| json_parse»'), url('b'));
    silent('unknown-option', url('b ?c=d'));
  });

  it('may stand in other tags of Braze', () => {
    const items = (options: string) => `{% catalog_items b c ${options} %}{{ items[0].d }}`;
    reports('unknown-option', items('«:rerendr»'), items(':rerender'));
    reports('unknown-option', items('«:save» d').replace(' %}', '%}'), '{% catalog_items b c%}{{ items[0].d }}');
    const ids = (written: string) => `{% catalog_items ${written} %}{{ items[0].d }}`;
    reports('unknown-option', ids('b c«,» d'), ids('b c d'));
    reports('unknown-option', ids('b«,» {{${city}}}'), ids('b {{${city}}}'));
    reports('unknown-option', ids('b c «rerender»'), ids('b c :rerender'));
    silent('unknown-option', ids('b rerender'));
    reports('missing-space-before-option', ids('b {{${city}}}«:rerender»'), ids('b {{${city}}} :rerender'));
    reports('unknown-option', '{% message_extras «:keyy» a :value b %}', '{% message_extras :key a :value b %}');
    reports('unknown-option', '{% message_extras :key a «:val» b %}', '{% message_extras :key a :value b %}');
  });

  it('is not one that Braze documents, or that a partner does', () => {
    silent('unknown-option', call(':method post :headers {"b": "c"} :body d=e :content_type text/plain :save a'));
    silent('unknown-option', call(':basic_auth b :auth_credentials c :cache_max_age 300 :no_cache :retry :rerender'));
    silent('unknown-option', call(':accept application/vnd.api+json :save a'));
    silent('unknown-option', '{% message_extras :key a :value b %}{% catalog_items b c :rerender %}');
    silent('unknown-option', '{% catalog_selection_items b c :rerender %}');
    silent('unknown-option', '{% connected_content https://x.io/a:timeout?b=:c :save a %}');
    silent('unknown-option', call(':method post :body {"b" :timeout, "c": " :d"} :save a'));
  });
});

describe('option-without-value', () => {
  const call = (markup: string) => `{% connected_content https://x.io ${markup} %}${READ}`;

  it('is an option that another follows, or nothing', () => {
    reports('option-without-value', call('«:cache_max_age» :save a'), call(':cache_max_age 300 :save a'));
    reports(
      'option-without-value',
      call('\n  «:cache_max_age»\n  :retry :save a'),
      call('\n  :cache_max_age 300\n  :retry :save a'),
    );
    reports('option-without-value', call(':save a «:cache_max_age»'), call(':save a :cache_max_age 300'));
    reports('option-without-value', call('«:content_type» :save a'), call(':content_type application/json :save a'));
    reports('option-without-value', call('«:headers» :save a'), call(':save a'));
    reports('option-without-value', call('«:body» :save a'), call(':save a'));
    reports('option-without-value', call('«:method» :save a'), call(':save a'));
    reports('option-without-value', call('«:method» :body b=c :save a'), call(':method post :body b=c :save a'));
    reports('option-without-value', call('«:basic_auth» :save a'), call(':save a'));
    reports('option-without-value', call('«:auth_credentials»\t:save a'), call('\t:save a').replace('io \t', 'io\t'));
  });

  it('is told what the fix writes', () => {
    const [problem] = problemsOf(call(':cache_max_age :save a'));
    assert.equal(problem?.message, '“:cache_max_age” has no value: write “:cache_max_age 300”, or remove it.');
  });

  it('keeps calls to the Profile API authorized', () => {
    const api = (markup: string) =>
      `{% connected_content https://profile-api.amplitude.com/v1/userprofile?user_id={{\${user_id} | url_param_escape}}&get_amp_props=true ${markup} :save a %}{{ a.userData.user_id }}`;
    reports('option-without-value', api('«:auth_credentials»'), api(':auth_credentials amplitude'));
    reports('option-without-value', api('«:headers»'), api(':auth_credentials amplitude'));
    reports(
      'option-without-value',
      api(':auth_credentials shop') + api('«:auth_credentials»').replaceAll(/\ba\b(?!\w)/g, 'c'),
      api(':auth_credentials shop') + api(':auth_credentials shop').replaceAll(/\ba\b(?!\w)/g, 'c'),
    );
    reports('option-without-value', api(':auth_credentials b «:method»'), api(':auth_credentials b'));
    silent('option-without-value', api(':basic_auth'));
  });

  it('is not one that takes none, or has one', () => {
    silent('option-without-value', call(':retry :no_cache :rerender :save a'));
    silent('option-without-value', call(':cache_max_age {{ b }} :method\n  post :save a'));
    silent('option-without-value', call(':headers {} :body {} :save a'));
    silent('option-without-value', call(':save'));
    silent('option-without-value', call(':accept :save a'));
  });
});
