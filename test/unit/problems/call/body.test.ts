import assert from 'node:assert/strict';
import { problemsOf, reports, silent } from '../checking';

const call = (body: string) => `{% connected_content https://x.io :method post :body ${body} :save a %}{{ a.b }}`;
const CODE = 'body-with-spaces';

describe('body-with-spaces', () => {
  it('is not captured where its braces are wrong', () => {
    const [problem] = problemsOf('{% connected_content https://x.io :method post :body { a }} :save b %}{{ b.c }}');
    assert.equal(problem?.fixes?.some(({ title }) => title.startsWith('Capture')) ?? false, false);
  });

  it('is JSON with blanks that it does not need', () => {
    reports(CODE, call('«{"b": 1, "c": [2, "d"]}»'), call('{"b":1,"c":[2,"d"]}'));
    reports(CODE, call('«{\r\n  "b": "{{ c | d: "e f" }}"\r\n}»'), call('{"b":"{{ c | d: "e f" }}"}'));
    reports(CODE, call('«[1, {"b": "\\""}]»'), call('[1,{"b":"\\""}]'));
  });

  it('is JSON with blanks in its texts, which is captured', () =>
    reports(
      CODE,
      call('«{"b":"c d"}»'),
      `{% capture request_body %}{"b":"c d"}{% endcapture %}${call('{{request_body}}')}`,
    ));

  it('is a form with blanks', () => {
    reports(CODE, call('«b=c d»'), call('b=c%20d'));
    reports(CODE, call('«b=c & d = {{ e }}»'), call('b=c&d={{ e }}'));
    reports(CODE, call('«b={{ c }} }»'), call('b={{ c }}%20}'));
  });

  it('is any other text with blanks', () => {
    const captured = (body: string) => `{% capture request_body %}${body}{% endcapture %}${call('{{request_body}}')}`;
    reports(CODE, call('«<b c="d"/>»'), captured('<b c="d"/>'));
    reports(CODE, call('«{{ b }} {{ c }}»'), captured('{{ b }} {{ c }}'));
    reports(
      CODE,
      `{% assign request_body = 1 %}{{ request_body }}${call('«<b c="d"/>»')}`,
      `{% assign request_body = 1 %}{{ request_body }}${captured('<b c="d"/>').replaceAll('request_body', 'request_body_2')}`,
    );
  });

  it('is mended as far as lines of a liquid tag allow', () => {
    const line = (body: string) =>
      `{% liquid\n  connected_content https://x.io :method post :body ${body} :save a\n%}{{ a.b }}`;
    reports(CODE, line('«{"b": 1}»'), line('{"b":1}'));
    reports(CODE, line('«{"b":"c d"}»'));
  });

  it('is mended without a person in JSON alone', () => {
    const isSafe = (body: string) => problemsOf(call(body)).map(({ fixes }) => fixes.map(({ safe }) => safe));
    assert.deepEqual(isSafe('{"b": 1}'), [[true, false]]);
    assert.deepEqual(isSafe('b=c d'), [[false, false]]);
  });

  it('is not one without blanks outside of Liquid', () => {
    for (const body of [
      '{"b":"{{1 | plus: 1}}"}',
      'b=c&d={{ e | default: "f g" }}',
      '{{ captured }}',
      '{{ captured | strip }}\n ',
      'b="c"',
      '',
    ]) {
      silent(CODE, call(body));
    }
    silent(CODE, '{% connected_content https://x.io :body a=b\n  :content_type application/json :save a %}');
    silent(CODE, '{% connected_content https://x.io :body a=b :timeout 5 :save a %}');
  });
});
