import assert from 'node:assert/strict';
import { problemsOf } from '../../problems/checking';
import { notOffered, refactored } from './refactoring';

const TITLE = 'Turn into a call of the Profile API';
const API = 'https://profile-api.amplitude.com/v1/userprofile';
const USER = 'user_id={{${user_id} | url_param_escape}}';
const KEY = '0123456789abcdef0123456789abcdef';
const call = (query: string, name = 'amplitude') =>
  `{% connected_content ${API}?${query} :auth_credentials amplitude :save ${name} %}`;

/** What is pasted, with a mark, becomes a call that asks for this. */
function becomes(pasted: string, query: string): void {
  const result = refactored(TITLE, pasted);
  assert.equal(result, call(query));
  const found = problemsOf(result).filter(({ code }) => code !== 'unused-variable');
  assert.deepEqual(
    found.map(({ message }) => message),
    [],
    result,
  );
}

describe('A URL that somebody pasted', () => {
  it('becomes a call for the recipient', () => {
    becomes(`${API}?user_id=u17&get_amp_props=true█`, `${USER}&get_amp_props=true`);
    becomes(`█${API}?get_recs=true&rec_id=a&user_id=u17`, `get_recs=true&rec_id=a&${USER}`);
    becomes(`«${API}?user_id=u17&get_cohort_ids=true»`, `${USER}&get_cohort_ids=true`);
    becomes(`${API}█?get_amp_props=true`, `${USER}&get_amp_props=true`);
    becomes(
      `${API}?device_id=d1█&comp_id=c`,
      'device_id={{most_recently_used_device.${id} | url_param_escape}}&comp_id=c',
    );
  });

  it('may be written as browsers and pages write it', () => {
    becomes(
      `${API}?user_id=u%2F17&get_recs=true█&rec_id=home%20page%2Ccart`,
      `${USER}&get_recs=true&rec_id=home%20page,cart`,
    );
    becomes(`${API}?user_id=u&get_recs=true█&rec_id=caf%C3%A9+1`, `${USER}&get_recs=true&rec_id=caf%C3%A9%201`);
    becomes(`profile-api.amplitude.com/v1/userprofile?user_id=1█&get_amp_props=true`, `${USER}&get_amp_props=true`);
    becomes(
      `HTTP://Profile-API.amplitude.com/v1/userprofile?user_id=1█&get_amp_props=true`,
      `${USER}&get_amp_props=true`,
    );
    becomes(`${API}/?user_id=1█&get_amp_props=true`, `${USER}&get_amp_props=true`);
    becomes(`${API}?user_id=1&amp;get_amp_props=true█`, `${USER}&get_amp_props=true`);
    becomes(
      `${API}?user_id=1&get_cohorts=true█&get_amp_props=true#top`,
      `${USER}&get_cohort_ids=true&get_amp_props=true`,
    );
    becomes(`${API}?user_id=1&get_amp_props=true█&get_amp_props=false`, `${USER}&get_amp_props=true`);
  });

  it('may stand in a request as browsers copy it, which goes as a whole', () => {
    becomes(`fetch("${API}?user_id=1█&get_amp_props=true");`, `${USER}&get_amp_props=true`);
    becomes(
      `█await fetch('${API}?user_id=1&get_amp_props=true', {\n  "headers": { "authorization": "Api-Key ${KEY} :)" },\n  "method": "GET"\n})`,
      `${USER}&get_amp_props=true`,
    );
    notOffered(TITLE, 'fetch("https://x.io/a█")');
  });

  it('leaves a key out, and what the API does not know', () => {
    becomes(`${API}?api_key=${KEY}&user_id=1█&get_amp_props=true&utm_source=x`, `${USER}&get_amp_props=true`);
  });

  it('may stand amid text', () => {
    const text = (link: string) => `<p>See ${link}.</p>\r\n(${link})`;
    assert.equal(
      refactored(TITLE, `<p>See ${API}?user_id=1█&get_amp_props=true.</p>\r\n(…)`),
      text(call(`${USER}&get_amp_props=true`)).replace(/\(.*\)$/, '(…)'),
    );
  });

  it('is saved under a name that is free, or that the template waits for', () => {
    const url = `${API}?user_id=1█&get_amp_props=true`;
    const query = `${USER}&get_amp_props=true`;
    const use = '\n{{ amplitude.userData.amp_props.city | default: 1 }}';
    assert.equal(refactored(TITLE, url + use), call(query) + use);
    const taken = '{% assign amplitude = 1 %}{{ amplitude }}';
    assert.equal(refactored(TITLE, taken + url), taken + call(query, 'amplitude_2'));
    assert.equal(refactored(TITLE, `{{ amplitude }}${url}`), `{{ amplitude }}${call(query, 'amplitude_2')}`);
  });

  it('is left alone where it leads elsewhere, or where it is no text', () => {
    notOffered(TITLE, 'https://api.example.com/v1/userprofile?user_id=1█');
    notOffered(TITLE, 'https://profile-api.eu.amplitude.com/v1/userprofile?user_id=1█');
    notOffered(TITLE, 'https://profile-api.amplitude.com.example.com/v1/userprofile?user_id=1█');
    notOffered(TITLE, 'https://evil.example.com/profile-api.amplitude.com/v1/userprofile?user_id=1█');
    notOffered(TITLE, 'https://profile-api.amplitude.com/v1/userprofiles?user_id=1█');
    notOffered(TITLE, `<a href="${API}?user_id=1█">x</a>`);
    notOffered(TITLE, `{% connected_content ${API}?user_id=1█ :save a %}`);
    notOffered(TITLE, `{% comment %}${API}?user_id=1█{% endcomment %}`);
    notOffered(TITLE, `{% raw %}${API}?user_id=1█{% endraw %}`);
    notOffered(TITLE, `<!-- ${API}?user_id=1█ -->`);
    notOffered(TITLE, `${API}?user_id=1 and █more`);
    notOffered(TITLE, `«${API}?user_id=1 and more»`);
  });

  it('is left alone where a variable gets it', () => {
    notOffered(TITLE, `{% capture url %}\n  ${API}?user_id=█1\n{% endcapture %}{% connected_content {{ url }} %}`);
    const captured = (content: string) => `{% capture text %}<p>${content}</p>{% endcapture %}`;
    assert.equal(refactored(TITLE, captured(`${API}?user_id=1█`)), captured(call(USER)));
  });

  it('may hold placeholders, and Liquid', () => {
    for (const id of ['{{ id }}', '{{user_id}}', '<USER ID>', '{user_id}']) {
      becomes(`${API}?user_id=${id}&get_amp_props=█true`, `${USER}&get_amp_props=true`);
    }
    becomes(`${API}?user_id={{${'${user_id}'}}}█&get_amp_props=true`, `${USER}&get_amp_props=true`);
    becomes(
      `${API}?user_id={{ custom_attribute.${'${crm id}'} | url_encode }}&comp_id=c█`,
      `user_id={{ custom_attribute.${'${crm id}'} | url_encode }}&comp_id=c`,
    );
    becomes(`${API}?user_id=1&get_recs=true&rec_id=<rec_id>█`, `${USER}&get_recs=true&rec_id=YOUR_REC_ID`);
    becomes(`${API}?user_id=1&get_recs=true&rec_id=%7B%7Bx%7D%7D█`, `${USER}&get_recs=true&rec_id=%7B%7Bx%7D%7D`);
    assert.equal(
      refactored(TITLE, `{{ a }}${API}?user_id=1&get_recs=true&rec_id={{█ a }}{{ a }}`),
      `{{ a }}${call(`${USER}&get_recs=true&rec_id={{ a }}{{ a }}`)}`,
    );
  });

  it('may be selected with its line', () => {
    assert.equal(
      refactored(TITLE, `<p>\r\n«  ${API}?user_id=1&get_amp_props=true\r\n»</p>`),
      `<p>\r\n  ${call(`${USER}&get_amp_props=true`)}\r\n</p>`,
    );
  });
});

describe('A cURL command that somebody pasted', () => {
  const query = `${USER}&get_amp_props=true`;
  const url = `${API}?user_id=u17&get_amp_props=true`;

  it('becomes a call without its key', () => {
    becomes(`curl '${url}' -H 'Authorization: Api-Key ${KEY}█'`, query);
    becomes(`curl -s -X GET "${url}█" -H "Authorization: Api-Key $AMPLITUDE_SECRET_KEY"`, query);
    becomes(
      `curl --location --request GET '${url}' \\\n  --header 'Authorization: Api-Key ${KEY}' \\\n  --com█pressed`,
      query,
    );
    becomes(`curl --url █${url.replace('&', '\\&')} -H Authorization:\\ Api-Key\\ ${KEY}`, query);
    becomes(`«curl '${url}' -H 'Authorization: Api-Key ${KEY}'»`, query);
    becomes(`curl $'${url}█' -H $'Authorization: Api-Key ${KEY}'`, query);
    becomes(`curl '${API}?user_id=u'"17&get_amp_props=true█"`, query);
  });

  it('may be one of Windows', () => {
    becomes(`curl.exe "${url}" ^\r\n  -H "Authorization: Api-Key ${KEY}█"`, query);
    becomes(`curl "${url.replace('&', '^&')}" ^\r\n  -H █"accept: */*"`, query);
    becomes(`curl ^"${url.replace('&', '^&')}^" ^\n  -H ^"Authorization: Api-Key ${KEY}█^"`, query);
    becomes(`curl.exe "${url}" \`\n  -H "Authorization: Api-Key ${KEY}█"`, query);
  });

  it('may be one that a browser on Windows copied', () => {
    const copied = '?user_id=ada^%^40x.io^&get_recs=true^&rec_id=a^%^2Cb^"';
    becomes(`curl ^"${API}${copied} ^\r\n  -H ^"a: b█^"`, `${USER}&get_recs=true&rec_id=a,b`);
  });

  it('may be one of PowerShell, with its table of headers', () => {
    const powershell = (program: string) => `${program} "${API}?user_id=u█&get_amp_props=true"`;
    for (const program of ['Invoke-WebRequest -UseBasicParsing -Uri', '$a = Invoke-RestMethod', 'irm', 'iwr -Uri'])
      becomes(`${powershell(program)} -Headers @{ Authorization = 'Api-Key ${KEY}' }`, `${USER}&get_amp_props=true`);
    const table = `@{\r\n"Authorization"="Api-Key ${KEY}"\r\n  "accept"="a;b{}"; "c"="d"\r\n}`;
    const copied = `${powershell('Invoke-WebRequest -Uri')} \`\r\n-WebSession $session \`\r\n-Headers ${table}`;
    becomes(copied, `${USER}&get_amp_props=true`);
    assert.equal(refactored(TITLE, `${copied}\r\nHi!`), `${call(`${USER}&get_amp_props=true`)}\r\nHi!`);
  });

  it('may be one of wget', () =>
    becomes(`wget --header="Authorization: Api-Key ${KEY}" -qO- "${API}?user_id=u█"`, USER));

  it('may be one of Postman whose variables have no values', () => {
    becomes(
      `curl --location --globoff '${API}?user_id={{user_id}}&get_amp_props=true' \\\n--header 'Authorization: Api-Key {{key}}█'`,
      query,
    );
    becomes(`curl '${API}?user_id=█{{ id }}&get_amp_props=true'`, query);
  });

  it('may hold options and their values together', () => {
    becomes(
      `curl -G --url=${API} -duser_id=1█ --data-urlencode=rec_id='a b' -sdget_recs=true`,
      `${USER}&rec_id=a%20b&get_recs=true`,
    );
  });

  it('may give its parameters as data', () => {
    becomes(
      `curl -G ${API} \\\n  --data-urlencode 'user_id=a b' \\\n  --data-urlencode "rec_id=50% off,x&y"█ -d get_recs=true`,
      `${USER}&rec_id=50%25%20off,x%26y&get_recs=true`,
    );
    becomes(`curl --get ${API} -d 'user_id=1&get_amp_props=true'█`, query);
    becomes(`curl -Gd user_id=1 --data-raw get_amp_props=true ${API}█`, query);
    becomes(`curl --url-query user_id=1 --url-query get_amp_props=true █${API}`, query);
  });

  it('is taken with its prompt and its pipe, and no more', () => {
    becomes(`$ curl '${url}█' | jq .userData`, query);
    becomes(`curl '${url}█' -H 'Authorization: Api-Key ${KEY}' > answer.json`, query);
    const lines = (first: string) => `Ask like this:\r\n  ${first}\r\nand read the answer.`;
    assert.equal(refactored(TITLE, lines(`curl '${url}█'`)), lines(call(query)));
    assert.equal(refactored(TITLE, `<pre>curl ${url}█</pre>`), `<pre>${call(query)}</pre>`);
  });

  it('is none amid a sentence: there it is the URL that is pasted', () => {
    assert.equal(refactored(TITLE, `Use curl with ${url}█, please.`), `Use curl with ${call(query)}, please.`);
  });

  it('is left alone when it asks somebody else', () => {
    notOffered(TITLE, `curl 'https://api.example.com/v1/userprofile?user_id=1█'`);
    notOffered(TITLE, `curl https://api.example.com -d url=█${encodeURIComponent(url)}`);
  });
});
