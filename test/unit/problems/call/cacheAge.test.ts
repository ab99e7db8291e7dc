import { reports, silent } from '../checking';

const cachedFor = (seconds: string) =>
  `{% connected_content https://x.io/a :cache_max_age ${seconds} :save a %}{{ a.b }}`;

describe('cache-age-out-of-range', () => {
  it('is less than Braze caches for, or more', () => {
    reports('cache-age-out-of-range', cachedFor('«20»'), cachedFor('300'));
    reports('cache-age-out-of-range', cachedFor('«86400»'), cachedFor('14400'));
  });

  it('is no number', () => {
    reports('cache-age-out-of-range', cachedFor('«1h»'), cachedFor('3600'));
    reports('cache-age-out-of-range', cachedFor('«900s»'), cachedFor('900'));
    reports('cache-age-out-of-range', cachedFor('«1,000»'), cachedFor('1000'));
    reports('cache-age-out-of-range', cachedFor('«10min»'), cachedFor('600'));
    reports('cache-age-out-of-range', cachedFor('«1d»'), cachedFor('300'));
    reports('cache-age-out-of-range', cachedFor('«"900"»'), cachedFor('900'));
    reports('cache-age-out-of-range', cachedFor('«-900»'), cachedFor('300'));
    reports('cache-age-out-of-range', cachedFor('«0x200»'), cachedFor('300'));
    reports('cache-age-out-of-range', cachedFor('«soon»'), cachedFor('300'));
  });

  it('is written with another sign than a blank', () => {
    const sign = (age: string) => `{% connected_content https://x.io :cache_max_age${age} :save a %}{{ a.b }}`;
    reports('cache-age-out-of-range', sign('«=20»'), sign(' 300'));
    reports('cache-age-out-of-range', sign('«=900»'), sign(' 900'));
    reports('cache-age-out-of-range', sign('«"900"»'), sign(' 900'));
  });

  it('is no value, of which another rule speaks', () => silent('cache-age-out-of-range', cachedFor('')));

  it('is not said of what Braze accepts, and of what Liquid decides', () => {
    for (const right of ['300', '14400', '900', '{{ age }}']) silent('cache-age-out-of-range', cachedFor(right));
  });
});

describe('no-cache-with-cache-age', () => {
  const call = (options: string) => `{% connected_content https://x.io/a${options} :save a %}{{ a.b }}`;

  it('contradicts itself', () => {
    reports('no-cache-with-cache-age', call(' «:no_cache» :cache_max_age 900'), call(' :cache_max_age 900'));
    reports('no-cache-with-cache-age', call('\n:cache_max_age 900\n«:no_cache»'), call('\n:cache_max_age 900'));
    reports('no-cache-with-cache-age', call(' «:no_cache» :cache_max_age {{ b }}'), call(' :cache_max_age {{ b }}'));
    reports('no-cache-with-cache-age', call(' «:no_cache» :no_cache :cache_max_age 900'), call(' :cache_max_age 900'));
  });

  it('is not one of the two, or both in two calls', () => {
    silent('no-cache-with-cache-age', call(' :no_cache'));
    silent('no-cache-with-cache-age', call(' :cache_max_age 900'));
    silent('no-cache-with-cache-age', call(' :no_cache') + call(' :cache_max_age 900'));
  });
});
