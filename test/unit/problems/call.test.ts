import { reports, silent } from './checking';

const cachedFor = (seconds: string) =>
  `{% connected_content https://x.io/a :cache_max_age ${seconds} :save a %}{{ a.b }}`;

describe('cache-age-out-of-range', () => {
  it('is less than Braze caches for, or more', () => {
    reports('cache-age-out-of-range', cachedFor('«20»'), cachedFor('300'));
    reports('cache-age-out-of-range', cachedFor('«86400»'), cachedFor('14400'));
  });

  it('is no number', () => reports('cache-age-out-of-range', cachedFor('«1h»'), cachedFor('300')));

  it('is not said of what Braze accepts, and of what Liquid decides', () => {
    for (const right of ['300', '14400', '900', '{{ age }}']) silent('cache-age-out-of-range', cachedFor(right));
  });
});
