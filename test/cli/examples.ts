import { CODES } from '../../src/problems/problems';

export const CODE = 'cache-age-out-of-range';

/** Settings in which nothing but that is a problem. */
export const ONLY = JSON.stringify({
  'amplitudeProfile.problems': Object.fromEntries(
    [...CODES].filter((code) => code !== CODE).map((code) => [code, 'off']),
  ),
});

export const WRONG = '{% connected_content https://example.com/a :cache_max_age 20 %}\n';
export const RIGHT = '{% connected_content https://example.com/a :cache_max_age 300 %}\n';

/** A folder's settings, a template with that problem, and one without. */
export const FILES = { 'only.json': ONLY, 'wrong.liquid': WRONG, 'right.liquid': RIGHT };

/** What is said of the template, as text. */
export const LINE =
  'wrong.liquid:1:59: warning: Braze caches an answer for 300 to 14400 seconds: write 300. [cache-age-out-of-range]\n';
