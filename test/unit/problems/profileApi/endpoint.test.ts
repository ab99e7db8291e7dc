import { NOTHING_SEEN } from '../../../../src/profile/seen';
import { reports, silent } from '../checking';
import { API, calling, ME } from './calling';

const call = (url: string, options = '') =>
  `{% connected_content ${url}${options} :auth_credentials b :save a %}{{ a.userData.user_id }}`;

describe('insecure-endpoint', () => {
  const CODE = 'insecure-endpoint';

  it('is http', () => {
    const rest = `://profile-api.amplitude.com/v1/userprofile?${ME}`;
    reports(CODE, call(`«http»${rest}`), call(`https${rest}`));
    reports(CODE, call(`\n  «HTTP»${rest}\n`), call(`\n  https${rest}\n`));
    reports(
      CODE,
      call(`«http»://profile-api.amplitude.com:80/v1/userprofile?${ME}`),
      call(`https://profile-api.amplitude.com/v1/userprofile?${ME}`),
    );
    reports(
      CODE,
      call(`«http»://{{ api }}.amplitude.com/v1/userprofile?${ME}`),
      call(`https://{{ api }}.amplitude.com/v1/userprofile?${ME}`),
    );
  });

  it('is http in what a variable holds', () => {
    const rest = '://profile-api.amplitude.com/v1/userprofile';
    const held = (scheme: string) =>
      `{% assign b = '${scheme}${rest}' %}${call(`{{ b }}?${ME}`)}${call(`{{b}}?${ME}`)}`;
    reports(CODE, held('«http»'), held('https'));
    const captured = (scheme: string) => `{% capture b %}\n${scheme}${rest}?${ME}{% endcapture %}${call('{{ b }}')}`;
    reports(CODE, captured('«HTTP»'), captured('https'));
    silent(CODE, `{% assign b = 'http${rest}' %}{{ b }}`);
    silent(CODE, `{% assign b = 'http://x.io' %}${call(`{{ b }}/v1/userprofile?${ME}`)}`);
  });

  it('is not https, another API, a host that nobody knows, or the endpoint of the settings', () => {
    silent(CODE, call(`${API}?${ME}`));
    silent(CODE, call(`profile-api.amplitude.com/v1/userprofile?${ME}`));
    silent(CODE, call('http://x.io/v1/userprofile'));
    silent(CODE, call('http://amplitude.com.evil.io/v1/userprofile'));
    silent(CODE, call(`http://{{ host }}/v1/userprofile?${ME}`));
    silent(CODE, call(`http://127.0.0.1:8787/v1/userprofile?${ME}`), {
      ...NOTHING_SEEN,
      endpoint: 'http://127.0.0.1:8787/v1/userprofile',
    });
  });
});

describe('eu-endpoint', () => {
  const CODE = 'eu-endpoint';

  it('is any host of Amplitude in the EU', () => {
    for (const host of [
      'profile-api.eu.amplitude.com',
      'api.EU.amplitude.com',
      'a.b.eu.amplitude.com',
      '{{ api }}.eu.amplitude.com',
    ]) {
      reports(CODE, call(`https://«${host}»/v1/userprofile?${ME}`));
      reports(CODE, call(`http://«${host}»`));
    }
    reports(CODE, call('https://«profile-api.eu.amplitude.com:443»/v1'));
    const host = "{% assign b = '«profile-api.eu.amplitude.com»' %}";
    reports(CODE, `${host}${call('https://{{ b }}/v1')}${call('https://{{ b }}/v2')}`);
    reports(CODE, `{% capture b %}https://«api.eu.amplitude.com»/v1{% endcapture %}${call('{{ b }}?c=d')}`);
  });

  it('is not one that only looks like it', () => {
    for (const url of [
      `${API}?${ME}`,
      'https://profile-api.eu.amplitude.com.evil.io/v1/userprofile',
      'https://neu.amplitude.com/v1/userprofile',
      'https://x.io/?host=api.eu.amplitude.com',
      'https://profile-api.{{ region }}.amplitude.com/v1/userprofile?user_id={{ b }}',
    ]) {
      silent(CODE, call(url));
    }
  });
});

describe('post-to-profile-api', () => {
  const CODE = 'post-to-profile-api';

  it('is a POST', () => {
    reports(CODE, call(`${API}?${ME}`, ' :method «post»'), call(`${API}?${ME}`, ' :method get'));
    reports(CODE, call(`${API}?${ME}`, '\n :method\n  «POST»'), call(`${API}?${ME}`, '\n :method\n  GET'));
    reports(
      CODE,
      call(`${API}?${ME}`, ' :method «post» :body {"b":1}'),
      call(`${API}?${ME}`, ' :method get :body {"b":1}'),
    );
  });

  it('moves a form to the URL', () => {
    reports(
      CODE,
      call(API, ` :method «post» :body ${ME}&get_amp_props=true`),
      call(`${API}?${ME}&get_amp_props=true`, ' :method get'),
    );
    reports(
      CODE,
      call(`${API}?${ME}`, ' :body get_amp_props={{ b | c: "d" }} :method «Post»'),
      call(`${API}?${ME}&get_amp_props={{ b | c: "d" }}`, ' :method get'),
    );
    reports(
      CODE,
      call(API, ' :method «post» :body user_id={{${user_id}}}&get_recs=true&rec_id={{custom_attribute.${a}}}'),
      call(`${API}?${ME}&get_recs=true&rec_id={{custom_attribute.${'${a}'} | url_param_escape}}`, ' :method get'),
    );
  });

  it('leaves a form alone of which the API knows nothing', () => {
    reports(
      CODE,
      calling(' :auth_credentials b :method «post» :body c=d'),
      calling(' :auth_credentials b :method get :body c=d'),
    );
    reports(CODE, call(API, ` :method «post» :body ${ME}&c=d`));
  });

  it('is not a GET, what Liquid decides, or another API', () => {
    for (const options of ['', ' :method get', ' :method GET', ' :method {{ b }}', ' :body c=d'])
      silent(CODE, call(`${API}?${ME}`, options));
    silent(CODE, call('https://x.io', ' :method post'));
    silent(CODE, call(`https://{{ host }}/v1/userprofile?${ME}`, ' :method post'));
  });
});

describe('wrong-path', () => {
  const CODE = 'wrong-path';
  const HOST = 'https://profile-api.amplitude.com';
  const PATH = '/v1/userprofile';

  it('is any other than that of the API', () => {
    for (const path of [
      '/v1/userprofiles',
      '/v1/profile',
      '/v2/userprofile',
      '/v1/UserProfile',
      '/userprofile',
      '/',
      '/v1/userprofile/ada',
    ]) {
      reports(CODE, call(`${HOST}«${path}»?${ME}`), call(`${HOST}${PATH}?${ME}`));
    }
    reports(
      CODE,
      call(`profile-api.amplitude.com:443«//v1/userprofile»#a`),
      call(`profile-api.amplitude.com:443${PATH}#a`),
    );
    reports(
      CODE,
      call(`https://«Profile-API.amplitude.com»?${ME}`),
      call(`https://Profile-API.amplitude.com${PATH}?${ME}`),
    );
    reports(CODE, call(`${HOST}«/v1/userprofil»&get_recs=true`), call(`${HOST}${PATH}&get_recs=true`));
  });

  it('is one in what a variable holds', () => {
    const assigned = (path: string) =>
      `{% assign b = '${HOST}${path}?user_id=' | append: \${user_id} %}${call('{{ b }}')}`;
    reports(CODE, assigned('«/v1/users»'), assigned(PATH));
    const captured = (path: string) => `{% capture b %}${HOST}${path}{% endcapture %}${call(`{{ b }}?${ME}`)}`;
    reports(CODE, captured('«/v1/user-profile»'), captured(PATH));
  });

  it('is not the right one, one that Liquid makes, one of another API, or that of the settings', () => {
    silent(CODE, call(`${API}?${ME}`));
    silent(CODE, call(`${API}/?${ME}`));
    silent(CODE, call(`${API}&user_id=1`));
    silent(CODE, call(`${HOST}/{{ version }}/profile?${ME}`));
    silent(CODE, call(`${HOST}/v1/user{{ rest }}`));
    silent(CODE, call(`https://{{ host }}/v1/profiles?${ME}`));
    silent(CODE, call('https://api.amplitude.com/v1/userprofiles'));
    silent(CODE, call('https://profile-api.eu.amplitude.com/v1/userprofiles'));
    silent(CODE, `{% assign b = '${HOST}' %}${call(`{{ b }}${PATH}?${ME}`)}`);
    silent(CODE, call(`${HOST}/v2/userprofile?${ME}`), { ...NOTHING_SEEN, endpoint: `${HOST}/v2/userprofile` });
  });
});
