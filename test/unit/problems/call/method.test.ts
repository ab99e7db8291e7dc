import assert from 'node:assert/strict';
import { problemsOf, reports, silent } from '../checking';

const CODE = 'method-not-supported';
const call = (method: string, rest = '') =>
  `{% connected_content https://x.io :method ${method}${rest} :save a %}{{ a.b }}`;

describe('method-not-supported', () => {
  it('is any but get and post', () => {
    reports(CODE, call('«put»'), call('post'));
    reports(CODE, call('«PATCH»', ' :body b=c'), call('post', ' :body b=c'));
    reports(CODE, call('«delete»'), call('get'));
    reports(CODE, call('«head»'), call('get'));
    reports(CODE, call('«delete»', ' :body b=c'), call('post', ' :body b=c'));
    reports(CODE, call('«psot»'), call('post'));
    reports(CODE, call('«"POST"»'), call('post'));
    reports(CODE, call('\n«GETT»\n'), call('\nget\n'));
  });

  it('is written with another sign than a blank', () => {
    const sign = (value: string) => `{% connected_content https://x.io :method${value} :save a %}{{ a.b }}`;
    reports(CODE, sign('«=post»'), sign(' post'));
    reports(CODE, sign('«="put"»'), sign(' post'));
    reports(CODE, sign('«"get"»'), sign(' get'));
  });

  it('becomes get for the Profile API', () => {
    const api = (method: string) =>
      `{% connected_content https://profile-api.amplitude.com/v1/userprofile?user_id={{\${user_id} | url_param_escape}} :auth_credentials b :method ${method} :body c=d :save a %}`;
    reports(CODE, api('«put»'), api('get'));
  });

  it('is mended without a person when it is a slip of the finger', () => {
    const isSafe = (method: string) => problemsOf(call(method))[0]?.fixes[0]?.safe;
    assert.deepEqual(['psot', '"post"', 'put', 'delete'].map(isSafe), [true, true, false, false]);
  });

  it('is not what Braze knows, in any case, and not what Liquid decides', () => {
    for (const method of ['get', 'post', 'GET', 'Post', '{{ b }}', 'p{{ b }}']) silent(CODE, call(method));
    silent(CODE, '{% connected_content https://x.io :method :save a %}');
    silent(CODE, '{% connected_content https://x.io?method=put :save a %}');
  });
});
